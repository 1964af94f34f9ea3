"""Runs the command line as `python -m districtdesk.cli`."""

import sys

from .program import main

sys.exit(main())

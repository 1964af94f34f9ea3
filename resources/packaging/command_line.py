"""Where the packaged command line begins."""

import sys

from districtdesk.cli import main

sys.exit(main())

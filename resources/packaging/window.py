"""Where the packaged program begins: the window."""

import sys

from districtdesk.__main__ import main

sys.exit(main())

"""`python -m hunanfacts`."""

import sys

from hunanfacts.cli import main

sys.exit(main())

"""`python -m hunanfacts`."""

import sys

from hunanfacts.command.main import main

sys.exit(main())

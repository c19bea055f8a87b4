"""`python -m hunanfacts`."""

import sys

from hunanfacts.front import main

sys.exit(main())

"""`python -m bangvang.cli …`"""

import sys

from bangvang.cli import main

sys.exit(main())

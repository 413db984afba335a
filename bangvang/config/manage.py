"""Django's own commands: `python -m bangvang.config.manage …`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
    execute_from_command_line(sys.argv)

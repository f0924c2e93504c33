#!/usr/bin/env python
"""Entrance for management commands; `bin/manage` calls it with the local servers up."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> int:
    """Run one management command; a wrong setting ends with one line and status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clusterbeleid.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        print(f"manage.py: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

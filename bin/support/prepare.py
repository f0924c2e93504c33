"""Run by bin/run with our Python: one Django start for sentences, tables, demo data and logins.

Progress goes to standard error; standard output holds the logins and nothing else.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils.translation.reloader import translation_file_changed


def main() -> int:
    """Prepare the database; a fault the person can mend is one line and status 1."""
    try:
        django.setup()
        call_command("build_messages", stdout=sys.stderr)
        # What was read while Django started knew nothing of catalogues that were not built yet.
        translation_file_changed(None, Path("django.mo"))
        call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
        call_command("load_demo", "--if-empty", stdout=sys.stderr)
        call_command("demo_logins")
    except (ImproperlyConfigured, CommandError) as fault:
        print(f"clusterbeleid: {fault}", file=sys.stderr)
        return 1
    except OperationalError as fault:
        print(f"the database does not answer: {str(fault).splitlines()[0]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""``manage.py messages``: bring the Dutch catalogues in line with the code; ``--check`` only says what is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core import i18n
from clusterbeleid.core.catalogues import our_apps


class Command(BaseCommand):
    """Collects messages per app and updates or checks ``<app>/locale/nl/LC_MESSAGES/django.po``."""

    help = "Update the Dutch catalogues, or check them with --check."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the apps and the choice between updating and checking."""
        parser.add_argument("apps", nargs="*", help="labels of apps; all when left out")
        parser.add_argument(
            "--check", action="store_true", help="change nothing, fail when something is wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Update or check; raises CommandError with one line for each fault."""
        apps = our_apps(options["apps"])
        if not options["check"]:
            everyone = our_apps()
            for app in apps:
                changed = i18n.update(app, [other for other in everyone if other != app])
                self.stdout.write(f"{app.label}: {'updated' if changed else 'unchanged'}")
        faults = i18n.check(apps)
        if faults and options["check"]:
            raise CommandError("\n".join(["the catalogues are not complete:", *map(str, faults)]))
        for fault in faults:
            self.stdout.write(str(fault))

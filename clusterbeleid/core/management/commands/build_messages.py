"""``manage.py build_messages``: compile the catalogues that changed; quick when none did."""

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import i18n
from clusterbeleid.core.catalogues import our_apps


class Command(BaseCommand):
    """Compiles every ``django.po`` of ours into the ``django.mo`` that Django reads."""

    help = "Compile the Dutch catalogues."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile what is older than its source."""
        built = [app.label for app in our_apps() if i18n.compile_catalogue(app)]
        self.stdout.write(
            f"compiled: {', '.join(built)}" if built else "all catalogues are up to date"
        )

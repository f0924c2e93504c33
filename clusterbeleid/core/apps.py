"""The ground floor as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """Parameters, outbox, states, files, tasks and the clock."""

    name = "clusterbeleid.core"
    label = "core"

    def ready(self) -> None:
        """Load what the rooms register by being read: the text of each code, the name of each message."""
        autodiscover_modules("sentences", "notifications")

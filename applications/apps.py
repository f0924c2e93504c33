"""The room applications as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Calls, expressions of interest and full proposals."""

    name = "applications"
    label = "applications"

    def ready(self) -> None:
        """Tell the ground floor about files, messages and jobs."""
        import_module("applications.registry")

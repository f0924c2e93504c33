"""The room cofinancing as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class CofinancingConfig(AppConfig):
    """Contributions and the 80 % rule."""

    name = "cofinancing"
    label = "cofinancing"

    def ready(self) -> None:
        """Tell the ground floor about tasks, jobs, messages, files and figures."""
        import_module("cofinancing.registry")

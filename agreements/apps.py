"""The room agreements as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Support schemes, agreements, project years and the aid ledger."""

    name = "agreements"
    label = "agreements"

    def ready(self) -> None:
        """Tell the ground floor about tasks, jobs, messages, files and figures."""
        import_module("agreements.registry")

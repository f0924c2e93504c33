"""The room evaluations as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Yearly plans and reports, indicators, interim evaluations."""

    name = "evaluations"
    label = "evaluations"

    def ready(self) -> None:
        """Tell the ground floor about files, messages and jobs."""
        import_module("evaluations.registry")

"""The room projects as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Innovation projects on earmarked money, their types and what they yield."""

    name = "projects"
    label = "projects"

    def ready(self) -> None:
        """Tell the ground floor about sentences and imports."""
        import_module("projects.registry")

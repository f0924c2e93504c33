"""The room committee as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    """The committee (HBC): roster, meetings, interests, votes, decisions, letters."""

    name = "committee"
    label = "committee"

    def ready(self) -> None:
        """Tell the ground floor about files, tasks, jobs and messages."""
        import_module("committee.registry")

"""The door for other systems as a Django app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Machine clients, and the REST API under ``/api/v1/``."""

    name = "clusterbeleid.api"
    label = "api"

    def ready(self) -> None:
        """Give the codes of this room their sentences, and its night its name."""
        import_module("clusterbeleid.api.sentences")
        import_module("clusterbeleid.api.registry")

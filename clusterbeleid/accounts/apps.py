"""People as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, mandates and login."""

    name = "clusterbeleid.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Tell the ground floor about messages, the overview of the day and what people chose."""
        import_module("clusterbeleid.accounts.notifications")

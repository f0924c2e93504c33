"""People as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, mandates and login."""

    name = "clusterbeleid.accounts"
    label = "accounts"

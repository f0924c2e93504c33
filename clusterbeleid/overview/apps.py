"""Pages that combine rooms, as a Django app without models."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Portfolio, cluster page, history and supervision sheet."""

    name = "clusterbeleid.overview"
    label = "overview"

"""The apps of ours that own messages, as installed."""

from collections.abc import Collection
from pathlib import Path

from django.apps import apps
from django.conf import settings

from clusterbeleid.core.i18n import App, find_apps


def our_apps(labels: Collection[str] = ()) -> list[App]:
    """Return our own apps in order of installation, all or those named; raises LookupError for an unknown label."""
    root = Path(settings.BASE_DIR)
    ours = [
        (config.label, Path(config.path))
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(root) and ".venv" not in Path(config.path).parts
    ]
    found = find_apps(ours, root / "templates")
    for label in labels:
        apps.get_app_config(label)
    return [app for app in found if not labels or app.label in labels]

"""The project itself: settings, entrances, and the rooms every other room stands on.

The Celery application is imported here because `shared_task` binds to whatever application is current
when a process starts; without it the web process would publish to an unconfigured broker.
"""

from clusterbeleid.celery import app as celery_app

__all__ = ["celery_app"]

"""Applications in which somebody of the agency declared an interest, or in their cluster (A16)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from applications.models import Application
from clusterbeleid.core.actors import Actor
from clusters.queries import shut_for


def scopes_of(application: Application) -> tuple[str, ...]:
    """Return the files in which an interest keeps somebody away from the application."""
    if application.cluster_id is None:
        return (application.scope,)
    return application.scope, f"cluster:{application.cluster_id}"


def shut_files(actor: Actor, *, on: date) -> Q:
    """Return the condition that an application is shut for the actor by an own interest."""
    own = shut_for(actor, "application:", on=on)
    return Q(own) | Q(shut_for(actor, "cluster:", on=on, key="cluster_id"))

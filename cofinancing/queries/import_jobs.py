"""Files with contributions that were handed in, through the eyes of an actor."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.queries import visible_jobs


def visible_imports(
    actor: Actor, project_year: ProjectYear, kinds: tuple[str, ...], *, on: date
) -> QuerySet[BackgroundJob]:
    """Return the checks and imports of files for a project year, last first.

    Only one's own, and all for the head of team: the errors in a file may name lines in files
    that others may not see (A5).
    """
    found = visible_jobs(actor, on=on).filter(kind__in=kinds, subject_id=project_year.pk)
    if not actor.has(Role.HEAD_OF_TEAM):
        found = found.filter(started_by_id=actor.user_id or 0)
    return found.order_by("-pk")


def import_of(preview: BackgroundJob, kind: str) -> BackgroundJob | None:
    """Return the last import that this preview was confirmed for, if any."""
    return BackgroundJob.objects.filter(kind=kind, options__preview=preview.pk).last()

"""What the committee needs of an advised application: who has a stake, who gets the letter (R53)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from applications.enums import ApplicationState, Step
from applications.models import Application, ConsortiumMember
from applications.queries.calls import writers_of
from applications.queries.judging.files import judged_applications
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusters.models import Cluster

FOR_COMMITTEE = (ApplicationState.ADVISED, ApplicationState.ON_AGENDA)


def application_for_committee(application_id: int) -> Application:
    """Return a full proposal; raises ``LookupError`` when there is none with this key."""
    found = Application.objects.select_related("call", "applicant", "cluster")
    row = found.filter(pk=application_id, step=Step.FULL, submitted_at__isnull=False).first()
    if row is None:
        raise LookupError(application_id)
    return row


def waiting_applications(actor: Actor, on: date) -> Sequence[tuple[int, str]]:
    """Return the advised full proposals for who fills the agenda: key, reference and title."""
    found = Application.objects.filter(step=Step.FULL, state=ApplicationState.ADVISED)
    if not actor.has(Role.COMMITTEE_SECRETARY):
        found = found.filter(pk__in=judged_applications(actor, on=on).order_by().values("pk"))
    rows = found.order_by("reference").values_list("pk", "reference", "title")
    return [(key, f"{reference} {title}") for key, reference, title in rows]


def organisations_with_a_stake(application: Application) -> frozenset[str]:
    """Return the KBO numbers of applicant and consortium."""
    rows = ConsortiumMember.objects.filter(application=application)
    return frozenset(rows.values_list("kbo", flat=True)) | {application.applicant.kbo}


def people_to_tell(application: Application, *, on: date) -> list[User]:
    """Return who acts for the applicant on ``on``."""
    moment = datetime.combine(on, time(12), tzinfo=BRUSSELS)
    return writers_of([application], moment)[application.pk]


def name_is_taken(name: str) -> bool:
    """Tell whether a cluster has this name already."""
    return Cluster.objects.filter(name__iexact=name).exists()

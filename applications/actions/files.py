"""Starting an application, and its title and period."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from applications.actions.calls import locked_call
from applications.actions.common import next_reference, opened_for
from applications.actions.data import FileData
from applications.models import Application, Call
from applications.permissions.files import may_start_application
from applications.queries.calls import window_of
from applications.queries.files import clusters_to_continue, own_organisation
from applications.queries.register import known_size
from applications.rules.calls import check_window
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import record_creations
from clusters.actions.common import day_of
from clusters.models import Cluster

GENERAL = "general"


@transaction.atomic
def start_application(
    call: Call, title: str, cluster: Cluster | None = None, *, actor: Actor, at: datetime
) -> Application:
    """Begin an application in the first step of a call, for the organisation one acts for.

    Raises ``Refused`` outside the term, for an organisation that is not in the register, or a
    ``cluster`` that it does not carry out.
    """
    require(may_start_application(actor))
    held = locked_call(call)
    organisation = own_organisation(actor)
    if organisation is None:
        raise Refused.because("applications.not_registered", "R66")
    if cluster is not None:
        allowed = clusters_to_continue(organisation, held, on=day_of(at))
        if not allowed.filter(pk=cluster.pk).exists():
            raise Refused.because("applications.other_cluster", "R11")
    application = Application(
        call=held,
        applicant=organisation,
        cluster=cluster,
        applicant_size=known_size(organisation, on=day_of(at)),
        step=held.first_step,
        reference=next_reference(held),
        title=title.strip(),
        language=actor.language,
        started_by_id=actor.user_id,
        is_demo=organisation.is_demo,
    )
    refuse(check_window(window_of(application, at)))
    save_tracked(application, actor=actor, at=at, reason="applications.started")
    record_creations([application], "start_application", actor=actor, at=at)
    return application


@transaction.atomic
def correct_application(
    application: Application,
    data: FileData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Application:
    """Change title, language and period; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    stored = opened_for(application, GENERAL, actor=actor, at=at)
    for name, value in asdict(data).items():
        setattr(stored, name, value)
    return save_tracked(
        stored,
        actor=actor,
        at=at,
        reason="applications.corrected",
        expected_version=expected_version,
    )

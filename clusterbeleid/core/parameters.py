"""Dated legal figures: reading the approved ones, proposing and deciding on a change."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, QuerySet

from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM, Actor, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import LegalParameter
from clusterbeleid.core.parameter_transitions import DECIDERS, PARAMETERS
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.transitions import Verdict

FIRST_LOAD = "parameter.first_load"
DATA_FILES = ("legal_parameters.csv", "house_parameters.csv")
READERS = frozenset(role.value for role in Role) - CLUSTER_SIDE - {Role.EXPERT.value}
_DATA_FOLDER = Path(settings.BASE_DIR) / "clusterbeleid" / "core" / "data"


@dataclass(frozen=True)
class ParameterDraft:
    """A value to propose: ``value`` in the unit the key names, period inclusive."""

    key: str
    value: Decimal
    valid_from: date
    valid_to: date | None
    rule: str
    source: str
    certainty: str


def row_of(parameter: LegalParameter) -> ParameterRow:
    """Return the stored figure as the value that rules understand."""
    return ParameterRow(
        key=parameter.key,
        value=parameter.value,
        valid=Period(parameter.valid_from, parameter.valid_to),
        rule=parameter.rule,
        source=parameter.source,
        certainty=Certainty(parameter.certainty),
        row_id=parameter.pk,
    )


def current_params() -> Params:
    """Return all approved figures, past and present; one query when nothing changed.

    A rule asks for the row valid on its granting date (R1). The events of the table name its
    content: the triggers write one for every change, whoever makes it. Their number counts too,
    for the last one stored need not be the last one numbered.
    """
    event = apps.get_model("core", "LegalParameterEvent")
    found = event._default_manager.aggregate(last=Max("pgh_id"), number=Count("pgh_id"))
    events = (found["last"], found["number"])
    if _kept.events != events:
        approved = LegalParameter.objects.filter(state=ParameterState.APPROVED)
        _kept.params = Params(row_of(parameter) for parameter in approved)
        _kept.events = events
    return _kept.params


class _Kept:
    """The figures as this process last read them."""

    events: tuple[int | None, int] = (None, 0)
    params: Params = Params(())


_kept = _Kept()


def params_with(proposal: LegalParameter) -> Params:
    """Return the figures as they would be if ``proposal`` were approved; two queries."""
    ended = set(_closed_by(proposal).values_list("pk", flat=True))
    eve = proposal.valid_from - timedelta(days=1)
    rows = [
        replace(row, valid=Period(row.valid.first, eve)) if row.row_id in ended else row
        for row in current_params().rows
    ]
    return Params([*rows, row_of(proposal)])


def fits(proposal: LegalParameter) -> bool:
    """Tell whether approval would not cut through another approved value."""
    period = Period(proposal.valid_from, proposal.valid_to)
    ended = set(_closed_by(proposal).values_list("pk", flat=True))
    same_key = current_params().history(proposal.key)
    return not any(row.valid.overlaps(period) for row in same_key if row.row_id not in ended)


def leaves_gap(proposal: LegalParameter) -> bool:
    """Tell whether no approved value would follow once the proposal ends."""
    if proposal.valid_to is None:
        return False
    return params_with(proposal).find(proposal.key, proposal.valid_to + timedelta(days=1)) is None


def unsaved(draft: ParameterDraft, actor: Actor, at: datetime, reason: str = "") -> LegalParameter:
    """Return a drafted value as a proposal that is not stored; alone, it serves a preview."""
    return LegalParameter(
        **asdict(draft), reason=reason, proposed_by_id=actor.user_id, proposed_at=at
    )


def parameters_in_order(state: str = "") -> QuerySet[LegalParameter]:
    """Return the figures with the people who proposed and decided, oldest first within a key."""
    found = LegalParameter.objects.select_related("proposed_by", "decided_by")
    return found.filter(state=state) if state else found


def may_see_parameters(actor: Actor) -> Verdict:
    """Tell whether the actor may see figures with their sources: the agency and the committee."""
    return Verdict.ok() if actor.has(*READERS) else Verdict.no("parameter.readers")


def may_propose_parameter(actor: Actor) -> Verdict:
    """Tell whether the actor may propose another value."""
    return Verdict.ok() if actor.has(*DECIDERS) else Verdict.no("parameter.role")


def may_decide_parameter(actor: Actor, parameter: LegalParameter) -> Verdict:
    """Tell whether the actor may approve or reject: never the one who proposed (four eyes)."""
    if not actor.has(*DECIDERS):
        return Verdict.no("parameter.role")
    if parameter.state != ParameterState.PROPOSED:
        return Verdict.no("parameter.decided")
    if parameter.proposed_by_id == actor.user_id:
        return Verdict.no("parameter.own_proposal")
    return Verdict.ok()


def propose_parameter(
    draft: ParameterDraft, *, actor: Actor, at: datetime, reason: str
) -> LegalParameter:
    """Store a proposed value; nothing uses it until a second person approves.

    Raises ``Refused`` for a wrong role, and ``ValidationError`` for a broken constraint.
    """
    require(may_propose_parameter(actor))
    return save_tracked(unsaved(draft, actor, at, reason), actor=actor, at=at, reason=reason)


@transaction.atomic
def approve_parameter(
    parameter: LegalParameter, *, actor: Actor, at: datetime, reason: str = ""
) -> LegalParameter:
    """Let a proposed value count from its first day; the value before it ends the day before.

    Raises ``Refused`` for the proposer, a wrong role, or a period that would cut through
    another approved value.
    """
    require(may_decide_parameter(actor, parameter))
    _end_the_value_before(parameter, actor, at)
    parameter.decided_by_id = actor.user_id
    parameter.decided_at = at
    return change_state(
        parameter, "approve_parameter", table=PARAMETERS, actor=actor, at=at, reason=reason
    )


@transaction.atomic
def reject_parameter(
    parameter: LegalParameter, *, actor: Actor, at: datetime, reason: str
) -> LegalParameter:
    """Put a proposed value aside with a reason; raises ``Refused`` as for approval."""
    require(may_decide_parameter(actor, parameter))
    parameter.decided_by_id = actor.user_id
    parameter.decided_at = at
    return change_state(
        parameter, "reject_parameter", table=PARAMETERS, actor=actor, at=at, reason=reason
    )


def load_initial_parameters(*, at: datetime) -> int:
    """Add the figures of the data files that the database does not know yet; return how many.

    A row counts as known when its key and first day are there, so a change made by people
    is never undone by a new start.
    """
    known = set(LegalParameter.objects.values_list("key", "valid_from"))
    drafts = [draft for name in DATA_FILES for draft in read_data_file(_DATA_FOLDER / name)]
    new = [draft for draft in drafts if (draft.key, draft.valid_from) not in known]
    for draft in new:
        _load(draft, at)
    return len(new)


def read_data_file(path: Path) -> list[ParameterDraft]:
    """Return the rows of a data file in its order."""
    with path.open(newline="", encoding="utf-8") as lines:
        return [
            ParameterDraft(
                key=row["key"],
                value=Decimal(row["value"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                rule=row["rule"],
                source=row["source"],
                certainty=row["certainty"],
            )
            for row in csv.DictReader(lines)
        ]


@transaction.atomic
def _load(draft: ParameterDraft, at: datetime) -> None:
    reason = FIRST_LOAD
    parameter = save_tracked(unsaved(draft, SYSTEM, at, reason), actor=SYSTEM, at=at, reason=reason)
    parameter.decided_at = at
    change_state(
        parameter, "approve_parameter", table=PARAMETERS, actor=SYSTEM, at=at, reason=reason
    )


def _closed_by(proposal: LegalParameter) -> QuerySet[LegalParameter]:
    """Return the approved value that the proposal would end: begun earlier, still open then."""
    return LegalParameter.objects.filter(
        key=proposal.key,
        state=ParameterState.APPROVED,
        valid_from__lt=proposal.valid_from,
        valid_to__isnull=True,
    )


def _end_the_value_before(proposal: LegalParameter, actor: Actor, at: datetime) -> None:
    reason = f"{proposal.key}: {proposal.valid_from:%d/%m/%Y}"
    for before in _closed_by(proposal).select_for_update():
        before.valid_to = proposal.valid_from - timedelta(days=1)
        save_tracked(before, actor=actor, at=at, reason=reason)

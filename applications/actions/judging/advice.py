"""Writing, sending, returning and approving an advice: two people, and frozen afterwards (R52, A12, A13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from applications.actions.common import locked
from applications.judging_enums import Proposal
from applications.judging_transitions import JudgingFacts
from applications.models import Advice, AdviceYear, Application
from applications.permissions.advice import may_advise, may_write_advice
from applications.queries.judging.advice import (
    advice_facts,
    advice_of,
    possible_authors,
    proposed_years,
)
from applications.rules.judging.advice import check_advice
from applications.transitions import ADVICES, APPLICATIONS, CheckedFacts
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, Refused, require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import author_of, day_of


@dataclass(frozen=True, kw_only=True)
class AdviceData:
    """An advice as typed; ``granted`` maps project years to the aid proposed, in euro."""

    proposal: str
    motivation: str
    draft_decision: str
    second_author: User | None = None
    granted: Mapping[int, Decimal] = field(default_factory=dict)


@transaction.atomic
def write_advice(
    application: Application,
    data: AdviceData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Advice:
    """Write the advice, or change it while it is open; who begins it is its author.

    Raises ``Refused``, ``Conflict`` when somebody wrote meanwhile, or ``ValidationError``.
    """
    stored = locked(application)
    known = advice_of(stored)
    require(may_write_advice(actor, stored, known, on=day_of(at)))
    if known is None and expected_version:
        raise Refused.because("advice.not_open", "R52")
    author = known.author if known else author_of(actor)
    advice = known or Advice(application=stored, author=author)
    _second(data.second_author, author, at)
    advice.proposal = data.proposal
    advice.motivation = data.motivation.strip()
    advice.draft_decision = data.draft_decision.strip()
    advice.second_author = data.second_author
    save_tracked(
        advice,
        actor=actor,
        at=at,
        reason="advice.changed" if known else "advice.written",
        expected_version=expected_version if known else None,
    )
    _write_years(advice, data, actor, at)
    return advice


@transaction.atomic
def send_advice(advice: Advice, *, expected_version: int, actor: Actor, at: datetime) -> Advice:
    """Hand the advice to who approves it.

    Raises ``Refused`` with everything that is missing, that a failed critical criterion forbids, or
    because only the account manager of the cluster wrote it; ``Conflict`` as ``write_advice``.
    """
    stored = _for("send_advice", advice, expected_version, actor, at)
    found = check_advice(advice_facts(stored, on=day_of(at))).findings
    return change_state(
        stored, "send_advice", table=ADVICES, actor=actor, at=at, facts=JudgingFacts(found)
    )


@transaction.atomic
def return_advice(
    advice: Advice, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> Advice:
    """Give the advice back to its author with the reason; raises ``Refused`` or ``Conflict``."""
    stored = _for("return_advice", advice, expected_version, actor, at)
    return change_state(stored, "return_advice", table=ADVICES, actor=actor, at=at, reason=reason)


@transaction.atomic
def approve_advice(advice: Advice, *, expected_version: int, actor: Actor, at: datetime) -> Advice:
    """Approve as a second person: the application is advised, and everything about it stands still.

    Raises ``Refused``, also when scores changed so that the proposal is no longer possible, and
    ``Conflict``.
    """
    stored = _for("approve_advice", advice, expected_version, actor, at)
    found = check_advice(advice_facts(stored, on=day_of(at))).findings
    stored.approver = author_of(actor)
    stored.approved_at = at
    change_state(
        stored, "approve_advice", table=ADVICES, actor=actor, at=at, facts=JudgingFacts(found)
    )
    change_state(
        stored.application,
        "approve_advice",
        table=APPLICATIONS,
        actor=actor,
        at=at,
        facts=CheckedFacts(found),
    )
    return stored


@transaction.atomic
def revise_advice(
    advice: Advice, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> Advice:
    """Open an approved advice again, once its application came back to assessment.

    Raises ``Refused`` or ``Conflict``.
    """
    stored = _for("revise_advice", advice, expected_version, actor, at)
    stored.approver = None
    stored.approved_at = None
    return change_state(stored, "revise_advice", table=ADVICES, actor=actor, at=at, reason=reason)


def _for(action: str, advice: Advice, expected_version: int, actor: Actor, at: datetime) -> Advice:
    """Return the locked advice with its locked application; raises ``Refused`` or ``Conflict``."""
    application = locked(advice.application)
    found = Advice.objects.select_for_update(of=("self",))
    stored = found.select_related("author", "second_author").get(pk=advice.pk)
    stored.application = application
    require(may_advise(action, actor, stored, on=day_of(at)))
    if stored.version != expected_version:
        raise Conflict({"version": stored.version}, version=stored.version)
    return stored


def _second(second: User | None, author: User, at: datetime) -> None:
    """Refuse a second author who is the author, or who does not work on advice."""
    if second is None:
        return
    if not possible_authors(on=day_of(at), besides=author.pk).filter(pk=second.pk).exists():
        raise Refused.because("advice.second_author", "R52")


def _write_years(advice: Advice, data: AdviceData, actor: Actor, at: datetime) -> None:
    """Bring the yearly amounts in line; costs and co-financing are those of the application."""
    known = {row.number: row for row in AdviceYear.objects.filter(advice=advice)}
    wanted = {}
    if data.proposal == Proposal.GRANT:
        wanted = {row.number: row for row in proposed_years(advice.application, on=day_of(at))}
    for number, row in known.items():
        if number not in wanted:
            delete_tracked(row, actor=actor, at=at, reason="advice.changed")
    for number, year in wanted.items():
        row = known.get(number) or AdviceYear(advice=advice, number=number)
        row.first_day = year.period.first
        row.last_day = year.period.last
        row.granted_amount = data.granted.get(number, year.asked)
        row.eligible_cost = year.eligible_cost
        row.planned_cofinancing = year.planned_cofinancing
        save_tracked(row, actor=actor, at=at, reason="advice.changed")

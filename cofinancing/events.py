"""What other systems hear of this room: due dates met or missed, payments, recoveries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from agreements.models import ProjectYear
from clusterbeleid.core.events import Event, Told, announce_steps, known_keys, tell
from cofinancing.enums import CheckStatus
from cofinancing.models import LapseDecision, Payment, Recovery, Settlement
from cofinancing.rules.check import CheckResult

PROJECT_YEAR = "project_year"
_DEADLINES = {
    CheckStatus.MET: "cofinancing.deadline_met",
    CheckStatus.MISSED: "cofinancing.deadline_missed",
}
_PAYMENT_STEPS = {
    "propose": "payment.proposed",
    "approve": "payment.approved",
    "send": "payment.sent",
    "confirm_paid": "payment.paid",
    "reject": "payment.rejected",
}
_RECOVERY_STEPS = {
    "propose": "recovery.proposed",
    "approve": "recovery.claimed",
    "withdraw": "recovery.withdrawn",
    "receive_part": "recovery.partly_received",
    "receive_rest": "recovery.paid_back",
    "suspend": "recovery.suspended",
    "ask_write_off": "recovery.write_off_asked",
    "write_off": "recovery.written_off",
    "resume": "recovery.resumed",
    "resume_partly": "recovery.resumed",
}
_SETTLEMENT_STEPS = {"settle": "settlement.fixed", "withdraw_settlement": "settlement.withdrawn"}


def tell_deadlines(results: Iterable[CheckResult], on: date, *, at: datetime) -> int:
    """Tell of each due date that was met or missed by ``on``, once; returns how many were new (R34).

    A due date that was moved is another due date.
    """
    known = known_keys(PROJECT_YEAR)
    events = [
        Event(
            name=_DEADLINES[result.status],
            business_key=_key(result),
            subject=PROJECT_YEAR,
            object_id=result.year.id,
            on_day=on,
            scope=f"cluster:{result.year.cluster_id}",
            facts={"due": result.due, "required": result.required, "rule": result.due_rule},
        )
        for result in results
        if result.status in _DEADLINES and result.due is not None and _key(result) not in known
    ]
    return tell(events, at=at)


def tell_lapse(decision: LapseDecision, year: ProjectYear, on: date, *, at: datetime) -> None:
    """Tell what a person decided after a missed due date (R34)."""
    event = Event(
        name="cofinancing.lapse_decided",
        business_key=f"lapse_decision:{decision.pk}",
        subject=PROJECT_YEAR,
        object_id=year.pk,
        on_day=on,
        scope=f"cluster:{year.agreement.cluster_id}",
        facts={"outcome": decision.outcome},
    )
    tell([event], at=at)


def register() -> None:
    """Name the steps that are told."""
    announce_steps(
        Payment,
        subject="payment",
        names=_PAYMENT_STEPS,
        tell=_of_money,
    )
    announce_steps(
        Recovery,
        subject="recovery",
        names=_RECOVERY_STEPS,
        tell=_of_money,
    )
    announce_steps(
        Settlement,
        subject="settlement",
        names=_SETTLEMENT_STEPS,
        tell=_of_settlements,
    )


def _key(result: CheckResult) -> str:
    return f"{PROJECT_YEAR}:{result.year.id}:{result.due}:{result.status.value}"


def _of_money(rows: Sequence[Payment] | Sequence[Recovery]) -> Mapping[int, Told]:
    years = _clusters_of({row.project_year_id for row in rows})
    return {
        row.pk: Told(
            f"cluster:{years[row.project_year_id]}",
            {"project_year": row.project_year_id, "amount": row.amount},
        )
        for row in rows
    }


def _of_settlements(rows: Sequence[Settlement]) -> Mapping[int, Told]:
    return {
        row.pk: Told(f"cluster:{row.agreement.cluster_id}", {"agreement": row.agreement_id})
        for row in rows
    }


def _clusters_of(project_year_ids: set[int]) -> dict[int, int]:
    rows = ProjectYear.objects.filter(pk__in=project_year_ids)
    return dict(rows.values_list("pk", "agreement__cluster_id"))

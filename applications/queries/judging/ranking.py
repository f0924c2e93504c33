"""The ranking of a call: applications with their scores, through the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from applications.enums import ApplicationState, FundingSource, Step
from applications.models import Application, Call, FundingLine
from applications.queries.judging.scores import summaries
from applications.rules.judging.ranking import Entry, Ranked, Ranking, rank

_RANKED = (
    ApplicationState.IN_ASSESSMENT,
    ApplicationState.ADVISED,
    ApplicationState.ON_AGENDA,
    ApplicationState.INVITED,
    ApplicationState.NOT_INVITED,
    ApplicationState.JOINED,
    ApplicationState.GRANTED,
    ApplicationState.REFUSED,
)


@dataclass(frozen=True)
class RankedApplication:
    """A row of the ranking with the application it is about."""

    application: Application
    ranked: Ranked


@dataclass(frozen=True)
class CallRanking:
    """The ranking of one step of a call."""

    call: Call
    step: Step
    ranking: Ranking
    rows: tuple[RankedApplication, ...]


def rank_call(
    call: Call,
    *,
    step: str = "",
    envelope: Decimal | None = None,
    cut_off: Decimal | None = None,
) -> CallRanking:
    """Return the ranking; ``envelope`` instead of that of the call, nothing is stored. Four queries.

    Without ``step`` it is the last one in which an application is being assessed.
    """
    chosen = Step(step) if step else last_step(call)
    found = {row.reference: row for row in _applications(call, chosen)}
    known = summaries(call, [row.pk for row in found.values()])
    entries = []
    for row in found.values():
        summary = known[row.pk]
        entries.append(
            Entry(
                reference=row.reference,
                requested=row.requested or Decimal(0),  # type: ignore[attr-defined]  # annotated
                score=summary.total.average if summary.total else None,
                spread=summary.total.spread if summary.total else None,
                failed=bool(summary.failed),
            )
        )
    limit = envelope if envelope is not None else call.envelope
    ranking = rank(entries, envelope=limit, cut_off=cut_off)
    rows = tuple(RankedApplication(found[row.entry.reference], row) for row in ranking.rows)
    return CallRanking(call, chosen, ranking, rows)


def last_step(call: Call) -> Step:
    """Return the step that is ranked: full proposals as soon as one is assessed."""
    full = Application.objects.filter(call=call, step=Step.FULL, state__in=_RANKED)
    return Step.FULL if call.first_step == Step.FULL or full.exists() else Step.EXPRESSION


def call_by_reference(reference: str) -> Call | None:
    """Return a call by its reference or its key, or None."""
    found = Call.objects.filter(reference=reference).first()
    if (
        found is None
        and reference.isascii()
        and reference.isdigit()
        and len(reference) < len("1" * 18)
    ):
        found = Call.objects.filter(pk=int(reference)).first()
    return found


def ranking_report(found: CallRanking) -> list[Mapping[str, Any]]:
    """Return the ranking as plain JSON: amounts and scores as text without loss, None as null."""
    return [
        {
            "application": row.ranked.entry.reference,
            "score": _text(row.ranked.entry.score),
            "spread": _text(row.ranked.entry.spread),
            "requested": _text(row.ranked.entry.requested),
            "cumulative": _text(row.ranked.cumulative),
            "above_line": row.ranked.above_line,
        }
        for row in found.rows
    ]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _applications(call: Call, step: Step) -> QuerySet[Application]:
    asked = (
        FundingLine.objects.filter(application=OuterRef("pk"), source=FundingSource.AID)
        .order_by()
        .values("application")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    found = Application.objects.filter(call=call, step=step, state__in=_RANKED)
    return (
        found.select_related("applicant").annotate(requested=Subquery(asked)).order_by("reference")
    )

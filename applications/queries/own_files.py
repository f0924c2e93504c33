"""The own files of an applicant: where each stands, what it lacks and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from applications.enums import ApplicationState
from applications.models import Application, CompletionRequest
from applications.queries.calls import closings_of
from applications.queries.content import application_facts, contents_of
from applications.queries.files import visible_applications
from applications.rules.completeness import completeness_of
from applications.rules.next_step import ENDED, NextStep, StepFacts, next_step
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor, Role
from clusterbeleid.kernel.written import Completeness

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class OwnFile:
    """An application as its applicant follows it; ``meter`` only while something may be written."""

    application: Application
    meter: Completeness | None
    closes_at: datetime | None
    step: NextStep

    @property
    def order(self) -> tuple[bool, bool, datetime, str]:
        """Sort key: what can be written in first, then what still runs, by term and reference."""
        ended = self.application.state in ENDED
        return (ended, self.meter is None, self.closes_at or _LAST, self.application.reference)


def own_files(actor: Actor, *, on: date, now: datetime, ended: bool = True) -> list[OwnFile]:
    """Return the applications of the organisation the actor acts for, the most urgent first.

    ``ended`` adds those that are over. At most eleven queries, however many there are.
    """
    if not actor.has(*CLUSTER_SIDE):
        return []
    rows = visible_applications(actor, on=on).filter(applicant__kbo__in=actor.organisations)
    if not ended:
        rows = rows.exclude(state__in=ENDED)
    found = list(rows.select_related("call", "applicant", "cluster").order_by("reference"))
    writing = [row for row in found if row.is_open]
    contents = contents_of(writing)
    closings = _closings(writing)
    files = []
    for row in found:
        content = contents.get(row.pk)
        meter = completeness_of(application_facts(content, today=on)) if content else None
        closes_at = closings.get(row.pk)
        facts = StepFacts(
            state=row.state,
            blocking=len(meter.blocking) if meter else 0,
            signs=actor.has(Role.CLUSTER_SIGNATORY),
            opens_at=row.call.opens_at(row.step),
            closes_at=closes_at,
            now=now,
        )
        files.append(OwnFile(row, meter, closes_at, next_step(facts)))
    return sorted(files, key=lambda one: one.order)


def _closings(rows: Sequence[Application]) -> dict[int, datetime | None]:
    """Return the term that counts now: of the call for a draft, else of what was asked."""
    drafts = [row for row in rows if row.state == ApplicationState.DRAFT]
    asked = CompletionRequest.objects.filter(
        application__in=[row.pk for row in rows], outcome=""
    ).values_list("application_id", "closes_at")
    terms: dict[int, datetime | None] = dict(asked)
    return {**terms, **closings_of(drafts)}

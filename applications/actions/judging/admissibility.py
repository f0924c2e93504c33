"""Testing the exclusions, answering the checklist and deciding on the admissibility (R14, R36, R37)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from applications.actions.judging.common import file_for, send_letter
from applications.judging_enums import LetterKind
from applications.models import (
    AdmissibilityOutcome,
    Application,
    ChecklistAnswer,
    ExclusionTest,
)
from applications.queries.judging.admissibility import checklist_of
from applications.rules.judging.admissibility import Point, check_answer, check_outcome
from applications.transitions import APPLICATIONS, CheckedFacts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.state import change_state
from clusters.actions.common import author_of, day_of


@dataclass(frozen=True, kw_only=True)
class ExclusionData:
    """A test of the exclusions as typed (R14)."""

    tested_on: date
    accounts_year: int
    source: str
    recovery_open: bool
    in_difficulty: bool
    note: str = ""


@transaction.atomic
def record_exclusion(
    application: Application, data: ExclusionData, *, actor: Actor, at: datetime
) -> ExclusionTest:
    """Keep a test of the exclusions with its day and source; a new test never replaces the old one.

    Raises ``Refused`` for a wrong role or a day that has not come.
    """
    stored = file_for("record_exclusion", application, actor=actor, at=at)
    if data.tested_on > day_of(at) or data.accounts_year > day_of(at).year:
        raise Refused.because("admissibility.test_ahead", "R14")
    with traced(actor, "judging.exclusion_recorded"):
        return ExclusionTest.objects.create(
            application=stored, tested_by=author_of(actor), recorded_at=at, **asdict(data)
        )


@transaction.atomic
def answer_point(
    application: Application,
    point: str,
    *,
    met: bool,
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> ChecklistAnswer:
    """Answer one point of the checklist, or answer it anew (then upon ``expected_version``).

    Raises ``Refused`` for an unknown point, a missing reason or "met" against a finding that
    blocks, ``Conflict`` when somebody answered in between.
    """
    stored = file_for("answer_point", application, actor=actor, at=at)
    found = next((row for row in checklist_of(stored) if row.code == point), None)
    if found is None:
        raise Refused.because("admissibility.unknown_point", "R37")
    refused = check_answer(found, met=met)
    if refused:
        raise Refused(*refused)
    row = ChecklistAnswer.objects.filter(application=stored, point=point).first()
    answer = row or ChecklistAnswer(application=stored, point=point)
    answer.met, answer.reason, answer.answered_by = met, reason.strip(), author_of(actor)
    return save_tracked(
        answer,
        actor=actor,
        at=at,
        reason="judging.point_answered",
        expected_version=expected_version if row else None,
    )


@transaction.atomic
def declare_admissible(
    application: Application, *, motivation: str = "", actor: Actor, at: datetime
) -> Application:
    """Let an application go on to assessment; keeps the checklist as it stood.

    Raises ``Refused`` with every point that is open, not met, or blocked by a rule.
    """
    stored = file_for("declare_admissible", application, actor=actor, at=at)
    points = checklist_of(stored)
    facts = CheckedFacts(check_outcome(points, admissible=True))
    changed = change_state(
        stored,
        "declare_admissible",
        table=APPLICATIONS,
        actor=actor,
        at=at,
        reason=motivation.strip(),
        facts=facts,
    )
    _keep(stored, points, True, motivation, actor, at)
    return changed


@transaction.atomic
def declare_inadmissible(
    application: Application, *, motivation: str, actor: Actor, at: datetime
) -> Application:
    """End an application that is not admissible and send its motivated letter (R54).

    Raises ``Refused`` when a point is open, none is unmet, or nobody can receive the letter.
    """
    stored = file_for("declare_inadmissible", application, actor=actor, at=at)
    points = checklist_of(stored)
    refused = check_outcome(points, admissible=False)
    if refused:
        raise Refused(*refused)
    changed = change_state(
        stored,
        "declare_inadmissible",
        table=APPLICATIONS,
        actor=actor,
        at=at,
        reason=motivation.strip(),
    )
    _keep(stored, points, False, motivation, actor, at)
    send_letter(LetterKind.INADMISSIBLE, stored, motivation, actor=actor, at=at)
    return changed


@transaction.atomic
def start_assessment(application: Application, *, actor: Actor, at: datetime) -> Application:
    """Open the assessment by experts; raises ``Refused``."""
    stored = file_for("start_assessment", application, actor=actor, at=at)
    return change_state(stored, "start_assessment", table=APPLICATIONS, actor=actor, at=at)


def _keep(
    application: Application,
    points: tuple[Point, ...],
    admissible: bool,
    motivation: str,
    actor: Actor,
    at: datetime,
) -> None:
    with traced(actor, "judging.outcome_kept"):
        AdmissibilityOutcome.objects.create(
            application=application,
            admissible=admissible,
            motivation=motivation.strip(),
            checklist=[_as_json(point) for point in points],
            decided_by=author_of(actor),
            decided_at=at,
        )


def _as_json(point: Point) -> dict[str, object]:
    answer = asdict(point.answer) if point.answer else None
    return {"code": point.code, **point.explained.as_json(), "answer": answer}

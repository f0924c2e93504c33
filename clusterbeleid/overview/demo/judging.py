"""Judging applications of the demo: admissibility, experts and the advice of two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from applications.actions.judging.admissibility import (
    ExclusionData,
    answer_point,
    declare_admissible,
    record_exclusion,
    start_assessment,
)
from applications.actions.judging.advice import (
    AdviceData,
    approve_advice,
    send_advice,
    write_advice,
)
from applications.actions.judging.experts import ExpertData, add_expert
from applications.actions.judging.reviews import accept_review, invite_expert
from applications.actions.judging.scores import ScoreData, submit_scores
from applications.models import Application, Expert
from applications.queries.judging.admissibility import checklist_of
from applications.queries.judging.reviews import criteria_to_score
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment

_REASONS = {
    "exclusions": "Jaarrekening 2025 nagekeken: geen moeilijkheden, geen openstaande terugvordering.",
    "incentive": "Alle verplichte velden zijn ingevuld en de activiteiten starten na de indiening.",
    "group": "De bedrijven stelden deze organisatie aan om het plan uit te voeren.",
    "ready": "Het dossier is volledig en kan meteen naar de experts.",
}
_POOL = (
    (
        "anna",
        "Rheinufer Consulting (demo)",
        "Podiumtechniek, exportmarkten, clusterbeleid in Duitsland",
        ("en", "nl"),
    ),
    ("peter", "Adviesbureau Janssens (demo)", "Netwerken van kmo's, energie, water", ("nl", "en")),
    ("claire", "Bureau Dubois (demo)", "Materialen, logistiek, bedrijfsplannen", ("fr", "nl")),
)


@dataclass(frozen=True)
class Opinion:
    """What one expert gives: points for the main criteria in their order, and why."""

    expert: str
    points: tuple[int, ...]
    texts: tuple[str, ...]


def make_pool() -> Mapping[str, Expert]:
    """Put the three experts of the demo in the pool, by the key of the person."""
    day = date(2026, 1, 15)
    return {
        key: add_expert(
            people.user(key),
            ExpertData(
                organisation_name=body,
                organisation_number="",
                expertise=expertise,
                languages=languages,
                nda_signed_on=date(2026, 1, 14),
                first_day=day,
                last_day=date(2027, 12, 31),
            ),
            actor=people.actor("hilde"),
            at=moment(day),
        )
        for key, body, expertise, languages in _POOL
    }


def admit(application: Application, day: date, *, by: str) -> Application:
    """Test the exclusions, answer every point and declare the application admissible."""
    who, at = people.actor(by), moment(day, 14)
    found = Application.objects.select_related("call", "applicant", "cluster")
    application = found.get(pk=application.pk)
    record_exclusion(
        application,
        ExclusionData(
            tested_on=day,
            accounts_year=2025,
            source="Balanscentrale, jaarrekening 2025 (demo)",
            recovery_open=False,
            in_difficulty=False,
        ),
        actor=who,
        at=at,
    )
    for point in checklist_of(application):
        answer_point(
            application,
            point.code,
            met=True,
            reason=_REASONS.get(point.code, "Nagelezen in het dossier: voldoende onderbouwd."),
            expected_version=0,
            actor=who,
            at=at,
        )
    return declare_admissible(application, actor=who, at=at)


def assess(
    application: Application,
    opinions: Sequence[Opinion],
    pool: Mapping[str, Expert],
    begin: date,
    end: date,
    *,
    by: str,
) -> None:
    """Open the assessment on ``begin`` and let each expert hand in scores on ``end``."""
    who = people.actor(by)
    start_assessment(application, actor=who, at=moment(begin, 9))
    for opinion in opinions:
        review = invite_expert(application, pool[opinion.expert], end, actor=who, at=moment(begin))
        expert = people.actor(opinion.expert)
        review = accept_review(review, actor=expert, at=moment(begin, 15))
        scores = [
            ScoreData(
                criterion_id=row.pk,
                points=opinion.points[number] if row.weight is not None else None,
                passed=None if row.weight is not None else True,
                text=opinion.texts[min(number, len(opinion.texts) - 1)],
            )
            for number, row in enumerate(criteria_to_score(review))
        ]
        submit_scores(
            review, scores, expected_version=review.version, actor=expert, at=moment(end, 11)
        )


def advise(application: Application, data: AdviceData, day: date, *, by: str) -> None:
    """Let one person write the advice and the head of team approve it."""
    who = people.actor(by)
    advice = write_advice(application, data, expected_version=0, actor=who, at=moment(day, 10))
    advice = send_advice(advice, expected_version=advice.version, actor=who, at=moment(day, 16))
    approve_advice(
        advice,
        expected_version=advice.version,
        actor=people.actor("hilde"),
        at=moment(date.fromordinal(day.toordinal() + 1), 9),
    )

"""Interim evaluations of the demo: one whose panel scores, one whose findings wait for a reply (R42).

Every word and score is invented; the clusters and the days on which an evaluation is due are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from applications.models import Expert
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.written.answers import TypedText
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusters.models import Cluster
from evaluations.actions.interim.closing import close_panel
from evaluations.actions.interim.findings import send_findings, write_findings
from evaluations.actions.interim.panel import accept_review, invite_expert
from evaluations.actions.interim.planning import start_evaluation
from evaluations.actions.interim.scoring import RemarkData, ScoreData, save_scores, submit_scores
from evaluations.actions.interim.written import save_answers, submit_self_evaluation
from evaluations.models import Evaluation, PanelReview
from evaluations.queries.interim.evaluations import find_evaluation
from evaluations.queries.interim.written import snapshot_of
from evaluations.rules.interim.panel import criteria_for

_ANSWERS = {
    "self-results": "Negen projecten samen met leden, een gedeelde proeflijn en een opleiding (demo).",
    "self-targets": "Zeven van de negen doelen zijn gehaald; twee schoven een jaar op (demo).",
    "self-support": "Het aantal leden groeide elk jaar; een op de tien vertrok (demo).",
    "self-smes": "Een adviseur bezoekt elke kmo een keer per jaar (demo).",
    "self-organisation": "Het bestuur kwam zes keer per jaar samen (demo).",
    "self-leverage": "Leden en Europese programma's betaalden mee; zie het jaarverslag (demo).",
    "self-lessons": "Vroeger beginnen met internationale partners (demo).",
    "self-future": "Minder breed en dieper, met een afbouw van de steun in het laatste jaar (demo).",
}
_TEXTS = (
    "Het plan volgt de roadmap en de cijfers onderbouwen de stap (demo).",
    "De bedrijven dragen het programma; de kleinste komen minder aan bod (demo).",
    "De organisatie is op maat van het programma (demo).",
)
_REMARKS = (
    RemarkData("strength", "members", "Breed lidmaatschap over de hele keten (demo)."),
    RemarkData(
        "weakness", "international", "Weinig projecten met een buitenlandse partner (demo)."
    ),
    RemarkData("opportunity", "activities", "De opleiding kan ook andere clusters dienen (demo)."),
    RemarkData("threat", "finances", "De grootste bijdragers betalen steeds meer (demo)."),
)
_UNTIL = date(2026, 12, 11)
_FINDINGS = (
    "Het panel ziet een programma dat op schema ligt en een brede basis van bedrijven. Het vraagt"
    " een plan voor de tijd na de steun en meer aandacht voor kleine leden (demo)."
)


@dataclass(frozen=True)
class Asked:
    """A self-evaluation: of which cluster, by whom, asked and handed in when."""

    cluster: Cluster
    by: Actor
    asked_on: date
    handed_in_on: date


def make_evaluations(pool: Mapping[str, Expert]) -> None:
    """Tell the evaluation of VIL up to its findings, and that of MEDVIA up to its scores."""
    waiting = _written("VIL", "sofie", date(2026, 8, 17), date(2026, 9, 28))
    for key, points in (("peter", 4), ("claire", 3)):
        review = invite(waiting, pool[key], key, date(2026, 10, 1), _UNTIL)
        score(review, key, points, date(2026, 10, 19))
    find(waiting, "els", _FINDINGS, date(2026, 11, 9))
    scoring = _written("MEDVIA", "nora", date(2026, 9, 14), date(2026, 11, 2))
    review = invite(scoring, pool["anna"], "anna", date(2026, 11, 4), _UNTIL)
    score(review, "anna", 4, date(2026, 11, 18))
    _begin(invite(scoring, pool["peter"], "peter", date(2026, 11, 5), _UNTIL), "peter")
    invite_expert(
        scoring,
        pool["claire"],
        _UNTIL,
        actor=people.actor("karim"),
        at=moment(date(2026, 11, 16)),
    )


def write(told: Asked, *, due_on: date) -> Evaluation:
    """Ask the self-evaluation and let the cluster write it and hand it in."""
    evaluation = start_evaluation(
        told.cluster, due_on, actor=people.actor("hilde"), at=moment(told.asked_on)
    )
    typed = {key: TypedText(text) for key, text in _ANSWERS.items()}
    save_answers(evaluation, typed, actor=told.by, at=moment(told.handed_in_on, 9))
    evaluation = find_evaluation(evaluation.reference)
    seen = hash_of(snapshot_of(evaluation, on=told.handed_in_on))
    submit_self_evaluation(evaluation, seen=seen, actor=told.by, at=moment(told.handed_in_on, 16))
    return find_evaluation(evaluation.reference)


def invite(evaluation: Evaluation, expert: Expert, key: str, day: date, until: date) -> PanelReview:
    """Invite an expert of the pool, who accepts the same day."""
    review = invite_expert(evaluation, expert, until, actor=people.actor("hilde"), at=moment(day))
    return accept_review(review, actor=people.actor(key), at=moment(day, 15))


def score(review: PanelReview, key: str, points: int, day: date) -> None:
    """Let an expert hand in scores and remarks."""
    submit_scores(
        review,
        _scores(review, points),
        _REMARKS[:2] if key == "peter" else _REMARKS[2:],
        expected_version=review.version,
        actor=people.actor(key),
        at=moment(day, 11),
    )


def find(evaluation: Evaluation, manager: str, text: str, day: date) -> None:
    """Let the account manager close the panel, write its findings and send them the day after."""
    by = people.actor(manager)
    close_panel(evaluation, actor=by, at=moment(day - timedelta(days=6)))
    stored = find_evaluation(evaluation.reference)
    stored = write_findings(stored, text, expected_version=stored.version, actor=by, at=moment(day))
    send_findings(stored, actor=by, at=moment(day + timedelta(days=1)))


def _written(name: str, signatory: str, asked: date, handed_in: date) -> Evaluation:
    told = Asked(Cluster.objects.get(name=name), people.actor(signatory), asked, handed_in)
    return write(told, due_on=date(2026, 11, 13))


def _scores(review: PanelReview, points: int, most: int | None = None) -> list[ScoreData]:
    """Return what an expert gives on the criteria, the first ``most`` of them."""
    rows = criteria_for(review.evaluation.cluster.kind)[:most]
    return [
        ScoreData(
            criterion=row.code,
            points=max(points - number % 2, 1) if row.weight is not None else None,
            passed=None if row.weight is not None else True,
            text=_TEXTS[number % len(_TEXTS)],
        )
        for number, row in enumerate(rows)
    ]


def _begin(review: PanelReview, key: str) -> None:
    """Leave a form that is half written."""
    save_scores(
        review,
        _scores(review, 4, 2),
        (),
        expected_version=review.version,
        actor=people.actor(key),
        at=moment(date(2026, 11, 19)),
    )

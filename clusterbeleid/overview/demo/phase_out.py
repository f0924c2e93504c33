"""The evaluation that ended badly: an invented cluster gets one more year, then the support stops (R42).

No source says that a cluster was judged negatively, so the cluster of this story is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from applications.models import Expert
from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.core.actors import Actor
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.agreements import INVENTED_AMOUNT
from clusterbeleid.overview.demo.calendar import moment
from clusterbeleid.overview.demo.evaluations import Asked, find, invite, score, write
from clusterbeleid.overview.demo.register import INVENTED
from clusters.models import Cluster
from clusters.queries import operator_of
from evaluations.actions.interim.advice import AdviceData, approve_advice, send_advice, write_advice
from evaluations.actions.interim.findings import hand_in_reply
from evaluations.interim_enums import Outcome
from evaluations.models import Evaluation
from evaluations.queries.interim.evaluations import find_evaluation

_FINDINGS = (
    "Drie van de vier doelen zijn niet gehaald en het aantal betalende bedrijven daalt. Het panel"
    " ziet weinig draagvlak voor een langere periode (demo)."
)
_REPLY = (
    "Twee bedrijven stapten over naar een andere cluster. We vragen tijd om af te ronden wat loopt"
    " (demo)."
)
_ADVICE = AdviceData(
    outcome=Outcome.NEGATIVE.value,
    motivation="Het panel en het antwoord wijzen dezelfde kant op: het draagvlak is te smal (demo).",
    draft_decision="Geef de cluster nog één jaar steun en stop daarna (demo).",
    yearly_amount=INVENTED_AMOUNT,
)


def make_phase_out(pool: Mapping[str, Expert]) -> Evaluation:
    """Tell the evaluation up to its advice; the committee decides in its meeting."""
    cluster = Cluster.objects.get(name=INVENTED.name)
    signatory = _signatory(cluster)
    asked = Asked(cluster, signatory, date(2026, 3, 2), date(2026, 5, 8))
    evaluation = write(asked, due_on=date(2026, 5, 15))
    for key, points in (("anna", 2), ("claire", 1)):
        review = invite(evaluation, pool[key], key, date(2026, 5, 18), date(2026, 6, 30))
        score(review, key, points, date(2026, 6, 12))
    find(evaluation, "karim", _FINDINGS, date(2026, 6, 22))
    _reply(evaluation.reference, signatory)
    return _advise(evaluation.reference)


def _reply(reference: str, signatory: Actor) -> None:
    stored, at = find_evaluation(reference), moment(date(2026, 7, 10))
    hand_in_reply(stored, _REPLY, expected_version=stored.version, actor=signatory, at=at)


def _signatory(cluster: Cluster) -> Actor:
    """Return who signs for the cluster organisation; this person never logs in."""
    on = date(2026, 1, 12)
    person = people.applicant("katrien", "Katrien Baert", MandateKind.SIGNATORY)
    operator = operator_of(cluster, on=on)
    if operator is None:
        raise ValueError(f"nobody operates {cluster.name}")
    return people.make_correspondent(person, operator.organisation.kbo)


def _advise(reference: str) -> Evaluation:
    """Let two people write the advice and the head of team approve it."""
    evaluation, manager = find_evaluation(reference), people.actor("karim")
    data = replace(_ADVICE, second_reader=people.user("els"))
    at = moment(date(2026, 8, 24))
    advice = write_advice(evaluation, data, expected_version=0, actor=manager, at=at)
    at = moment(date(2026, 8, 31))
    advice = send_advice(advice, expected_version=advice.version, actor=manager, at=at)
    head, at = people.actor("hilde"), moment(date(2026, 9, 4))
    approve_advice(advice, expected_version=advice.version, actor=head, at=at)
    return find_evaluation(reference)

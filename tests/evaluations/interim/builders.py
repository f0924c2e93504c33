"""Clusters with aid and their evaluations, made through the actions of the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from applications.models import Expert
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.written.answers import TypedText
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.periods import Period
from clusters.enums import OrganisationKind
from clusters.models import Cluster
from committee import actions as committee_actions
from committee.models import AgendaItem, Decision, Meeting
from evaluations.actions.interim import advice, closing, findings, panel, planning, scoring, written
from evaluations.models import Evaluation, PanelReview
from evaluations.queries.interim.planning import operating_agreements, planned_of
from evaluations.queries.interim.written import snapshot_of
from evaluations.rules.interim.panel import criteria_for
from evaluations.rules.interim.planning import GrantFacts, Planned
from evaluations.rules.interim.written import KEYS
from tests.agreements.builders import legal_figures, running_agreement
from tests.applications.judging.builders import make_expert
from tests.clusters.builders import head, make_cluster, make_organisation
from tests.committee.builders import (
    Committee,
    decision_data,
    make_meeting,
    no_interest,
    sealed,
    votes,
)
from tests.committee.builders import opened as opened_meeting
from tests.people import NOW, TODAY, actor, person

BEGAN, SELF_DUE = date(2024, 1, 1), date(2026, 12, 15)


@dataclass
class Told:
    """A cluster with its people and its evaluation."""

    cluster: Cluster
    evaluation: Evaluation
    manager: Actor
    editor: Actor
    signatory: Actor

    def fresh(self) -> Evaluation:
        """Return the evaluation as it is stored now."""
        self.evaluation = Evaluation.objects.select_related(
            "cluster__lineage", "agreement__scheme"
        ).get(pk=self.evaluation.pk)
        return self.evaluation


def cluster_with_aid(
    name: str = "", *, start: date = BEGAN, years: int = 3, **more: Any
) -> Cluster:
    """Return a cluster whose agreement runs today."""
    legal_figures()
    cluster = make_cluster(name, **more)
    running_agreement(cluster, start, years)
    return cluster


def planned_evaluation(cluster: Cluster, *, on: date = TODAY) -> Evaluation:
    """Make the file of the next evaluation of a cluster."""
    row = planned_of(cluster, current_params(), on=on)
    assert row is not None
    return planning.make_evaluation(row.planned, at=NOW)


def evaluation_due(cluster: Cluster, due: date) -> Evaluation:
    """Make the file of an evaluation on any day, for a second one beside the plan."""
    row = operating_agreements([cluster.pk]).last()
    assert row is not None
    grant = GrantFacts(row.pk, row.reference, Period(row.first_day, row.last_day))
    planned = Planned(cluster.pk, cluster.name, grant, due, 24, Explained(()))
    return planning.make_evaluation(planned, at=NOW)


def told(name: str = "Catalisti", **more: Any) -> Told:
    """Return a planned evaluation with everybody around it."""
    body = make_organisation(f"{name} vzw", kind=OrganisationKind.CIVIL)
    manager = person(Role.ACCOUNT_MANAGER)
    cluster = cluster_with_aid(name, operator=body, manager=manager, **more)
    return Told(
        cluster,
        planned_evaluation(cluster),
        actor(manager),
        actor(person(Role.CLUSTER_EDITOR, mandates=[body.kbo])),
        actor(person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])),
    )


def opened(name: str = "Catalisti", **more: Any) -> Told:
    """Ask the self-evaluation."""
    found = told(name, **more)
    planning.open_evaluation(found.evaluation, SELF_DUE, actor=head(), at=NOW)
    found.fresh()
    return found


def submitted(name: str = "Catalisti", **more: Any) -> Told:
    """Let the cluster write every answer and hand its self-evaluation in."""
    found = opened(name, **more)
    typed = {f"self-{key}": TypedText(f"Antwoord over {key}.") for key in KEYS}
    written.save_answers(found.evaluation, typed, actor=found.editor, at=NOW)
    seen = hash_of(snapshot_of(found.fresh(), on=TODAY))
    written.submit_self_evaluation(found.evaluation, seen=seen, actor=found.signatory, at=NOW)
    found.fresh()
    return found


def accepted(found: Told, expert: Expert | None = None) -> PanelReview:
    """Invite an expert of the pool who accepts."""
    review = panel.invite_expert(
        found.evaluation, expert or make_expert(), date(2026, 12, 20), actor=head(), at=NOW
    )
    return panel.accept_review(review, actor=actor(review.expert.user), at=NOW)


def score_data(found: Told, points: int = 4) -> list[scoring.ScoreData]:
    """Return a whole form of scores."""
    return [
        scoring.ScoreData(
            criterion=row.code,
            points=points if row.weight is not None else None,
            passed=None if row.weight is not None else True,
            text="Daarom.",
        )
        for row in criteria_for(found.cluster.kind)
    ]


def judged(name: str = "Catalisti", **more: Any) -> Told:
    """Let one expert hand in scores and a remark, and close the panel."""
    found = submitted(name, **more)
    review = accepted(found)
    scoring.submit_scores(
        review,
        score_data(found),
        [scoring.RemarkData("strength", "members", "Breed gedragen door kmo's.")],
        expected_version=review.version,
        actor=actor(review.expert.user),
        at=NOW,
    )
    closing.close_panel(found.evaluation, actor=found.manager, at=NOW)
    found.fresh()
    return found


def sent(name: str = "Catalisti", **more: Any) -> Told:
    """Send the findings to the cluster."""
    found = judged(name, **more)
    stored = findings.write_findings(
        found.evaluation,
        "De cluster haalt de meeste doelen.",
        expected_version=found.evaluation.version,
        actor=found.manager,
        at=NOW,
    )
    findings.send_findings(stored, actor=found.manager, at=NOW)
    found.fresh()
    return found


def replied(name: str = "Catalisti", **more: Any) -> Told:
    """Let the cluster reply within the term."""
    found = sent(name, **more)
    findings.hand_in_reply(
        found.evaluation,
        "De export groeide na de telling nog.",
        expected_version=found.evaluation.version,
        actor=found.signatory,
        at=NOW,
    )
    found.fresh()
    return found


def advice_data(outcome: str = "positive", **more: Any) -> advice.AdviceData:
    """Return a whole advice as typed, with a second reader."""
    fields: dict[str, Any] = {
        "outcome": outcome,
        "years": None if outcome == "negative" else 2,
        "motivation": "De doelen zijn gehaald.",
        "draft_decision": "Verleng de steun.",
        "second_reader": person(Role.HEAD_OF_TEAM),
    }
    if outcome == "conditions":
        fields["conditions"] = [advice.ConditionData("Meer kmo's.", date(2027, 6, 30))]
    return advice.AdviceData(**fields | more)


def advised(name: str = "Catalisti", outcome: str = "positive", **more: Any) -> Told:
    """Let one person write and send the advice, and another approve it."""
    found = replied(name, **more)
    made = advice.write_advice(
        found.evaluation, advice_data(outcome), expected_version=0, actor=found.manager, at=NOW
    )
    made = advice.send_advice(made, expected_version=made.version, actor=found.manager, at=NOW)
    boss = actor(person(Role.HEAD_OF_TEAM))
    advice.approve_advice(made, expected_version=made.version, actor=boss, at=NOW)
    found.fresh()
    return found


def on_agenda(committee: Committee, found: Told) -> AgendaItem:
    """Put an advised evaluation on the agenda of a meeting, seal its dossier and close its vote."""
    meeting = make_meeting(committee)
    item = committee_actions.put_on_agenda(
        meeting, "evaluation", found.evaluation.pk, actor=committee.secretary, at=NOW
    )
    return put_through(committee, meeting, item, "for")


def put_through(
    committee: Committee, meeting: Meeting, item: AgendaItem, choice: str
) -> AgendaItem:
    """Seal, vote and confirm that all was regular."""
    who: dict[str, Any] = {"actor": committee.secretary, "at": NOW}
    opened_meeting(committee, meeting)
    no_interest(sealed(committee, item), *committee.members)
    item = committee_actions.open_vote(item, **who)
    votes(item, *((member, choice) for member in committee.members))
    item = committee_actions.close_vote(item, **who)
    return committee_actions.confirm_regularity(item, note="Iedereen was er.", **who)


def decide(committee: Committee, item: AgendaItem, kind: str) -> Decision:
    """Record the decision."""
    data = decision_data(decision_type=kind, outcome="Zoals geadviseerd.")
    return committee_actions.record_decision(item, data, actor=committee.secretary, at=NOW)

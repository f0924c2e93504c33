"""Recording a decision: checked, frozen, followed up and carried out in one transaction."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import Task
from committee import actions
from committee.enums import DecisionType, ItemState
from committee.models import Decision, DecisionCondition
from committee.rules import ConditionFacts
from tests.agreements.builders import legal_figures
from tests.committee.builders import (
    closed_item,
    decided,
    decision_data,
    make_meeting,
    no_interest,
    opened,
    sealed,
    shares,
    votes,
)
from tests.people import NOW, TODAY, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_decision_is_frozen_followed_up_and_carried_out(committee, room):
    condition = ConditionFacts("Statuten aanpassen.", date(2027, 3, 1))
    decision = decided(committee, room, conditions=(condition,))
    assert room.applied == [decision]
    assert decision.item.state == ItemState.DECIDED
    assert decision.authority.startswith("Beslissingscomité bij het Fonds")
    assert (decision.tally["for"], decision.present, decision.required) == (7, 7, None)
    assert decision.payload == {"amount": "1000.00"}
    task = Task.objects.get(kind="committee.condition")
    assert (task.due_on, task.scope) == (date(2027, 3, 1), decision.item.own_scope)
    assert DecisionCondition.objects.get().text == "Statuten aanpassen."


def test_effect_that_refuses_undoes_the_decision(committee, room, monkeypatch):
    def apply(decision, *, actor, at):
        raise Refused.because("committee.recused")

    monkeypatch.setattr(room, "apply", apply)
    item = closed_item(committee, room, ["for"] * 7)
    item = actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    from committee import effects

    effects.register_effect("grant", "test.file", apply=apply, preview=room.preview)
    with pytest.raises(Refused):
        actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW)
    item.refresh_from_db()
    assert (item.state, Decision.objects.count()) == (ItemState.CLOSED, 0)


def test_decision_without_effect_becomes_a_task(committee, room):
    item = closed_item(committee, room, ["against"] * 7)
    item = actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    data = decision_data(decision_type=DecisionType.REFUSE.value, outcome="Geweigerd.")
    decision = actions.record_decision(item, data, actor=committee.secretary, at=NOW)
    task = Task.objects.get(kind="committee.carry_out")
    assert (task.scope, task.facts) == (item.own_scope, {"decision": decision.number})
    assert room.applied == []


def test_quorum_and_majority_are_dated_figures(committee, room):
    shares("60", "50")
    item = closed_item(committee, room, ["for"] * 4, present=4)
    with pytest.raises(Refused) as refusal:
        actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW)
    assert codes(refusal) == ["committee.no_quorum"]
    assert Decision.objects.count() == 0


def test_enough_people_need_no_confirmation(committee, room):
    shares()
    item = closed_item(committee, room, ["for"] * 4, present=4)
    decision = actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW)
    assert (decision.present, decision.required, decision.regularity_by) == (4, 4, None)


def test_correction_is_a_new_decision_about_the_old(committee, room):
    from committee.actions.corrections import KIND

    first = decided(committee, room)
    kept = Decision.objects.filter(pk=first.pk).values().get()
    meeting = make_meeting(committee)
    item = actions.put_on_agenda(meeting, KIND, first.pk, actor=committee.secretary, at=NOW)
    assert first.number in item.title
    sealed(committee, item)
    assert "De steun wordt toegekend." in str(item.dossiers.get().content)
    opened(committee, meeting)
    no_interest(item, *committee.members)
    item = actions.open_vote(item, actor=committee.secretary, at=NOW)
    votes(item, *((one, "for") for one in committee.members))
    item = actions.close_vote(item, actor=committee.secretary, at=NOW)
    item = actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    data = decision_data(decision_type="correct", outcome="Verbeterd.")
    with pytest.raises(Refused) as refusal:
        actions.record_decision(item, data, actor=committee.secretary, at=NOW)
    assert codes(refusal) == ["committee.corrected_missing"]
    data = decision_data(decision_type="correct", outcome="Verbeterd.", corrects=first)
    second = actions.record_decision(item, data, actor=committee.secretary, at=NOW)
    assert second.corrects == first
    assert Decision.objects.filter(pk=first.pk).values().get() == kept
    assert Task.objects.filter(kind="committee.carry_out").count() == 1


def test_earlier_decision_waits_for_a_correction_once(committee, room):
    from committee.actions.corrections import KIND, decisions_to_correct

    first = decided(committee, room)
    assert decisions_to_correct(committee.secretary, TODAY) == [
        (first.pk, f"{first.number}: Entertainmenttechnologie")
    ]
    actions.put_on_agenda(
        make_meeting(committee), KIND, first.pk, actor=committee.secretary, at=NOW
    )
    assert decisions_to_correct(committee.secretary, TODAY) == []
    with pytest.raises(Refused) as refusal:
        actions.put_on_agenda(
            make_meeting(committee), KIND, 10**9, actor=committee.secretary, at=NOW
        )
    assert codes(refusal) == ["committee.unknown_subject"]


@pytest.mark.parametrize(
    ("choices", "data", "wanted"),
    [
        (["for"] * 7, {}, ["committee.regularity_missing"]),
        ([], {}, ["committee.regularity_missing", "committee.nobody_voted"]),
        (
            ["against"] * 7,
            {},
            ["committee.regularity_missing", "committee.vote_rejected"],
        ),
        (
            ["for"] * 7,
            {"decision_type": "refuse"},
            ["committee.regularity_missing", "committee.vote_accepted"],
        ),
        (
            ["against"] * 7,
            {"decision_type": "stop"},
            ["committee.regularity_missing", "committee.type_not_allowed"],
        ),
        (
            ["for"] * 7,
            {"motivation": " ", "outcome": ""},
            [
                "committee.regularity_missing",
                "committee.outcome_missing",
                "committee.motivation_missing",
            ],
        ),
        (
            ["for"] * 7,
            {"conditions": (ConditionFacts(" ", date(2020, 1, 1)),)},
            [
                "committee.regularity_missing",
                "committee.condition_empty",
                "committee.condition_too_early",
            ],
        ),
    ],
)
def test_what_stands_in_the_way_is_named(committee, room, choices, data, wanted):
    item = closed_item(committee, room, choices)
    with pytest.raises(Refused) as refusal:
        actions.record_decision(item, decision_data(**data), actor=committee.secretary, at=NOW)
    assert codes(refusal) == wanted
    assert (Decision.objects.count(), room.applied) == (0, [])


def test_every_kind_of_decision_has_an_effect_or_a_task_with_a_day_and_somebody(
    committee, room, client
):
    """R51: nothing that is decided falls between two chairs."""
    legal_figures()
    decision = decided(committee, room)
    room.applied.clear()
    head = person(Role.HEAD_OF_TEAM)
    for number, kind in enumerate(DecisionType, start=1):
        decision.pk, decision.decision_type = 10**6 + number, kind.value
        actions.carry_out(decision, actor=committee.secretary, at=NOW)
    by_effect = {row.decision_type for row in room.applied}
    tasks = Task.objects.filter(kind="committee.carry_out")
    assert (len(room.applied), tasks.count()) == (1, len(DecisionType) - 1)
    assert by_effect <= {decision.decision_type}
    for task in tasks:
        assert task.due_on == decision.decided_on + timedelta(days=30)
        assert set(task.roles) == {Role.ACCOUNT_MANAGER.value, Role.HEAD_OF_TEAM.value}
    client.force_login(head)
    for task in tasks[:3]:
        shown = client.get(reverse("core:task", args=[task.pk]))
        assert shown.status_code == 200
        assert task.subject_label.partition(":")[0] in shown.content.decode()

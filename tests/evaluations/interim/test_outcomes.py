"""Each of the three outcomes, from the plan to the agreement, the tasks or the end of the support."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import Task
from clusterbeleid.core.parameters import current_params
from clusters.models import Cluster
from committee import actions as committee_actions
from committee import effects
from committee.models import Decision
from committee.rules.dossier import Proposal
from evaluations.queries.interim.planning import planned_of
from tests.committee.builders import make_committee, make_meeting
from tests.evaluations.interim.builders import advised, decide, on_agenda, put_through
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db


def years_after(day):
    rows = ProjectYear.objects.filter(first_day__gt=day).order_by("first_day")
    return [(row.first_day, row.last_day, row.granted_amount) for row in rows]


def codes(refused):
    return [row.code for row in refused.value.findings]


def test_positive_outcome_makes_the_next_agreement():
    found, committee = advised(), make_committee()
    item = on_agenda(committee, found)
    shown = effects.preview_of(item, Proposal(item.proposed_type, "", item.payload), on=TODAY)
    assert shown is not None
    assert Decimal("650000.00") in [line.value for line in shown.lines]
    assert SupportAgreement.objects.count() == 1
    decision = decide(committee, item, "prolong")
    stored = found.fresh()
    assert (stored.state, stored.outcome) == ("decided", "positive")
    assert stored.decision_reference == decision.number
    assert years_after(date(2026, 12, 31)) == [
        (date(2027, 1, 1), date(2027, 12, 31), Decimal("650000.00")),
        (date(2028, 1, 1), date(2028, 12, 31), Decimal("650000.00")),
    ]
    made = SupportAgreement.objects.get(decision_reference=decision.number)
    first, coming = (
        made.project_years.first(),
        planned_of(found.cluster, current_params(), on=date(2027, 1, 2)),
    )
    assert first is not None
    assert coming is not None
    assert (made.state, first.instalments.exists()) == ("running", True)
    assert coming.planned.due == date(2028, 12, 31)


def test_conditions_become_tasks_with_their_days():
    found, committee = advised(outcome="conditions"), make_committee()
    decide(committee, on_agenda(committee, found), "prolong")
    task = Task.objects.get(kind="evaluations.condition")
    assert (task.due_on, task.facts["condition"]) == (date(2027, 6, 30), "Meer kmo's.")
    assert found.manager.user_id in task.people.values_list("pk", flat=True)
    assert found.fresh().outcome == "conditions"


def test_negative_outcome_gives_one_more_year_and_stops_the_support():
    found, committee = advised(outcome="negative"), make_committee()
    decide(committee, on_agenda(committee, found), "phase_out")
    assert years_after(date(2026, 12, 31)) == [
        (date(2027, 1, 1), date(2027, 12, 31), Decimal("650000.00"))
    ]
    assert Cluster.objects.get(pk=found.cluster.pk).stopped_on == date(2027, 12, 31)
    assert found.fresh().outcome == "negative"
    assert planned_of(found.cluster, current_params(), on=date(2027, 1, 2)) is None


def test_committee_may_phase_out_what_was_advised_to_prolong():
    found, committee = advised(), make_committee()
    meeting = make_meeting(committee)
    item = committee_actions.put_on_agenda(
        meeting, "evaluation", found.evaluation.pk, actor=committee.secretary, at=NOW
    )
    item = put_through(committee, meeting, item, "against")
    decide(committee, item, "phase_out")
    assert found.fresh().outcome == "negative"
    assert Cluster.objects.get(pk=found.cluster.pk).stopped_on == date(2027, 12, 31)


def test_no_figures_on_the_table_pass_the_ten_years():
    """A9: the secretary types years that no rule gave; nothing at all is decided."""
    found, committee = advised(), make_committee()
    item = on_agenda(committee, found)
    late = dict(item.payload["years"][0], first_day="2027-01-01", last_day="2034-12-31")
    item.payload = {**item.payload, "years": [late]}
    data = committee_actions.DecisionData("prolong", "Verleng.", "Zo.", item.payload)
    with pytest.raises(Refused) as refused:
        committee_actions.record_decision(item, data, actor=committee.secretary, at=NOW)
    assert "effect.past_ten_years" in codes(refused)
    assert (Decision.objects.count(), SupportAgreement.objects.count()) == (0, 1)
    assert found.fresh().state == "on_agenda"


def test_item_that_leaves_the_agenda_brings_the_evaluation_back():
    found, committee = advised(), make_committee()
    item = committee_actions.put_on_agenda(
        make_meeting(committee), "evaluation", found.evaluation.pk, actor=committee.secretary, at=NOW
    )  # fmt: skip
    assert found.fresh().state == "on_agenda"
    committee_actions.take_off_agenda(item, actor=committee.secretary, at=NOW, reason="Te vroeg.")
    assert found.fresh().state == "advised"


def test_decided_evaluation_stands_still_for_raw_sql_too():
    found, committee = advised(outcome="negative"), make_committee()
    decide(committee, on_agenda(committee, found), "phase_out")
    later = (TODAY + timedelta(days=1)).isoformat()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_evaluation SET decided_on = %s", [later])
    assert found.fresh().decided_on == TODAY

"""Writing, publishing, copying and extending calls."""

from dataclasses import fields
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from applications.actions import calls, terms
from applications.actions.data import CallTexts
from applications.enums import CallState, Step
from applications.models import Call, CallCriterion, CallExtension
from applications.queries.calls import closing_for, corrections_of
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.models import OutboxMessage
from tests.applications.builders import (
    CLOSES,
    call_data,
    make_applicant,
    make_application,
    make_call,
    signatory,
)
from tests.clusters.builders import head
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
LATER = CLOSES + timedelta(days=7)


@pytest.mark.parametrize(("kind", "main", "critical"), [("IBN", 5, 0), ("SPC", 5, 4)])
def test_new_call_has_the_criteria_of_its_kind(kind, main, critical):
    call = make_call(kind, published=False)
    kinds = list(call.criteria.values_list("kind", flat=True))
    assert (kinds.count("main"), kinds.count("critical")) == (main, critical)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.CLUSTER_EDITOR, Role.EXPERT])
def test_who_is_no_official_writes_no_call(role):
    with pytest.raises(Refused):
        calls.create_call(call_data(), actor=acting(role, mandates=["0203430576"]), at=NOW)
    assert not Call.objects.exists()


def test_account_manager_writes_and_does_not_publish():
    manager = acting(Role.ACCOUNT_MANAGER)
    call = calls.create_call(call_data(), actor=manager, at=NOW)
    with pytest.raises(Refused, match="head_only"):
        calls.publish_call(call, expected_version=call.version, actor=manager, at=NOW)
    call.refresh_from_db()
    assert call.state == CallState.DRAFT


@pytest.mark.parametrize(
    ("kind", "wrong", "code"),
    [
        ("IBN", {"expression_opens_at": None, "expression_closes_at": None}, "call.expression_term_missing"),
        ("SPC", {"full_opens_at": None}, "call.opening_missing"),
        ("AD_HOC", {"decision_reference": ""}, "call.decision_missing"),
    ],
)  # fmt: skip
def test_incomplete_call_is_not_published(kind, wrong, code):
    call = make_call(kind, published=False, **wrong)
    with pytest.raises(Refused) as refused:
        calls.publish_call(call, expected_version=call.version, actor=head(), at=NOW)
    assert code in {finding.code for finding in refused.value.findings}
    call.refresh_from_db()
    assert call.state == CallState.DRAFT


def test_call_changed_meanwhile_is_not_published():
    call = make_call(published=False)
    with pytest.raises(Conflict):
        calls.publish_call(call, expected_version=call.version - 1, actor=head(), at=NOW)


def test_published_call_does_not_change():
    call = make_call()
    with pytest.raises(Refused, match="not_a_draft"):
        calls.correct_call(
            call,
            call_data(reference=call.reference, name_nl="Anders"),
            expected_version=call.version,
            actor=head(),
            at=NOW,
            reason="Zo maar.",
        )
    criterion = CallCriterion.objects.filter(call=call).earliest("number")
    with pytest.raises(Refused, match="not_a_draft"):
        calls.remove_criterion(criterion, actor=head(), at=NOW)
    assert call.criteria.count() == 5


def texts_of(call, **more):
    names = [field.name for field in fields(CallTexts)]
    return CallTexts(**{name: getattr(call, name) for name in names} | more)


def test_texts_of_a_published_call_are_put_right_with_a_trace():
    call = make_call(about_nl="Oude uitleg", envelope=500_000)
    later = NOW + timedelta(hours=1)
    changed = calls.correct_texts(
        call,
        texts_of(call, about_nl="Nieuwe uitleg", contact_name="Team steun"),
        expected_version=call.version,
        actor=head(),
        at=later,
        reason="Tikfout.",
    )
    assert (changed.about_nl, changed.contact_name) == ("Nieuwe uitleg", "Team steun")
    assert changed.envelope == 500_000
    found = {
        (row.field and row.field.name, row.old, row.new, row.why) for row in corrections_of(call)
    }
    assert found == {
        ("about_nl", "Oude uitleg", "Nieuwe uitleg", "Tikfout."),
        ("contact_name", "Team clusters", "Team steun", "Tikfout."),
    }


def test_texts_of_a_draft_a_closed_call_and_by_others_are_refused():
    call = make_call()
    arguments: dict[str, Any] = {"expected_version": call.version, "at": NOW, "reason": "Tikfout."}
    with pytest.raises(Refused, match="agency_only"):
        calls.correct_texts(call, texts_of(call), actor=signatory(make_applicant()), **arguments)
    with pytest.raises(Conflict):
        calls.correct_texts(
            call, texts_of(call), actor=head(), **arguments | {"expected_version": 1}
        )
    calls.close_call(call, actor=head(), at=NOW, reason="Klaar.")
    with pytest.raises(Refused, match="not_published"):
        calls.correct_texts(call, texts_of(call), actor=head(), **arguments)
    assert corrections_of(call) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("envelope", 1), ("form_version", 9), ("kind", "SPC"), ("minimum_companies", 99)],
)
def test_what_decides_in_a_published_call_stands_also_for_the_database(column, value):
    call = make_call(envelope=500_000)
    with pytest.raises(DatabaseError, match="stands still"), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(**{column: value})
    call.refresh_from_db()
    assert (call.envelope, call.kind) == (Decimal(500_000), "IBN")


def test_copy_takes_everything_but_terms():
    call = make_call(envelope=500_000, minimum_companies=5, required_documents=("business_plan",))
    copy = calls.copy_call(call, "IBN-kopie", actor=head(), at=NOW)
    assert copy.state == CallState.DRAFT
    assert copy.expression_closes_at is None
    assert (copy.minimum_companies, copy.required_documents) == (5, ["business_plan"])
    assert copy.criteria.count() == 5
    assert copy.copied_from == call


def test_term_moves_for_all_and_they_are_told():
    call, who = make_call(), signatory(make_applicant())
    application = make_application(call, by=who)
    made = terms.extend_for_all(
        call, Step.EXPRESSION, LATER, actor=head(), at=NOW, reason="Storing van de server."
    )
    call.refresh_from_db()
    assert (call.expression_closes_at, made.old_closes_at) == (LATER, CLOSES)
    message = OutboxMessage.objects.get(kind="applications.term_moved")
    assert message.scope == application.scope


def test_term_moves_for_one_and_not_for_the_others():
    call = make_call()
    one, other = make_application(call), make_application(call)
    terms.extend_for_some(call, [one], LATER, actor=head(), at=NOW, reason="Ziekte.")
    call.refresh_from_db()
    assert closing_for(one) == LATER
    assert closing_for(other) == CLOSES == call.expression_closes_at
    assert OutboxMessage.objects.filter(kind="applications.term_moved").count() == 1


@pytest.mark.parametrize("new", [CLOSES, CLOSES - timedelta(days=1)])
def test_term_never_moves_back(new):
    call = make_call()
    with pytest.raises(Refused, match="not_later"):
        terms.extend_for_all(call, Step.EXPRESSION, new, actor=head(), at=NOW, reason="Nee.")
    assert not CallExtension.objects.exists()


def test_term_of_another_call_does_not_move():
    call, other = make_call(), make_application()
    with pytest.raises(Refused, match="not_a_draft"):
        terms.extend_for_some(call, [other], LATER, actor=head(), at=NOW, reason="Nee.")
    assert not CallExtension.objects.exists()


def test_account_manager_moves_no_term():
    call = make_call()
    with pytest.raises(Refused, match="head_only"):
        terms.extend_for_all(
            call, Step.EXPRESSION, LATER, actor=acting(Role.ACCOUNT_MANAGER), at=NOW, reason="Nee."
        )
    call.refresh_from_db()
    assert call.expression_closes_at == CLOSES

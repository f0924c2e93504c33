"""Envelopes: reserved, committed, paid and free; transfers with a reason; two at once never overdraw."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from projects.actions import envelopes as actions
from projects.actions import projects as project_actions
from projects.models import Envelope, EnvelopeTransfer, Project, ProjectPayment
from projects.queries.envelopes import envelope_facts, visible_envelopes
from tests.clusters.builders import have_figures, head, make_cluster
from tests.cofinancing.test_contribution_races import at_once
from tests.people import NOW, TODAY, acting
from tests.projects.builders import DECIDED, granted
from tests.projects.envelope_builders import envelope, rebudget, reserved

db = pytest.mark.django_db


@pytest.fixture
def enter(client, monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)

    def log_in(who):
        client.force_login(User.objects.get(pk=who.user_id))
        return client

    return log_in


def decide(project):
    return project_actions.decide_project(project, decided_on=DECIDED, actor=head(), at=NOW)


def pay(project, amount, reference="BET-1", by=None):
    data = actions.PaymentData(Decimal(amount), date(2026, 4, 1), reference)
    return actions.pay_project(project, data, actor=by or acting(Role.FINANCE), at=NOW)


def sums(row):
    facts = envelope_facts(visible_envelopes(head(), on=TODAY).get(pk=row.pk))
    return [
        int(one) for one in (facts.held, facts.reserved, facts.committed, facts.paid, facts.free)
    ]


@db
def test_aid_is_reserved_then_committed_then_paid():
    cluster = make_cluster()
    row = envelope(cluster)
    project = reserved(row, cluster)
    assert sums(row) == [500, 300, 0, 0, 200]
    decide(project)
    pay(project, "120.00")
    assert sums(row) == [500, 0, 300, 120, 200]


@db
def test_more_than_the_envelope_is_refused_and_stays_in_preparation():
    cluster = make_cluster()
    row = envelope(cluster)
    decide(reserved(row, cluster))
    second = reserved(row, cluster, "201.00")
    with pytest.raises(Refused) as refused:
        decide(second)
    assert [one.code for one in refused.value.findings] == ["envelope.overdrawn"]
    second.refresh_from_db()
    assert second.state == "draft"


@db
def test_transfer_with_reason_makes_room_and_leaves_what_is_committed():
    cluster = make_cluster()
    own, common = envelope(cluster), envelope(None, "100.00")
    decide(reserved(own, cluster, "450.00"))
    with pytest.raises(Refused):
        actions.transfer(own, common, Decimal(51), actor=head(), at=NOW, reason="Te veel")
    actions.transfer(common, own, Decimal(100), actor=head(), at=NOW, reason="Sterk project")
    decide(reserved(own, cluster, "150.00"))
    assert sums(own) == [600, 0, 600, 0, 0]
    assert sums(common)[0] == 0
    assert EnvelopeTransfer.objects.get().reason == "Sterk project"


@db
def test_transfer_stays_within_a_year_and_by_the_head():
    cluster = make_cluster()
    one, other = envelope(cluster), envelope(cluster, year=2025)
    with pytest.raises(Refused):
        actions.transfer(one, other, Decimal(1), actor=head(), at=NOW, reason="Ander jaar")
    with pytest.raises(Refused):
        actions.set_envelope(
            None, 2026, Decimal(1), "x", actor=acting(Role.ACCOUNT_MANAGER), at=NOW
        )
    with pytest.raises(ValidationError):
        envelope(cluster)


@db
def test_payment_is_booked_once_by_finance_within_the_aid():
    project = granted()
    for amount, who in (("301.00", acting(Role.FINANCE)), ("10.00", head())):
        with pytest.raises(Refused):
            pay(project, amount, by=who)
    pay(project, "300.00")
    with pytest.raises(Refused):
        pay(project, "0.01", "BET-2")
    assert ProjectPayment.objects.count() == 1


@db
def test_envelope_never_shrinks_below_what_is_committed():
    cluster = make_cluster()
    row = envelope(cluster)
    decide(reserved(row, cluster))
    given: dict[str, Any] = {
        "source": "x",
        "expected_version": 1,
        "actor": head(),
        "at": NOW,
        "reason": "Minder",
    }
    with pytest.raises(Refused):
        actions.change_envelope(row, amount=Decimal(299), **given)
    row.refresh_from_db()
    assert actions.change_envelope(row, amount=Decimal(300), **given).amount == 300


@db
def test_database_refuses_what_the_rules_would():
    cluster = make_cluster()
    row = envelope(cluster)
    project = decide(reserved(row, cluster))
    attempts = (
        lambda: Project.objects.filter(pk=project.pk).update(aid=501),
        lambda: Envelope.objects.filter(pk=row.pk).update(amount=299),
        lambda: ProjectPayment.objects.create(
            project=project, amount=301, paid_on=TODAY, reference="X", booked_at=NOW
        ),
        lambda: EnvelopeTransfer.objects.create(
            source=row, target=envelope(None), amount=201, reason="X", moved_at=NOW
        ),
    )
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.attack("A15")
@pytest.mark.django_db(transaction=True)
def test_two_commitments_at_once_never_overdraw():
    outcome, row = commit_twice()
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert sums(row)[2] == 300


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_database_still_refuses(monkeypatch):
    monkeypatch.setattr(project_actions, "_commit", lambda _project: None)
    outcome, row = commit_twice()
    assert (len(outcome.done), len(outcome.refused) + len(outcome.broken)) == (1, 1)
    assert sums(row)[2] == 300


def commit_twice():
    cluster = make_cluster()
    row = envelope(cluster)
    pair = [reserved(row, cluster) for _number in range(2)]
    boss = head()

    def act(project):
        return project_actions.decide_project(project, decided_on=DECIDED, actor=boss, at=NOW)

    return at_once(*(lambda one=one: act(one) for one in pair)), row


@db
def test_from_the_page_to_a_moved_and_paid_envelope(enter):
    have_figures()
    cluster = make_cluster("Staalcluster")
    client = enter(head())
    for typed in ({"cluster": cluster.pk, "amount": "500,00"}, {"amount": "100,00"}):
        client.post(reverse("projects:new_envelope"), {"year": "2026", "source": "VR", **typed})
    own, common = Envelope.objects.get(cluster=cluster), Envelope.objects.get(cluster=None)
    sent = {"target": own.pk, "amount": "100,00", "reason": "Sterk project"}
    client.post(reverse("projects:transfer", args=[common.pk]), sent)
    refused = client.post(reverse("projects:transfer", args=[common.pk]), sent)
    assert refused.status_code == 422
    html = client.get(reverse("projects:envelope", args=[own.pk])).content.decode()
    assert "Sterk project" in html
    assert "600,00" in html
    client.post(
        reverse("projects:change_envelope", args=[own.pk]),
        {"amount": "550,00", "source": "VR 2", "version": own.version, "reason": "Aangepast"},
    )
    assert "650,00" in client.get(reverse("projects:envelopes")).content.decode()
    project = decide(rebudget(reserved(own, cluster), "300.00"))
    client = enter(acting(Role.FINANCE))
    typed = {"amount": "50,00", "paid_on": "01/04/2026", "reference": "BET-9"}
    client.post(reverse("projects:pay", args=[project.pk]), typed)
    assert client.post(reverse("projects:pay", args=[project.pk]), typed).status_code == 422
    assert "BET-9" in client.get(reverse("projects:project", args=[project.pk])).content.decode()

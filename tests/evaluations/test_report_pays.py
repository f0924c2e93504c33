"""What happens to a report reaches the payments of its project year, and nobody types it again (A14, R45, R47)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from clusterbeleid.core.errors import Refused
from cofinancing.actions import payments
from cofinancing.models import Payment, ReportNote
from cofinancing.queries.conditions import reports_of
from evaluations.actions.reports import reviewing
from tests.clusters.builders import head
from tests.cofinancing.payment_builders import ready
from tests.evaluations.report_builders import (
    accepted_with_everything,
    in_review,
    opened,
    signatory_of,
)
from tests.people import NOW

pytestmark = pytest.mark.django_db


def told(year):
    return list(ReportNote.objects.filter(project_year=year).values_list("kind", flat=True))


def balance(file):
    return file.year.instalments.select_related("project_year").get(number=2)


def blocked(file):
    with pytest.raises(Refused) as refusal:
        payments.propose_payment(balance(file), amount=Decimal(400), actor=file.proposer, at=NOW)
    return [one.code for one in refusal.value.findings]


@pytest.mark.attack("A14")
def test_accepted_report_lets_the_balance_be_paid_without_typing_it_again():
    file = ready()
    assert blocked(file) == ["payment.report_not_accepted"]
    accepted_with_everything(file.year, signatory_of(file.year))
    assert told(file.year) == ["due", "submitted", "accepted"]
    own = next(one for one in reports_of(file.year.agreement) if one.year == file.year.number)
    assert (own.due, own.accepted_on) == (date(2026, 12, 31), NOW.date())
    payments.propose_payment(balance(file), amount=Decimal(400), actor=file.proposer, at=NOW)
    assert Payment.objects.get().amount == Decimal(400)


def test_reopened_report_takes_the_balance_back():
    file = ready()
    report = accepted_with_everything(file.year, signatory_of(file.year))
    until = NOW + timedelta(days=7)
    reviewing.ask(report, ["risks"], until, actor=head(), at=NOW, reason="Fout cijfer")
    assert told(file.year)[-1] == "reopened"
    assert blocked(file) == ["payment.report_not_accepted"]


def test_plan_tells_payments_nothing_but_stops_them_while_it_is_late():
    file = ready()
    plan = in_review(file.year, signatory_of(file.year), "plan")
    reviewing.accept_report(plan, actor=head(), at=NOW)
    assert told(file.year) == []
    second = file.year.agreement.project_years.get(number=2)
    late = opened(second, "plan")
    late.due_on = date(2026, 11, 20)
    late.save(update_fields=["due_on"])
    with pytest.raises(Refused, match="payment.duty_overdue"):
        payments.propose_payment(
            file.instalment, amount=file.instalment.amount, actor=file.proposer, at=NOW
        )
    assert not Payment.objects.exists()


def test_overdue_report_is_said_once_and_stops_the_payment():
    file = ready()
    report = opened(file.year)
    report.due_on = date(2026, 11, 1)
    report.save(update_fields=["due_on"])
    payments.hear_of_report(file.year, "due", report.due_on, actor=file.head, at=NOW)
    with pytest.raises(Refused) as refusal:
        payments.propose_payment(
            file.instalment, amount=file.instalment.amount, actor=file.proposer, at=NOW
        )
    assert [one.code for one in refusal.value.findings] == ["payment.report_overdue"]
    assert not Payment.objects.exists()

"""Who may use the pages about co-financing, and the records they are about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.actions import MoneyData, record_payment
from agreements.models import ProjectYear
from clusterbeleid.core.actors import Role
from clusterbeleid.core.imports import start_preview
from clusterbeleid.core.models import Task
from cofinancing.actions.contributions import pledge_contribution
from cofinancing.actions.importing import CONTRIBUTIONS, COSTS
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.actions.recoveries import (
    approve_recovery,
    ask_write_off,
    propose_recovery,
    set_off,
    suspend_recovery,
)
from cofinancing.enums import SourceKind
from cofinancing.models import Recovery
from cofinancing.queries.lapse import LAPSE
from tests.access_policy import (
    AGENCY,
    CLUSTER,
    ENTER,
    EVERYBODY,
    FILE,
    HEAD,
    INSIDE,
    KEEPERS,
    MONEY,
    REGISTER,
    Rule,
    Who,
    form,
    keep,
    page,
    read,
    send,
)
from tests.access_world import File, Records
from tests.cofinancing.builders import accepted, company_of, moment, received
from tests.cofinancing.cost_builders import accepted_cost, claimed, income, settled
from tests.cofinancing.payment_builders import account, payments_of_two
from tests.cofinancing.recovery_builders import claim, decision
from tests.people import NOW, TODAY, acting, actor

POLICY: dict[str, Rule] = {
    "cofinancing:cluster": read(),
    "cofinancing:project_year": read(),
    "cofinancing:extend": keep(),
    "cofinancing:suspend": keep(),
    "cofinancing:extend_many": form(REGISTER),
    "cofinancing:suspend_many": form(REGISTER),
    "cofinancing:decide_lapse": Rule(get=INSIDE, post=KEEPERS, see=INSIDE, record="lapse task"),
    "cofinancing:new_contribution": keep(ENTER),
    "cofinancing:accept_contributions": send(KEEPERS),
    "cofinancing:contributions_export": Rule(get=FILE, see=FILE, query="export=csv"),
    "cofinancing:import": keep(ENTER),
    "cofinancing:import_template": read(ENTER),
    # What is wrong with a file may name lines of others: it is for its maker and the head of team.
    "cofinancing:import_job": Rule(
        get=KEEPERS, see=KEEPERS, record="import", hidden=EVERYBODY - KEEPERS
    ),
    "cofinancing:import_confirm": Rule(post=ENTER, see=FILE, record="import", hidden=CLUSTER),
    "cofinancing:cost_import": keep(ENTER),
    "cofinancing:cost_import_template": read(ENTER),
    "cofinancing:cost_import_job": Rule(
        get=KEEPERS, see=KEEPERS, record="cost import", hidden=EVERYBODY - KEEPERS
    ),
    "cofinancing:cost_import_confirm": Rule(
        post=ENTER, see=FILE, record="cost import", hidden=CLUSTER
    ),
    "cofinancing:contribution": read(),
    "cofinancing:cluster_money": read(),
    "cofinancing:money": read(),
    "cofinancing:new_cost": keep(ENTER),
    "cofinancing:judge_costs": send(KEEPERS),
    "cofinancing:costs_export": Rule(get=FILE, see=FILE, query="export=csv"),
    "cofinancing:cost": read(),
    "cofinancing:cost_correct": keep(ENTER),
    "cofinancing:cost_evidence": keep(ENTER),
    "cofinancing:cost_withdraw": keep(ENTER),
    "cofinancing:cost_accept": keep(),
    "cofinancing:cost_reject": keep(),
    "cofinancing:cost_reconsider": keep(record="judged cost"),
    "cofinancing:new_income": keep(ENTER),
    "cofinancing:correct_income": keep(ENTER),
    "cofinancing:withdraw_income": keep(ENTER),
    "cofinancing:year_accounts": keep(ENTER),
    "cofinancing:whole_accounts": keep(ENTER),
    "cofinancing:fees": keep(ENTER),
    "cofinancing:settlement": read(),
    "cofinancing:settle_year": keep(MONEY),
    "cofinancing:settle_whole": keep(MONEY),
    "cofinancing:withdraw_settlement": keep(MONEY, record="settled"),
    "cofinancing:propose_payment": keep(),
    "cofinancing:new_account": keep(ENTER),
    "cofinancing:verify_account": keep(MONEY),
    "cofinancing:exclusions": keep(),
    "cofinancing:report_note": keep(),
    "cofinancing:payments": page(AGENCY),
    "cofinancing:send_payments": Rule(post=frozenset({Who.FINANCE})),
    "cofinancing:payment": read(),
    "cofinancing:payment_approve": keep(HEAD),
    "cofinancing:payment_confirm_paid": keep(frozenset({Who.FINANCE}), record="sent payment"),
    "cofinancing:payment_reject": keep(KEEPERS | {Who.FINANCE}),
    "cofinancing:year_payments": read(),
    "cofinancing:end_account": keep(MONEY),
    "cofinancing:recoveries": page(AGENCY),
    "cofinancing:propose_recovery": keep(KEEPERS | {Who.FINANCE}),
    "cofinancing:recovery": read(record="claim"),
    # A proposal stays inside the agency: the cluster organisation hears that it is not there.
    "cofinancing:recovery_approve": Rule(get=HEAD, post=HEAD, see=INSIDE, hidden=CLUSTER),
    "cofinancing:recovery_withdraw": Rule(
        get=KEEPERS | {Who.FINANCE}, post=KEEPERS | {Who.FINANCE}, see=INSIDE, hidden=CLUSTER
    ),
    "cofinancing:recovery_receive": keep(frozenset({Who.FINANCE}), record="claim"),
    "cofinancing:recovery_set_off": keep(KEEPERS | {Who.FINANCE}, record="claim"),
    "cofinancing:recovery_divide": keep(HEAD, record="claim"),
    "cofinancing:payment_drop_set_off": keep(KEEPERS | {Who.FINANCE}, record="lowered"),
    "cofinancing:recovery_suspend": keep(KEEPERS | {Who.FINANCE}, record="claim"),
    "cofinancing:recovery_ask_write_off": keep(KEEPERS | {Who.FINANCE}, record="claim"),
    "cofinancing:recovery_resume": keep(HEAD, record="suspended claim"),
    "cofinancing:recovery_write_off": keep(HEAD, record="write-off"),
    "cofinancing:contribution_invoice": keep(ENTER, record="pledge"),
    "cofinancing:contribution_receive": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct": keep(ENTER, record="pledge"),
    "cofinancing:contribution_evidence": keep(ENTER, record="pledge"),
    "cofinancing:contribution_withdraw": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct_receipt": keep(ENTER, record="receipt"),
    "cofinancing:contribution_accept": keep(record="receipt"),
    "cofinancing:contribution_reject": keep(record="receipt"),
    "cofinancing:contribution_late_proof": keep(record="late receipt"),
    "cofinancing:contribution_reconsider": keep(record="decided receipt"),
}


def records(file: File) -> Records:
    """Make a contribution in each state, an import, and the task of a missed year."""
    year = ProjectYear.objects.get(pk=file.records["project_year_id"])
    maker = acting(Role.HEAD_OF_TEAM)
    pledge = pledge_contribution(
        year,
        company_of(year),
        SourceKind.COMPANY_CASH,
        amount=Decimal(10),
        actor=maker,
        at=NOW,
    )
    late = received(year, by=maker, entered=moment(date(2026, 5, 4)), evidence=True)
    upload = SimpleUploadedFile("bijdragen.csv", b"kbo;bedrag\n", content_type="text/csv")
    by = actor(file.manager)
    job = start_preview(CONTRIBUTIONS, year, upload, actor=by, at=NOW)
    costs = SimpleUploadedFile("kosten.csv", b"bedrag\n", content_type="text/csv")
    cost_job = start_preview(COSTS, year, costs, actor=by, at=NOW)
    watch_cofinancing(TODAY, at=NOW)
    second = ProjectYear.objects.get(agreement=year.agreement, number=2)
    claims = recovery_records(second)
    return {
        "contribution_id": received(year, by=maker).pk,
        "receipt:contribution_id": received(year, by=maker).pk,
        "pledge:contribution_id": pledge.pk,
        "late receipt:contribution_id": late.pk,
        "decided receipt:contribution_id": accepted(year, by=maker).pk,
        "cost_id": claimed(year, maker).pk,
        "judged cost:cost_id": accepted_cost(year, maker, acting(Role.HEAD_OF_TEAM)).pk,
        "income_id": income(year, maker).pk,
        "settled:settlement_id": settled(second).pk,
        **claims,
        **payment_records(
            ProjectYear.objects.get(agreement=year.agreement, number=3),
            Recovery.objects.get(pk=claims["claim:recovery_id"]),
        ),
        "instalment_id": year.instalments.earliest("number").pk,
        "job_id": job.pk,
        "import:job_id": job.pk,
        "cost import:job_id": cost_job.pk,
        "lapse task:task_id": Task.objects.get(kind=LAPSE, object_id=year.pk).pk,
    }


def payment_records(year: ProjectYear, claim: Recovery) -> Records:
    """Make a payment as proposed, lowered for a claim, one that was sent, and an account to verify."""
    first, second = payments_of_two(year)
    set_off(claim, first, amount=Decimal(1), actor=acting(Role.FINANCE), at=NOW)
    return {
        "payment_id": first.pk,
        "lowered:payment_id": first.pk,
        "sent payment:payment_id": second.pk,
        "account_id": account(year, iban="BE71 0961 2345 6769", verified=False).pk,
    }


def recovery_records(year: ProjectYear) -> Records:
    """Make a claim in each state, on a year of which something was paid."""
    finance, head, other = (
        acting(role) for role in (Role.FINANCE, Role.HEAD_OF_TEAM, Role.HEAD_OF_TEAM)
    )
    record_payment(year, MoneyData(Decimal(100), TODAY, f"BET-T-{year.pk}"), actor=finance, at=NOW)

    def proposed() -> Recovery:
        data = claim("10.00", "decision", document=decision())
        return propose_recovery(year, data, actor=other, at=NOW)

    claimed, paused, dropped = (
        approve_recovery(proposed(), actor=head, at=NOW) for _number in range(3)
    )
    suspend_recovery(paused, actor=finance, at=NOW, reason="Bezwaar")
    ask_write_off(dropped, document=decision(), actor=finance, at=NOW, reason="Vereffening")
    return {
        "recovery_id": proposed().pk,
        "claim:recovery_id": claimed.pk,
        "suspended claim:recovery_id": paused.pk,
        "write-off:recovery_id": dropped.pk,
    }

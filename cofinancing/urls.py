"""Addresses of co-financing."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import include, path

from cofinancing import payment_urls
from cofinancing.views import (
    cluster,
    conditions,
    contribution_list,
    contribution_steps,
    contributions,
    cost_steps,
    costs,
    deadlines,
    imports,
    income,
    lapse,
    money,
    payments,
    project_year,
    recoveries,
    settlement,
)

app_name = "cofinancing"

# A step of a contribution: its part of the address, and its name.
_STEPS = (
    ("factuur", "invoice"),
    ("ontvangst", "receive"),
    ("verbeteren", "correct"),
    ("ontvangst-verbeteren", "correct_receipt"),
    ("bewijs", "evidence"),
    ("laat-bewijs", "late_proof"),
    ("aanvaarden", "accept"),
    ("weigeren", "reject"),
    ("intrekken", "withdraw"),
    ("heroverwegen", "reconsider"),
)
_COST_STEPS = (
    ("aanvaarden", "accept"),
    ("weigeren", "reject"),
    ("verbeteren", "correct"),
    ("bewijs", "evidence"),
    ("intrekken", "withdraw"),
    ("heroverwegen", "reconsider"),
)
# A page of an import: its part of the address, its view, and the end of its name.
_IMPORT_PAGES: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
    ("", imports.import_page, ""),
    ("sjabloon/", imports.template, "_template"),
    ("<int:job_id>/", imports.import_job, "_job"),
    ("<int:job_id>/bevestigen/", imports.confirm, "_confirm"),
)
_OF_A_YEAR = [
    path("betalingen/", payments.year_payments, name="year_payments"),
    path("terugvorderen/", recoveries.propose, name="propose_recovery"),
    path("rekening/<int:account_id>/beeindigen/", conditions.end, name="end_account"),
    path("betalingen/<int:instalment_id>/voorstellen/", payments.propose, name="propose_payment"),
    path("rekening/", conditions.account, name="new_account"),
    path("rekening/<int:account_id>/nazien/", conditions.verify, name="verify_account"),
    path("uitsluitingen/", conditions.exclusions, name="exclusions"),
    path("verslag/", conditions.report, name="report_note"),
    path("geld/", money.money, name="money"),
    path("inkomsten/nieuw/", income.new_income, name="new_income"),
    path("verklaring/", income.year_accounts, name="year_accounts"),
    path("tarieven/", income.fees, name="fees"),
    path("afrekenen/", settlement.settle_year, name="settle_year"),
    path("kosten/nieuw/", costs.new_cost, name="new_cost"),
    path("kosten/beoordelen/", costs.judge_many, name="judge_costs"),
    path("kosten/export/", costs.export, name="costs_export"),
    path("bijdragen/nieuw/", contributions.new_contribution, name="new_contribution"),
    path("bijdragen/aanvaarden/", contribution_list.accept_many, name="accept_contributions"),
    path("bijdragen/export/", contribution_list.export, name="contributions_export"),
    *(
        path(f"{begin}{part}", view, {"what": what}, name=f"{name}{end}")
        for begin, what, name in (
            ("invoer/", "contributions", "import"),
            ("kosten/invoer/", "costs", "cost_import"),
        )
        for part, view, end in _IMPORT_PAGES
    ),
]

urlpatterns = [
    *payment_urls.urlpatterns,
    path("projectjaren/<int:project_year_id>/", include(_OF_A_YEAR)),
    path("bijdragen/<int:contribution_id>/", contributions.contribution, name="contribution"),
    *(
        path(
            f"bijdragen/<int:contribution_id>/{part}/",
            contribution_steps.step,
            {"name": name},
            name=f"contribution_{name}",
        )
        for part, name in _STEPS
    ),
    path("kosten/<int:cost_id>/", costs.cost, name="cost"),
    *(
        path(f"kosten/<int:cost_id>/{part}/", cost_steps.step, {"name": name}, name=f"cost_{name}")
        for part, name in _COST_STEPS
    ),
    path("inkomsten/<int:income_id>/verbeteren/", income.correct, name="correct_income"),
    path("inkomsten/<int:income_id>/intrekken/", income.withdraw, name="withdraw_income"),
    path("overeenkomsten/<int:agreement_id>/afrekening/", settlement.settlement, name="settlement"),
    path(
        "overeenkomsten/<int:agreement_id>/afrekening/vastleggen/",
        settlement.settle_whole,
        name="settle_whole",
    ),
    path(
        "overeenkomsten/<int:agreement_id>/verklaring/",
        income.whole_accounts,
        name="whole_accounts",
    ),
    path(
        "afrekeningen/<int:settlement_id>/intrekken/",
        settlement.withdraw,
        name="withdraw_settlement",
    ),
    path("clusters/<int:cluster_id>/geld/", money.cluster_money, name="cluster_money"),
    path("clusters/<int:cluster_id>/cofinanciering/", cluster.cluster, name="cluster"),
    path("projectjaren/<int:project_year_id>/", project_year.project_year, name="project_year"),
    path("projectjaren/<int:project_year_id>/verlengen/", deadlines.extend, name="extend"),
    path("projectjaren/<int:project_year_id>/schorsen/", deadlines.suspend, name="suspend"),
    path("cofinanciering/verlengen/", deadlines.extend_many, name="extend_many"),
    path("cofinanciering/schorsen/", deadlines.suspend_many, name="suspend_many"),
    path("taken/<int:task_id>/verval/", lapse.decide, name="decide_lapse"),
]

"""The decision dossier of an application, as plain values for page and sealed PDF (R53)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.queries import agreements_of, clock_of
from applications.enums import CostCategory, FundingSource
from applications.judging_enums import ReviewState
from applications.models import Application, CallCriterion
from applications.queries.calls import criteria_of
from applications.queries.checks import checked
from applications.queries.content import Content, content_of
from applications.queries.judging.admissibility import checklist_of, exclusion_tests_of
from applications.queries.judging.advice import advice_of, advice_years
from applications.queries.judging.ranking import rank_call
from applications.queries.judging.reviews import meetings_of, reviews_of
from applications.queries.judging.scores import summary_of
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.formatting import format_enterprise_number, format_number
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Explained
from clusters.models import Cluster
from committee.rules.dossier import Dossier, Fact, Section, Table

HOUSE_LANGUAGE = "nl"


def application_dossier(application: Application, *, on: date) -> Dossier:
    """Return every section of R53 that the house knows of an application on ``on``."""
    with translation.override(HOUSE_LANGUAGE):
        content = content_of(application)
        sections = [
            _applicant(application, content),
            lineage_section(application.cluster, on),
            _scores(application),
            *_opinions(application),
            _budget(content),
            Section(
                _("Check of figures, consortium and board"), explained=checked(content, today=on)
            ),
            _financing(content),
            _targets(content),
            _exclusions(application),
            _interests(application),
            _alternatives(application),
            _advice(application),
            _payment(),
        ]
        return Dossier(tuple(sections))


def _applicant(application: Application, content: Content) -> Section:
    body = application.applicant
    answers = [content.answer(key) for key in ("summary", "location")]
    members = tuple(
        (
            row.name,
            format_enterprise_number(row.kbo),
            str(row.get_part_display()),
            str(row.get_size_display()),
        )
        for row in content.members
    )
    return Section(
        _("Applicant and application"),
        tuple(row.text for row in answers if row is not None and row.text),
        (
            Fact(_("Applicant"), body.name),
            Fact(_("Enterprise number"), format_enterprise_number(body.kbo)),
            Fact(_("Size"), str(application.get_applicant_size_display())),
            Fact(_("Title"), application.title),
            Fact(_("Reference"), application.reference),
            Fact(_("First day of the activities"), application.first_day, "date"),
            Fact(_("Last day of the activities"), application.last_day, "date"),
        ),
        (
            Table(
                _("Consortium"),
                (_("Organisation"), _("Enterprise number"), _("Part"), _("Size")),
                members,
            ),
        ),
    )


def lineage_section(cluster: Cluster | None, on: date) -> Section:
    """Return the ten-year clock of a cluster with its agreements; without cluster it is a new group."""
    title = _("Lineage, ten years and earlier agreements")
    if cluster is None:
        return Section(title, (_("A new group: no cluster and no aid so far."),))
    clock = clock_of(cluster, current_params(), on=on)
    earlier = tuple(
        (row.agreement.reference, row.agreement.first_day, row.agreement.last_day, row.granted)
        for row in agreements_of(cluster, SYSTEM)
    )
    heads = (_("Agreement"), _("First day"), _("Last day"), _("Granted"))
    return Section(
        title,
        facts=(
            Fact(_("Cluster"), cluster.name),
            Fact(_("Last possible day of aid"), clock.last_day, "date"),
        ),
        tables=(Table(_("Earlier agreements"), heads, earlier, ("text", "date", "date", "EUR")),),
        explained=clock.explained,
    )


def _scores(application: Application) -> Section:
    summary = summary_of(application)
    rows = tuple(
        (row.label_nl, row.weight, measure.average, measure.spread, measure.lowest, measure.highest)
        for row in criteria_of(application.call)
        if (measure := summary.by_criterion.get(row.pk)) is not None
    )
    heads = (_("Criterion"), _("Weight"), _("Average"), _("Spread"), _("Lowest"), _("Highest"))
    units = ("text", *("number",) * 5)
    return Section(
        _("Scores with their spread"),
        tables=(Table(_("Averages and spread"), heads, rows, units),),
        explained=summary.explained,
    )


def _opinions(application: Application) -> Iterator[Section]:
    """Yield what each expert wrote, and what was said when they met."""
    for review in reviews_of(application):
        if review.state == ReviewState.SUBMITTED:
            rows = tuple(
                (row.criterion.label_nl, _answer(row.criterion, row.points, row.passed), row.text)
                for row in review.scores.all()
            )
            heads = (_("Criterion"), _("Score"), _("Motivation"))
            name = _("Opinion of %(name)s") % {"name": review.expert.user.full_name}
            yield Section(name, tables=(Table(name, heads, rows),))
    notes = tuple(
        f"{row.held_on:%d/%m/%Y} ({row.participants}): {row.notes}"
        for row in meetings_of(application)
    )
    if notes:
        yield Section(_("Consensus meeting"), notes)


def _answer(criterion: CallCriterion, points: int | None, passed: bool | None) -> str:
    if criterion.weight is not None:
        return format_number(points)
    return pgettext("criterion", "Passed") if passed else pgettext("criterion", "Failed")


def _budget(content: Content) -> Section:
    rows = tuple(
        (
            str(row.year),
            str(CostCategory(row.category).label),
            str(row.get_nature_display()),
            row.amount,
        )
        for row in content.budget
        if row.amount
    )
    heads = (_("Project year"), _("Category"), _("Nature"), _("Amount"))
    units = ("text", "text", "text", "EUR")
    return Section(
        _("Budget by category"), tables=(Table(_("Eligible costs"), heads, rows, units),)
    )


def _financing(content: Content) -> Section:
    members = {row.pk: row.name for row in content.members}
    sources = tuple(
        (str(row.year), str(FundingSource(row.source).label), row.amount)
        for row in content.funding
        if row.amount
    )
    pledges = tuple(
        (str(row.year), members[row.member_id], row.amount) for row in content.pledges if row.amount
    )
    units = ("text", "text", "EUR")
    year, amount = _("Project year"), _("Amount")
    return Section(
        _("Financing, co-financing and its spread"),
        tables=(
            Table(_("Financing plan"), (year, _("Source"), amount), sources, units),
            Table(_("Promised by members"), (year, _("Organisation"), amount), pledges, units),
        ),
    )


def _targets(content: Content) -> Section:
    rows = tuple(
        (row.name, row.unit, row.baseline, row.target, str(row.by_year)) for row in content.targets
    )
    heads = (_("Indicator"), _("Unit"), _("Baseline"), _("Target"), _("By project year"))
    units = ("text", "text", "number", "number", "text")
    return Section(_("Targets"), tables=(Table(_("Targets"), heads, rows, units),))


def _exclusions(application: Application) -> Section:
    rows = tuple(
        (
            row.tested_on,
            str(row.accounts_year),
            row.source,
            _("No exclusion") if row.is_clear else _("Excluded"),
        )
        for row in exclusion_tests_of(application)
    )
    heads = (_("Day"), _("Annual accounts of"), _("Source"), _("Outcome"))
    found = [row.explained for row in checklist_of(application)]
    return Section(
        _("Exclusions and admissibility"),
        tables=(
            Table(_("Tests of the exclusions"), heads, rows, ("date", "text", "text", "text")),
        ),
        explained=Explained(
            tuple(line for one in found for line in one.lines),
            tuple(finding for one in found for finding in one.findings),
        ),
    )


def _interests(application: Application) -> Section:
    """Who was asked, what was detected, what was declared (R52)."""
    rows = tuple(
        (
            row.expert.user.full_name,
            row.expert.organisation_name,
            str(row.get_state_display()),
            " ".join(sentence(one["code"], one["params"]) for one in row.detected),
            row.interest or row.closing_reason,
        )
        for row in reviews_of(application)
    )
    heads = (_("Expert"), _("Organisation"), _("State"), _("Detected"), _("Declared"))
    return Section(
        _("Register of interests of experts"), tables=(Table(_("Experts"), heads, rows),)
    )


def _alternatives(application: Application) -> Section:
    found = rank_call(application.call, step=application.step)
    rows = tuple(
        (
            row.application.reference,
            row.ranked.entry.score,
            row.ranked.entry.spread,
            row.ranked.entry.requested,
            row.ranked.cumulative,
            _("Above the line") if row.ranked.above_line else _("Below the line"),
        )
        for row in found.rows
    )
    heads = (
        _("Application"),
        _("Score"),
        _("Spread"),
        _("Aid asked"),
        _("Running total"),
        _("Envelope"),
    )
    units = ("text", "number", "number", "EUR", "EUR", "text")
    return Section(
        _("Alternatives under the envelope"),
        tables=(Table(_("Ranking"), heads, rows, units),),
        explained=found.ranking.explained,
    )


def _advice(application: Application) -> Section:
    advice = advice_of(application)
    if advice is None:
        return Section(_("Advice of VLAIO"), (_("The advice is not written yet."),))
    rows = tuple(
        (
            str(row.number),
            row.first_day,
            row.last_day,
            row.granted_amount,
            row.eligible_cost,
            row.planned_cofinancing,
        )
        for row in advice_years(advice)
    )
    heads = (
        _("Project year"),
        _("First day"),
        _("Last day"),
        _("Aid proposed"),
        _("Eligible cost"),
        _("Planned co-financing"),
    )
    units = ("text", "date", "date", "EUR", "EUR", "EUR")
    return Section(
        _("Advice of VLAIO and draft decision"),
        (advice.motivation, advice.draft_decision),
        (
            Fact(_("Proposal"), str(advice.get_proposal_display())),
            Fact(_("Author"), str(advice.author)),
            Fact(_("Approved by"), str(advice.approver or "")),
        ),
        (Table(_("Aid proposed"), heads, rows, units),),
    )


def _payment() -> Section:
    """R45: the plan of the house, as long as a decision sets no other."""
    return Section(
        _("Payment plan and publication"),
        (
            _(
                "A yearly advance after the proof that enough co-financing was paid in (R34); the "
                "balance after the accepted yearly and financial report (R45)."
            ),
            _(
                "An award above the threshold is published within the legal term after granting, and "
                "stays on line as long as the law asks (R19)."
            ),
        ),
    )

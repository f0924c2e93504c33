"""The decision dossier of an evaluation, as plain values for page and sealed PDF (R53)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from applications.documents.dossier import HOUSE_LANGUAGE, lineage_section
from applications.judging_enums import ReviewState
from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.texts import sentence
from committee.rules.dossier import Dossier, Fact, Section, Table
from evaluations.documents.interim.whole import whole_of
from evaluations.models import Evaluation, EvaluationAdvice, PanelReview
from evaluations.queries.interim.advice import advice_of, conditions_of, effect_of_advice
from evaluations.queries.interim.panel import remarks_of, reviews_of, summary_of
from evaluations.queries.interim.written import submission_of
from evaluations.rules.interim.panel import criteria_for


def evaluation_dossier(evaluation: Evaluation, *, on: date) -> Dossier:
    """Return every section of R53 that the house knows of an evaluation on ``on``."""
    with translation.override(HOUSE_LANGUAGE):
        reviews = reviews_of(evaluation)
        sections = [
            _evaluation(evaluation),
            lineage_section(evaluation.cluster, on),
            *_self_evaluation(evaluation),
            _scores(evaluation),
            *(_opinion(row) for row in reviews if row.state == ReviewState.SUBMITTED),
            _remarks(evaluation),
            _interests(reviews),
            _findings(evaluation),
            *_advice(evaluation, on),
        ]
        return Dossier(tuple(sections))


def _evaluation(evaluation: Evaluation) -> Section:
    return Section(
        _("Evaluation"),
        facts=(
            Fact(_("Cluster"), evaluation.cluster.name),
            Fact(_("Reference"), evaluation.reference),
            Fact(_("Agreement"), evaluation.agreement.reference),
            Fact(_("Last day of the agreement"), evaluation.agreement.last_day, "date"),
            Fact(_("Due"), evaluation.due_on, "date"),
            Fact(_("Interval in months"), evaluation.interval_months, "number"),
        ),
    )


def _self_evaluation(evaluation: Evaluation) -> Iterator[Section]:
    submission = submission_of(evaluation)
    if submission is None:
        return
    whole = whole_of(submission.content)
    facts = tuple(Fact(str(label), value) for label, value in whole.facts)
    for part in whole.parts:
        words = tuple(f"{one.label}: {one.text}" for one in part.words)
        tables: tuple[Table, ...] = ()
        if part.table is not None:
            heads = tuple(str(head) for head in part.table.heads)
            tables = (Table(str(part.title), heads, tuple(map(tuple, part.table.rows))),)
        yield Section(str(part.title), words, facts if words else (), tables)


def _scores(evaluation: Evaluation) -> Section:
    summary = summary_of(evaluation)
    rows = tuple(
        (row.label_nl, row.weight, measure.average, measure.spread, measure.lowest, measure.highest)
        for number, row in enumerate(criteria_for(evaluation.cluster.kind), start=1)
        if (measure := summary.by_criterion.get(number)) is not None
    )
    heads = (
        _("Criterion"),
        _("Weight"),
        _("Average"),
        _("Spread"),
        _("Lowest"),
        _("Highest"),
    )
    return Section(
        _("Scores of the panel with their spread"),
        tables=(Table(_("Averages and spread"), heads, rows, ("text", *("number",) * 5)),),
        explained=summary.explained,
    )


def _opinion(review: PanelReview) -> Section:
    names = {row.code: row.label_nl for row in criteria_for(review.evaluation.cluster.kind)}
    rows = tuple(
        (names[row.criterion], _answer(row.points, row.passed), row.text)
        for row in review.scores.all()
    )
    title = _("Opinion of %(name)s") % {"name": review.expert.user.full_name}
    heads = (_("Criterion"), _("Score"), _("Motivation"))
    return Section(title, tables=(Table(title, heads, rows),))


def _answer(points: int | None, passed: bool | None) -> str:
    if passed is None:
        return format_number(points)
    return pgettext("criterion", "Passed") if passed else pgettext("criterion", "Failed")


def _remarks(evaluation: Evaluation) -> Section:
    rows = tuple(
        (
            str(row.get_kind_display()),
            str(row.get_area_display()),
            row.text,
            row.review.expert.user.full_name,
        )
        for row in remarks_of(evaluation)
    )
    heads = (_("Kind"), _("Area"), _("Remark"), _("Author"))
    title = _("Strengths, weaknesses, opportunities and threats")
    return Section(title, tables=(Table(title, heads, rows),))


def _interests(reviews: list[PanelReview]) -> Section:
    """Who was asked, what was detected, what was declared (R52)."""
    rows = tuple(
        (
            row.expert.user.full_name,
            row.expert.organisation_name,
            str(row.get_state_display()),
            " ".join(sentence(one["code"], one["params"]) for one in row.detected),
            row.interest or row.closing_reason,
        )
        for row in reviews
    )
    heads = (_("Expert"), _("Organisation"), _("State"), _("Detected"), _("Declared"))
    return Section(
        _("Register of interests of the panel"), tables=(Table(_("Expert panel"), heads, rows),)
    )


def _findings(evaluation: Evaluation) -> Section:
    reply = evaluation.reply if evaluation.replied_at else _("The cluster did not reply.")
    return Section(
        _("Findings and right of reply"),
        (evaluation.findings, reply),
        (
            Fact(_("Reply until"), evaluation.reply_until, "date"),
            Fact(_("Reply signed by"), str(evaluation.replied_by or "")),
        ),
    )


def _advice(evaluation: Evaluation, on: date) -> Iterator[Section]:
    advice = advice_of(evaluation)
    if advice is None:
        yield Section(_("Advice of VLAIO"), (_("The advice is not written yet."),))
        return
    advice.evaluation = evaluation
    yield _consequences(advice, on)
    conditions = tuple((row.text, row.due_on) for row in conditions_of(advice))
    heads = (_("Condition"), _("To be met by"))
    yield Section(
        _("Advice of VLAIO and draft decision"),
        (advice.motivation, advice.draft_decision),
        (
            Fact(_("Proposal"), str(advice.get_outcome_display())),
            Fact(_("Author"), str(advice.author)),
            Fact(_("Second reader"), str(advice.second_reader or "")),
            Fact(_("Approved by"), str(advice.approver or "")),
        ),
        (Table(_("Conditions"), heads, conditions, ("text", "date")),),
    )


def _consequences(advice: EvaluationAdvice, on: date) -> Section:
    effect = effect_of_advice(advice, on=on)
    rows = tuple(
        (
            str(year.number),
            year.first_day,
            year.last_day,
            year.granted,
            year.eligible_cost,
            year.required,
            year.cofinancing_due,
        )
        for year in (effect.years if effect else ())
    )
    heads = (
        _("Project year"),
        _("First day"),
        _("Last day"),
        _("Aid"),
        _("Eligible cost"),
        _("Co-financing to be paid in"),
        _("Paid in by"),
    )
    units = ("text", "date", "date", "EUR", "EUR", "EUR", "date")
    return Section(
        _("Consequences of the proposal"),
        tables=(Table(_("Project years"), heads, rows, units),),
        explained=effect.explained if effect else None,
    )

"""Closing a panel and the term of a reply (R30, R31, R42)."""

from __future__ import annotations

from datetime import date

from agreements.rules.figures import figure_at
from applications.rules.criteria import Criterion, proposed_criteria
from applications.rules.judging.scores import ScoredCriterion
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.terms import Clock, compute_due

REPLY = "evaluation.reply_months"


def criteria_for(cluster_kind: str) -> tuple[Criterion, ...]:
    """Return the criteria of a panel: those of the decree for this kind of cluster (R36)."""
    return proposed_criteria(cluster_kind)


def scored(cluster_kind: str) -> tuple[ScoredCriterion, ...]:
    """Return them as the rules of scores count them, by their place."""
    rows = enumerate(criteria_for(cluster_kind), start=1)
    return tuple(ScoredCriterion(number, number, row.weight) for number, row in rows)


def check_closing(handed_in: int, open_reviews: int) -> tuple[Finding, ...]:
    """BLOCK closing a panel without any scores; WARN while an expert still writes."""
    if handed_in == 0:
        return (Finding(Level.BLOCK, "panel.no_scores", "R36"),)
    if open_reviews:
        values = {"number": open_reviews}
        return (Finding(Level.WARN, "panel.still_open", "R36", values),)
    return ()


def reply_term(sent_on: date, params: Params) -> tuple[date, Explained]:
    """Return the last day of the right of reply with its calculation; the Belgian clock (R29)."""
    figure = figure_at(params, REPLY, sent_on)
    term = compute_due(sent_on, figure.whole, Clock.BE)
    lines = (
        Line("reply.sent", sent_on, "date", "R42"),
        Line("reply.months", figure.whole, "number", figure.row.source, REPLY),
        Line("reply.nominal", term.nominal, "date", "R30"),
        Line("reply.until", term.due, "date", "R31"),
    )
    return term.due, Explained(lines)


def check_reply(today: date, until: date, text: str) -> tuple[Finding, ...]:
    """BLOCK an empty reply, or one after its term; nothing slides (A4)."""
    found = []
    if not text.strip():
        found.append(Finding(Level.BLOCK, "reply.empty", "R42"))
    if today > until:
        found.append(Finding(Level.BLOCK, "reply.over", "R42", {"until": until}))
    return tuple(found)


def check_ending(today: date, until: date) -> tuple[Finding, ...]:
    """BLOCK going on without reply before the last day of the term has passed."""
    if today > until:
        return ()
    return (Finding(Level.BLOCK, "reply.still_open", "R42", {"until": until}),)

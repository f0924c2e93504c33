"""Sentences, sections and fields of yearly plans and reports."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register
from clusterbeleid.core.ui import Text
from evaluations.rules.report_form import NOTE, WHY
from evaluations.texts.figures import FIGURES

SECTIONS: dict[str, Text] = {
    "activities": _("Activities"),
    "programme": _("Competitiveness programme"),
    "members": _("Members"),
    "board": _("Board"),
    "cofinancing": _("Co-financing"),
    "projects": _("Projects"),
    "indicators": _("Indicators"),
    "leverage": _("Leverage"),
    "international": _("International work"),
    "small_firms": _("Small and less innovative firms"),
    "priorities": _("Policy priorities"),
    "access": _("Access and fees"),
    "risks": _("Risks"),
    "next_year": _("Next year"),
}
FIELDS: dict[str, Text] = {
    "activities-done": _("Activities against the yearly plan"),
    "programme-progress": _("Progress of the programme and the roadmap"),
    "members-told": _("What changed among the members"),
    "board-told": _("What changed in the board"),
    "cofinancing-told": _("Co-financing and its spread"),
    "projects-told": _("Projects: type, partners and aid"),
    "nps": _("Net promoter score"),
    "employment": _("Employment at company members, in full-time equivalents"),
    "leverage-told": _("Leverage: budgets found elsewhere"),
    "international-told": _("Work across the border"),
    "small-firms": _("Plan for small firms and firms that do little research"),
    "priorities": _("Contribution to the policy priorities"),
    "fees-url": _("Web address of the rules of membership and fees"),
    "fees-date": _("Day on which those rules were published"),
    "fee-list-from": _("First day of the fee list in use"),
    "risks-told": _("Risks and what you do about them"),
    "next-year": _("Main lines of next year"),
}
HINTS: dict[str, Text] = {
    "activities-done": _("What was planned, what was done, and what not?"),
    "nps": _("A number from -100 to 100."),
    "employment": _("A number, for example 1.250."),
    "fees-url": _("Begins with https://"),
    "fees-date": _("For example 31/01/2026."),
    "fee-list-from": _("For example 01/01/2026."),
}


def label_of(key: str) -> Text:
    """Return what a field is called, also of an explanation or a note at a figure."""
    if key.startswith(WHY):
        return format_lazy("{}: {}", _("Explain the difference"), FIGURES[key.removeprefix(WHY)])
    if key.startswith(NOTE):
        return format_lazy("{}: {}", _("Your remark"), FIGURES[key.removeprefix(NOTE)])
    return FIELDS[key]


register({f"asked.{key}": text for key, text in FIELDS.items()})
register({f"asked.{WHY}{key}": label_of(f"{WHY}{key}") for key in FIGURES})
register({f"asked.{NOTE}{key}": label_of(f"{NOTE}{key}") for key in FIGURES})
register({f"report.section.{code}": text for code, text in SECTIONS.items()})
register(
    {
        "report.missing": _("Still missing: %(field)s."),
        "report.no_day": _("“%(field)s” is no day; write for example 31/01/2026."),
        "report.rules_older_than_fees": _(
            "The published rules (%(published)s) are older than the fee list in use (%(fees)s)."
        ),
        "report.no_address": _("The web address of the rules begins with https://."),
        "report.no_score": _("A net promoter score lies between -100 and 100."),
        "report.no_number": _("The employment is no number."),
        "report.section_waits": _("The section %(section)s waits for an answer."),
    }
)
register(
    {
        "report.writers_only": _("The cluster organisation does this."),
        "report.signatory_only": _("Only a signatory of your organisation does this."),
        "report.person_only": _("A person does this, no job."),
        "report.section_closed": _("This section is not asked for, or the term has passed."),
        "report.handed_in": _("This was handed in, so it stands still."),
        "report.not_handed_in": _("The cluster organisation is still writing this."),
        "report.not_in_review": _("This is possible while the report is in review."),
        "report.opened_already": _("This is opened already."),
        "report.changed_meanwhile": _(
            "Somebody changed the report after you opened this page. Read it again and submit then."
        ),
        "report.term_passed": _("The term ended at %(until)s. Ask VLAIO for another one."),
        "report.no_section": _("Mark at least one section."),
        "report.nothing_asked": _("No question is open."),
        "report.term_not_later": _("Choose a day after the term that runs now."),
        "report.term_runs": _(
            "The term still runs, until %(until)s. Until then the answer can come."
        ),
        "report.term_in_the_past": _("Choose a moment in the future."),
    }
)
register(
    {
        "reports.opened": _("Opened"),
        "reports.carried_over": _("Taken over from last year"),
        "reports.written": _("Text written"),
        "reports.answered": _("Questions answered"),
        "reports.put_back": _("Put back to what was handed in"),
        "evaluations.fees_mended": _("Newer rules were registered"),
        "end_questions": _("Gone on without an answer"),
        "reports.judged": _("Section judged"),
        "reports.moved_on": _("The other side acts now"),
        "open_report": _("Opened"),
        "submit_report": _("Handed in"),
        "answer_questions": _("Questions answered"),
        "start_review": _("Taken in review"),
        "accept_report": _("Accepted"),
    }
)

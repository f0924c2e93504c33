"""The list of contributions of a project year, on its page and as a file that can be imported again."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Status, Tone
from cofinancing.documents.contribution_table import title
from cofinancing.enums import ContributionState, Counting, SourceKind
from cofinancing.lists.contribution_columns import (
    judgement_columns,
    money_columns,
    who_columns,
)
from cofinancing.models import Contribution
from cofinancing.queries.payments import payment_facts
from cofinancing.rules.counting import Moment, assess

COUNTING_TONES = {
    Counting.IN_TIME: Tone.GOOD,
    Counting.YEAR_ONLY: Tone.WARNING,
    Counting.WAITING: Tone.INFO,
    Counting.NO: Tone.NEUTRAL,
}


def counting_status(word: str) -> Status:
    """Return what a contribution counts for, as a pill."""
    counting = Counting(word)
    return Status(counting.label, COUNTING_TONES[counting])


def contribution_list(moment: Moment | None, *, selecting: bool = False) -> Listing:
    """Return the list; ``moment`` is what payments are held against, to say why they do not count.

    With ``selecting`` each line that may be accepted has a box.
    """

    def why(row: Contribution) -> str:
        if moment is None:
            return ""
        return " ".join(sentence(found) for found in assess(payment_facts(row), moment).findings)

    choose = Column(
        key="choose",
        label=_("Choose"),
        value="pk",
        template="cofinancing/_choose_cell.html",
        in_export=False,
    )
    return Listing(
        name="contributions",
        caption=_("Contributions"),
        empty_text=_("Nothing was entered for this project year yet."),
        default_sort="organisation",
        page_size=25,
        columns=(
            *who_columns(),
            *((choose,) if selecting else ()),
            *money_columns(),
            *judgement_columns(),
            Column(key="why", label=_("Why"), value=why, on_screen=False),
            Column(
                key="counts",
                label=_("Counts"),
                value=lambda row: counting_status(row.counting),
                kind="status",
                sort="counting",
                note=why,
            ),
            Column(
                key="evidence",
                label=_("Evidence"),
                value="evidence.name",
                link=lambda row: (
                    reverse("core:file", args=[row.evidence.reference]) if row.evidence else None
                ),
            ),
            Column(key="note", label=title("note"), value="note", on_screen=False),
        ),
        filters=_filters(),
    )


def _filters() -> tuple[Filter, ...]:
    return (
        Filter(key="q", label=_("Organisation"), apply=_narrow, kind="text"),
        Filter(key="state", label=_("State"), apply="state", choices=ContributionState.choices),
        Filter(key="source", label=_("Kind of source"), apply="source", choices=SourceKind.choices),
        Filter(key="counts", label=_("Counts"), apply="counting", choices=Counting.choices),
    )


def _narrow(rows: QuerySet[Contribution], text: str) -> QuerySet[Contribution]:
    """Narrow by a part of the name, or by digits of the enterprise number."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    if digits and not any(sign.isalpha() for sign in text):
        return rows.filter(organisation__kbo__contains=digits)
    return rows.filter(organisation__name__unaccent__icontains=text)

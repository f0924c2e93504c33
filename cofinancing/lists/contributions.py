"""The list of contributions of a project year, on its page and as a file that can be imported again."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import SizeClass
from cofinancing.documents.contribution_table import title
from cofinancing.enums import ContributionState, Counting, SourceKind
from cofinancing.models import Contribution
from cofinancing.queries.payments import payment_facts
from cofinancing.rules.counting import Moment, assess

STATE_TONES = {
    ContributionState.PLEDGED.value: Tone.DRAFT,
    ContributionState.INVOICED.value: Tone.NEUTRAL,
    ContributionState.RECEIVED.value: Tone.INFO,
    ContributionState.ACCEPTED.value: Tone.GOOD,
    ContributionState.REJECTED.value: Tone.BAD,
}
COUNTING_TONES = {
    Counting.IN_TIME: Tone.GOOD,
    Counting.YEAR_ONLY: Tone.WARNING,
    Counting.WAITING: Tone.INFO,
    Counting.NO: Tone.NEUTRAL,
}


def state_of(row: Contribution) -> Status:
    """Return how far a contribution is, as a pill."""
    return Status(row.get_state_display(), STATE_TONES[row.state])


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
            *_who(),
            *((choose,) if selecting else ()),
            *_money(),
            *_judgement(),
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


def _who() -> tuple[Column, ...]:
    return (
        Column(
            key="organisation",
            label=title("name"),
            value="organisation.name",
            sort=by_name("organisation__name"),
            link=lambda row: reverse("cofinancing:contribution", args=[row.pk]),
            note=_about,
            demo="is_demo",
        ),
        Column(key="line", label=title("line"), value="pk", on_screen=False),
        Column(
            key="kbo",
            label=title("kbo"),
            value=lambda row: format_enterprise_number(row.organisation.kbo),
            on_screen=False,
        ),
        Column(key="size", label=_("Size"), value=_size, on_screen=False),
        Column(key="source", label=title("source"), value="get_source_display", sort="source"),
    )


def _money() -> tuple[Column, ...]:
    return (
        Column(
            key="pledged",
            label=title("pledged"),
            value="pledged_amount",
            kind="euro",
            sort="pledged_amount",
        ),
        Column(
            key="invoice_number",
            label=title("invoice_number"),
            value="invoice_number",
            on_screen=False,
        ),
        Column(
            key="invoiced_on",
            label=title("invoiced_on"),
            value="invoiced_on",
            kind="date",
            on_screen=False,
        ),
        Column(
            key="invoiced",
            label=title("invoiced"),
            value="invoiced_amount",
            kind="euro",
            sort="invoiced_amount",
        ),
        Column(
            key="received",
            label=title("received"),
            value="received_amount",
            kind="euro",
            sort="received_amount",
        ),
        Column(
            key="value_date",
            label=title("value_date"),
            value="value_date",
            kind="date",
            sort="value_date",
        ),
        Column(key="reference", label=title("reference"), value="bank_reference", on_screen=False),
    )


def _judgement() -> tuple[Column, ...]:
    return (
        Column(
            key="recorded",
            label=_("Entered on"),
            value=lambda row: row.receipt_recorded_on if row.receipt_recorded_at else None,
            kind="date",
            sort="receipt_recorded_at",
        ),
        Column(key="state", label=_("State"), value=state_of, kind="status", sort="state"),
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


def _about(row: Contribution) -> str:
    size = _size(row)
    number = format_enterprise_number(row.organisation.kbo)
    return f"{number} · {size}" if size else number


def _size(row: Contribution) -> str:
    size: str | None = row.size  # type: ignore[attr-defined]  # added by the query
    return str(SizeClass(size).label) if size else ""

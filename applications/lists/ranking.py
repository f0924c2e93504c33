"""The ranking of a call as a list, for screen and export."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.queries.judging.ranking import RankedApplication
from clusterbeleid.core.listing import Column, Listing
from clusterbeleid.core.ui import Status, Text, Tone


def _line(row: RankedApplication) -> Status:
    if row.ranked.above_line:
        return Status(_("Above the line"), Tone.GOOD)
    return Status(_("Below the line"), Tone.NEUTRAL)


def _rank(row: RankedApplication) -> str:
    return "" if row.ranked.rank is None else str(row.ranked.rank)


def _tie(row: RankedApplication) -> Text:
    return _("shared with others") if row.ranked.tied else ""


RANKING = Listing(
    name="ranking",
    caption=_("Ranking"),
    page_size=50,
    empty_text=_("No application of this step is being assessed."),
    columns=(
        Column(key="rank", label=_("Rank"), value=_rank, note=_tie),
        Column(
            key="application",
            label=_("Application"),
            value="application.reference",
            note=lambda row: row.application.title,
            link=lambda row: reverse("applications:judging", args=[row.application.pk]),
            demo="application.is_demo",
        ),
        Column(key="applicant", label=_("Applicant"), value="application.applicant.name"),
        Column(key="score", label=_("Score"), value="ranked.entry.score", kind="int"),
        Column(key="spread", label=_("Spread"), value="ranked.entry.spread", kind="int"),
        Column(key="requested", label=_("Aid asked"), value="ranked.entry.requested", kind="euro"),
        Column(key="cumulative", label=_("Running total"), value="ranked.cumulative", kind="euro"),
        Column(key="line", label=_("Envelope"), value=_line, kind="status"),
    ),
)

"""The lists of experts and of their reviews."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import ReviewState
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

_TONES = {
    ReviewState.INVITED: Tone.WARNING,
    ReviewState.ACCEPTED: Tone.INFO,
    ReviewState.SUBMITTED: Tone.GOOD,
    ReviewState.CONFLICTED: Tone.BAD,
}


def review_state(review: Any) -> Status:
    """Return where a review stands, of an application or of a panel, as a pill."""
    state = ReviewState(review.state)
    return Status(state.label, _TONES.get(state, Tone.NEUTRAL))


def _languages(expert: Any) -> str:
    return ", ".join(expert.languages)


EXPERTS = Listing(
    name="experts",
    caption=_("Experts"),
    default_sort="name",
    empty_text=_("No expert stands in the pool yet."),
    columns=(
        Column(
            key="name",
            label=_("Name"),
            value="user.full_name",
            sort=by_name("user__full_name"),
            link=lambda row: reverse("applications:expert", args=[row.pk]),
        ),
        Column(
            key="organisation",
            label=_("Organisation"),
            value="organisation_name",
            sort=by_name("organisation_name"),
        ),
        Column(key="expertise", label=_("Expertise"), value="expertise"),
        Column(key="languages", label=_("Languages"), value=_languages),
        Column(
            key="from", label=_("Contract from"), value="first_day", kind="date", sort="first_day"
        ),
        Column(
            key="until", label=_("Contract until"), value="last_day", kind="date", sort="last_day"
        ),
        Column(
            key="open",
            label=_("Open reviews"),
            value="open_reviews",
            kind="int",
            sort="open_reviews",
        ),
    ),
    filters=(
        Filter(key="q", label=_("Name"), apply="user__full_name", kind="text"),
        Filter(key="expertise", label=_("Expertise"), apply="expertise", kind="text"),
        Filter(key="organisation", label=_("Organisation"), apply="organisation_name", kind="text"),
    ),
)

OWN_REVIEWS = Listing(
    name="my-reviews",
    caption=_("My reviews"),
    default_sort="due",
    empty_text=_("You have no open review now."),
    columns=(
        Column(
            key="reference",
            label=_("Application"),
            value="application.reference",
            sort="application__reference",
            link=lambda row: reverse("applications:own_review", args=[row.pk]),
        ),
        Column(key="call", label=_("Call"), value="application.call.reference"),
        Column(key="due", label=_("Until"), value="due_on", kind="date", sort="due_on"),
        Column(key="state", label=_("State"), value=review_state, kind="status"),
    ),
)

"""The own files of an applicant, with what comes next."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.lists.applications import application_status
from applications.queries.own_files import OwnFile
from applications.texts.steps import NEXT_STEPS
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Listing


def _blocking(row: OwnFile) -> str:
    number = len(row.meter.blocking) if row.meter else 0
    words = ngettext("%(number)s to fill in first", "%(number)s to fill in first", number)
    return words % {"number": number} if number else ""


def _page(row: OwnFile) -> str:
    return reverse("applications:detail", args=[row.application.pk])


OWN_FILES = Listing(
    name="my-applications",
    prefix="a-",
    caption=_("My applications"),
    empty_text=_("You have no application that still runs."),
    columns=(
        Column(
            key="title",
            label=_("Title"),
            value="application.title",
            note=lambda row: row.application.reference,
            link=_page,
            demo="application.is_demo",
        ),
        Column(
            key="state",
            label=_("State"),
            value=lambda row: application_status(row.application),
            kind="status",
        ),
        Column(
            key="missing",
            label=_("Missing"),
            value=lambda row: len(row.meter.missing) if row.meter else None,
            kind="int",
            note=_blocking,
        ),
        Column(
            key="closes",
            label=_("Submit until"),
            value=lambda row: format_moment(row.closes_at) if row.closes_at else "",
        ),
        Column(key="next", label=_("Next step"), value=lambda row: NEXT_STEPS[row.step]),
    ),
)

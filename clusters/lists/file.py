"""The logbook and the documents of a cluster."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_day, format_moment
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import ContactChannel, DocumentClass
from clusters.lists.common import change_column
from clusters.models import ClusterDocument

CLASS_TONES = {
    DocumentClass.PUBLIC.value: Tone.NEUTRAL,
    DocumentClass.SHARED.value: Tone.NEUTRAL,
    DocumentClass.INTERNAL.value: Tone.WARNING,
}


def contact_list(*, may_change: bool) -> Listing:
    """Return the logbook; with ``may_change`` each line leads to its form."""
    change = change_column(
        lambda row: reverse("clusters:correct_contact", args=[row.cluster_id, row.pk]),
        lambda row: f"{format_day(row.on_day)}, {row.with_whom}",
    )
    return Listing(
        name="contacts",
        caption=_("Contacts"),
        empty_text=_("No contact was logged yet."),
        columns=(*_CONTACT_COLUMNS, *([change] if may_change else [])),
        filters=_CONTACT_FILTERS,
    )


def document_list(*, may_change: bool, internal: bool) -> Listing:
    """Return the documents; ``internal`` tells whether the reader may know of internal ones."""
    change = change_column(
        lambda row: reverse("clusters:correct_document", args=[row.cluster_id, row.pk]),
        lambda row: row.title,
    )
    return Listing(
        name="documents",
        caption=_("Documents"),
        empty_text=_("There are no documents yet."),
        columns=(*_DOCUMENT_COLUMNS, *([change] if may_change else [])),
        filters=(
            Filter(key="q", label=_("Title"), apply="title", kind="text"),
            _by_class(internal=internal),
        ),
    )


def _by_class(*, internal: bool) -> Filter:
    hidden = set() if internal else {DocumentClass.INTERNAL.value}
    return Filter(
        key="class",
        label=_("Who may read it"),
        apply="document_class",
        choices=[one for one in DocumentClass.choices if one[0] not in hidden],
    )


def _class(row: ClusterDocument) -> Status:
    return Status(row.get_document_class_display(), CLASS_TONES[row.document_class])


_CONTACT_COLUMNS = (
    Column(key="day", label=_("Date"), value="on_day", kind="date", sort="on_day"),
    Column(key="channel", label=_("Channel"), value="get_channel_display", sort="channel"),
    Column(key="with", label=_("With whom"), value="with_whom"),
    Column(key="summary", label=_("Summary"), value="summary"),
    Column(key="author", label=_("Logged by"), value=lambda row: str(row.author)),
)
_CONTACT_FILTERS = (
    Filter(key="q", label=_("Summary"), apply="summary", kind="text"),
    Filter(key="channel", label=_("Channel"), apply="channel", choices=ContactChannel.choices),
)
_DOCUMENT_COLUMNS = (
    Column(
        key="title",
        label=_("Title"),
        value="title",
        sort=by_name("title"),
        link=lambda row: reverse("core:file", args=[row.file.reference]),
    ),
    Column(key="file", label=_("File"), value="file.name"),
    Column(key="class", label=_("Who may read it"), value=_class, kind="status"),
    Column(
        key="moment",
        label=_("Added"),
        value=lambda row: format_moment(row.file.uploaded_at),
        sort="file__uploaded_at",
    ),
    Column(key="who", label=_("Added by"), value=lambda row: str(row.file.uploaded_by or "")),
)

"""The logbook of contacts and the documents in the file of a cluster."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import author_of, day_of
from clusters.models import Cluster, ClusterDocument, ContactEntry
from clusters.permissions import may_add_document, may_log_contact


@dataclass(frozen=True)
class ContactData:
    """A contact with the cluster: when, how, with whom and about what."""

    on_day: date
    channel: str
    with_whom: str
    summary: str


def log_contact(
    cluster: Cluster,
    data: ContactData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.contact_logged",
) -> ContactEntry:
    """Add a line to the logbook; raises ``Refused`` for a wrong role or a day in the future."""
    require(may_log_contact(actor, cluster, on=day_of(at)))
    _refuse_future(data.on_day, at)
    row = ContactEntry(cluster=cluster, author=author_of(actor), **asdict(data))
    return save_tracked(row, actor=actor, at=at, reason=reason)


def correct_contact(
    entry: ContactEntry,
    data: ContactData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> ContactEntry:
    """Mend a line of the logbook; its author stays. Raises ``Refused`` or ``Conflict``."""
    require(may_log_contact(actor, entry.cluster, on=day_of(at)))
    _refuse_future(data.on_day, at)
    for name, value in asdict(data).items():
        setattr(entry, name, value)
    return save_tracked(entry, actor=actor, at=at, reason=reason, expected_version=expected_version)


@transaction.atomic
def add_document(
    cluster: Cluster,
    file: StoredFile,
    *,
    title: str,
    document_class: str,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.document_added",
) -> ClusterDocument:
    """Put a stored file in the file of the cluster, open to those of its class (R56).

    Raises ``Refused`` for a wrong role, or a file that was stored for something else (A6).
    """
    require(may_add_document(actor, cluster, on=day_of(at)))
    if file.scope != cluster.scope:
        raise Refused.because("clusters.file_of_other")
    row = ClusterDocument(cluster=cluster, file=file, title=title, document_class=document_class)
    return save_tracked(row, actor=actor, at=at, reason=reason)


@transaction.atomic
def upload_document(
    cluster: Cluster,
    uploaded: UploadedFile[Any],
    *,
    title: str,
    document_class: str,
    actor: Actor,
    at: datetime,
) -> ClusterDocument:
    """Check, store and file what somebody hands in; raises ``Refused``, then nothing is stored."""
    require(may_add_document(actor, cluster, on=day_of(at)))
    stored = store_upload(uploaded, scope=cluster.scope, actor=actor, at=at, allowed=KINDS)
    return add_document(
        cluster, stored, title=title, document_class=document_class, actor=actor, at=at
    )


def correct_document(
    document: ClusterDocument,
    *,
    title: str,
    document_class: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> ClusterDocument:
    """Change the title of a document or who may read it; the file itself never changes."""
    require(may_add_document(actor, document.cluster, on=day_of(at)))
    document.title = title
    document.document_class = document_class
    return save_tracked(
        document, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def _refuse_future(day: date, at: datetime) -> None:
    if day > day_of(at):
        raise Refused.because("contact.in_future", on_day=day)

"""Files of an application: handed in and taken out again while it is open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from applications.actions.common import opened_for
from applications.models import Application, Document
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.uploads import KINDS

SECTION = "documents"


@transaction.atomic
def add_document(
    application: Application,
    uploaded: UploadedFile[Any],
    *,
    kind: str,
    title: str,
    actor: Actor,
    at: datetime,
) -> Document:
    """Check, store and add a file; raises ``Refused`` (``file.*``), then nothing is stored."""
    stored = opened_for(application, SECTION, actor=actor, at=at)
    file = store_upload(uploaded, scope=stored.scope, actor=actor, at=at, allowed=KINDS)
    row = Document(application=stored, kind=kind, title=title.strip(), file=file)
    return save_tracked(row, actor=actor, at=at, reason="applications.document_added")


@transaction.atomic
def remove_document(document: Document, *, actor: Actor, at: datetime) -> None:
    """Take a file out; what was submitted earlier keeps it. Raises ``Refused``."""
    opened_for(document.application, SECTION, actor=actor, at=at)
    delete_tracked(document, actor=actor, at=at, reason="applications.document_removed")

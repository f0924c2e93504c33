"""Storing the document of a decision together with the decision itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile

T = TypeVar("T")
Documents = Mapping[int, StoredFile]
ALLOWED = frozenset({"pdf", "docx", "xlsx", "png", "jpg", "jpeg"})


# One document, or one for each cluster when the project years belong to several.
Document = StoredFile | Mapping[int, StoredFile] | None


@dataclass(frozen=True)
class Decision:
    """Who decided, when, why, and on which document."""

    reason: str
    document: Document
    actor: Actor
    at: datetime

    def document_for(self, cluster_id: int) -> StoredFile | None:
        """Return the document that stands in the file of a cluster."""
        if isinstance(self.document, Mapping):
            return self.document.get(cluster_id)
        return self.document


@transaction.atomic
def with_documents(
    uploaded: UploadedFile[Any] | None,
    cluster_ids: Collection[int],
    decide: Callable[[Documents], T],
    *,
    actor: Actor,
    at: datetime,
) -> T:
    """Store ``uploaded`` in the file of each cluster and decide; a refusal stores nothing.

    Each cluster gets a copy of its own, for it may read its own file only. Raises ``Refused``
    for a file of another kind or one that is not what its name says.
    """
    if uploaded is None:
        return decide({})
    documents: dict[int, StoredFile] = {}
    for cluster_id in sorted(cluster_ids):
        uploaded.seek(0)
        documents[cluster_id] = store_upload(
            uploaded, scope=f"cluster:{cluster_id}", actor=actor, at=at, allowed=ALLOWED
        )
    return decide(documents)

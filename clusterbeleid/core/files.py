"""Files that people hand in: checked by content, stored outside the web root, read with permission."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.queries import visible_stored_files
from clusterbeleid.core.storage import write_whole
from clusterbeleid.core.uploads import (
    DEFAULT_LIMITS,
    ClamdScanner,
    Scanner,
    SignatureScanner,
    UploadRefused,
    check_upload,
    safe_name,
)

logger = logging.getLogger(__name__)

OWN_MAKING = "own making"
ORPHANS_RUN = "remove_orphan_files"
# An upload in progress has bytes and no row yet, for seconds; a day is beyond any doubt.
UNDOUBTED = timedelta(days=1)

Guard = Callable[[Actor, StoredFile, date], bool | None]
_GUARDS: list[Guard] = []


class NamedScanner(Scanner, Protocol):
    """A scanner whose name is kept with the file."""

    name: str


def scanner_at(address: tuple[str, int] | None) -> NamedScanner:
    """Return the scanner that the settings name, or the built-in one without address."""
    return ClamdScanner(*address) if address is not None else SignatureScanner()


_scanner: NamedScanner = scanner_at(settings.CLAMD_ADDRESS)


def register_guard(guard: Guard) -> None:
    """Let a room refuse files within a visible scope, as internal documents for a cluster.

    The guard answers False to refuse, True or None otherwise; it cannot open what the scope closes.
    """
    _GUARDS.append(guard)


def use_scanner(scanner: NamedScanner) -> None:
    """Let every upload pass this scanner instead of the one that the settings name."""
    global _scanner  # noqa: PLW0603 - one scanner per process, chosen at start
    _scanner = scanner


def store_upload(
    uploaded: UploadedFile[Any], *, scope: str, actor: Actor, at: datetime, allowed: Collection[str]
) -> StoredFile:
    """Check and store a file; ``allowed`` names extensions, as ``{"pdf", "xlsx"}``.

    Raises ``Refused`` (``file.*``: what is wrong with the file) or ``NoSpace``; then nothing is
    stored. The bytes are on the disk before the row is written.
    """
    name = uploaded.name or ""
    uploaded.seek(0)
    # One byte more than allowed is read at most, whatever size the client declares.
    data = uploaded.read(DEFAULT_LIMITS.max_file_bytes + 1)
    try:
        kind = check_upload(data, name, allowed, DEFAULT_LIMITS, _scanner)
    except UploadRefused as refusal:
        raise Refused.because(refusal.code, **refusal.params) from refusal
    return store_bytes(
        data,
        name=safe_name(name),
        content_type=kind.mime,
        scope=scope,
        actor=actor,
        at=at,
        scanned_by=_scanner.name,
    )


def store_bytes(
    data: bytes,
    *,
    name: str,
    content_type: str,
    scope: str,
    actor: Actor,
    at: datetime,
    scanned_by: str = OWN_MAKING,
) -> StoredFile:
    """Store bytes of our own making, as a PDF; raises ``NoSpace``."""
    reference = uuid.uuid4()
    path = f"{at:%Y}/{reference}"
    target = Path(settings.MEDIA_ROOT) / path
    write_whole(target, data)
    try:
        return StoredFile.objects.create(
            reference=reference,
            scope=scope,
            name=name,
            content_type=content_type,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            path=path,
            scanned_by=scanned_by,
            uploaded_by_id=actor.user_id,
            uploaded_at=at,
        )
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def visible_file(actor: Actor, reference: uuid.UUID, *, on: date) -> StoredFile | None:
    """Return a file the actor may read, or None; "absent" and "not yours" answer alike."""
    stored = visible_stored_files(actor, on=on).filter(reference=reference).first()
    if stored is None or any(guard(actor, stored, on) is False for guard in _GUARDS):
        return None
    return stored


def location(stored: StoredFile) -> Path:
    """Return where the bytes are."""
    return Path(settings.MEDIA_ROOT) / stored.path


def read_bytes(stored: StoredFile) -> bytes:
    """Return the bytes; raises ``Refused`` (``file.damaged``) when they are not those received."""
    try:
        data = location(stored).read_bytes()
    except OSError as error:
        logger.error("stored file %s cannot be read: %s", stored.reference, type(error).__name__)
        raise Refused.because("file.damaged", name=stored.name) from None
    if hashlib.sha256(data).hexdigest() != stored.sha256:
        logger.error("stored file %s is not what was received", stored.reference)
        raise Refused.because("file.damaged", name=stored.name)
    return data


def remove_orphans(*, now: datetime) -> int:
    """Remove bytes without a row that are beyond any doubt; return how many."""
    found = orphans(older_than=now - UNDOUBTED)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def orphans(*, older_than: datetime) -> list[Path]:
    """Return files on the disk without a row: their transaction did not end."""
    root = Path(settings.MEDIA_ROOT)
    known = set(StoredFile.objects.values_list("path", flat=True))
    limit = older_than.timestamp()
    return sorted(
        path
        for path in root.glob("[0-9][0-9][0-9][0-9]/*")
        if path.is_file()
        and str(path.relative_to(root)) not in known
        and path.stat().st_mtime < limit
    )

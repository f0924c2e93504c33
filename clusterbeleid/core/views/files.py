"""Handing out stored files."""

from __future__ import annotations

import logging
from typing import BinaryIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clusterbeleid.core import files
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.models import StoredFile

logger = logging.getLogger(__name__)

# Whatever is in the file, the browser neither guesses nor runs it.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store, private",
}


@require_safe
def stored_file(request: HouseRequest, reference: UUID) -> HttpResponse | FileResponse:
    """Hand out a file as attachment to whoever may see what it belongs to; 404 for the others."""
    found = files.visible_file(request.actor, reference, on=request.today)
    if found is None:
        raise Http404
    return hand_out(request, found)


def hand_out(request: HouseRequest, found: StoredFile) -> HttpResponse | FileResponse:
    """Send a file as attachment; the caller knows that this person may read it."""
    try:
        content = files.location(found).open("rb")
    except OSError as error:
        logger.error("stored file %s cannot be read: %s", found.reference, type(error).__name__)
        return render(request, "core/file_missing.html", {"file": found}, status=503)
    logger.info("file %s read by user %s", found.reference, request.actor.user_id)
    return _download(found, content)


def _download(found: StoredFile, content: BinaryIO) -> FileResponse:
    response = FileResponse(
        content, as_attachment=True, filename=found.name, content_type=found.content_type
    )
    for name, value in HEADERS.items():
        response[name] = value
    return response

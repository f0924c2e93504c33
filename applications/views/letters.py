"""Letters about an application as PDF, for its applicant and for who reads the file."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from applications.documents import letters as documents
from applications.models import Application
from applications.queries import letters as queries
from applications.views.common import visible_application
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence


@require_safe
def letter(request: HouseRequest, application_id: int, letter_id: int) -> HttpResponse:
    """Hand out a letter of the agency."""
    found = visible_application(request, application_id)
    return _handed_out(
        request,
        found,
        lambda: documents.letter_pdf(found, queries.sent_letter(found, letter_id)),
    )


@require_safe
def completion(request: HouseRequest, application_id: int, request_id: int) -> HttpResponse:
    """Hand out a request to complete."""
    found = visible_application(request, application_id)
    return _handed_out(
        request,
        found,
        lambda: documents.completion_pdf(found, queries.sent_request(found, request_id)),
    )


def _handed_out(
    request: HouseRequest, application: Application, make: Callable[[], bytes]
) -> HttpResponse:
    try:
        data = make()
    except ObjectDoesNotExist:
        raise Http404 from None
    except PdfFailed as failed:
        messages.error(request, " ".join(map(sentence, failed.findings)))
        return redirect("applications:detail", application.pk)
    name = f"{slugify(application.reference)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)

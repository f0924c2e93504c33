"""The papers of an answer: tagged PDF and Word document."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from projects.answer_documents.paper import dutch_paper
from projects.answer_documents.papers import DOCX, answer_docx, answer_pdf
from projects.answer_documents.shape import Paper
from projects.answer_enums import AnswerState
from projects.models import Answer
from projects.queries.answers.stored import stored_content
from projects.views.answers import visible_answer


@require_safe
def pdf(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Give the answer as tagged PDF."""
    found = visible_answer(request, answer_id)
    try:
        data = answer_pdf(_paper(found))
    except PdfFailed as failed:
        messages.error(request, " ".join(sentence(finding) for finding in failed.findings))
        return redirect("projects:answer", found.pk)
    return _download(found, data, "application/pdf", "pdf")


@require_safe
def docx(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Give the answer as Word document."""
    found = visible_answer(request, answer_id)
    return _download(found, answer_docx(_paper(found)), DOCX, "docx")


def _paper(found: Answer) -> Paper:
    content = stored_content(found)
    if found.state == AnswerState.FROZEN:
        return dutch_paper(content, sha256=hash_of(content))
    return dutch_paper(content, state=str(found.get_state_display()))


def _download(found: Answer, data: bytes, kind: str, ending: str) -> HttpResponse:
    name = f'attachment; filename="antwoord-{found.pk}-{found.as_of:%Y-%m-%d}.{ending}"'
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": name})

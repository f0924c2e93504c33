"""Answers to parliament: the list, drawing one up, writing it, and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access, clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.core.written.panels import save_state, typed_in
from projects.actions.answers import save_texts
from projects.answer_documents.paper import dutch_paper
from projects.answer_enums import AnswerState
from projects.answer_permissions import answer_verdicts, may_draw_up, may_see_answers
from projects.lists.answers import ANSWERS, answer_status
from projects.models import Answer
from projects.panels.answers import answer_fields, events_of, written_parts
from projects.queries.answers.drawn import drawn_figures
from projects.queries.answers.stored import content_of, seal_of, texts_of, visible_answers
from projects.rules.answers import SECTIONS


@require_safe
def answers(request: HouseRequest) -> HttpResponse:
    """List the answers."""
    access.require(may_see_answers(request.actor))
    rows = visible_answers(request.actor, on=request.today)
    context = {"may_draw_up": may_draw_up(request.actor, on=request.today).allowed}
    return list_response(request, ANSWERS, rows, "projects/answers.html", context)


@takes_form
def answer(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Show an answer; for who writes it with its texts to edit, which are saved as they are typed."""
    found = visible_answer(request, answer_id)
    if request.method != "POST":
        return _page(request, found)
    access.require(answer_verdicts(request.actor, found)["write"])
    told = typed_in(request.POST, SECTIONS)
    try:
        saved = save_texts(found, told, **signed(request))
    except Refused as refused:
        return _answer(request, found, Saved({}), told, refused)
    if saved.clashes or request.htmx:
        return _answer(request, found, saved, told)
    messages.success(request, _("Saved."))
    return redirect("projects:answer", found.pk)


def visible_answer(request: HouseRequest, answer_id: int) -> Answer:
    """Return the answer, or 404 when it is absent or not yours."""
    return get_object_or_404(visible_answers(request.actor, on=request.today), pk=answer_id)


def _answer(
    request: HouseRequest,
    found: Answer,
    saved: Saved,
    told: Mapping[str, TypedText],
    refused: Refused | None = None,
) -> HttpResponse:
    """Say honestly what was stored, with everything typed still there."""
    fields = [row.after(saved, told) for row in answer_fields(texts_of(found))]
    state = save_state(saved, refused, now=clock.now())
    if request.htmx:
        return render(request, "components/written/saved.html", {**state, "fields": fields})
    return _page(request, found, status=422 if refused else 409, fields=fields, **state)


def _page(request: HouseRequest, found: Answer, *, status: int = 200, **more: Any) -> HttpResponse:
    may = answer_verdicts(request.actor, found)
    context = {
        "answer": found,
        "status": answer_status(found),
        "may": may,
        "events": events_of(found),
        "keep": f"answer-{found.pk}-texts-{request.actor.user_id}",
        **_content(found, more.pop("fields", None), writing=may["write"].allowed),
        **more,
    }
    return render(request, "projects/answer.html", context, status=status)


def _content(found: Answer, fields: Any, *, writing: bool) -> dict[str, Any]:
    """Return the parts to write in, or the paper as it is read."""
    seal = seal_of(found) if found.state == AnswerState.FROZEN else None
    if seal:
        return {"paper": dutch_paper(seal.content, sha256=seal.sha256), "seal": seal}
    texts, figures = texts_of(found), drawn_figures(found.as_of)
    if not writing:
        return {"paper": dutch_paper(content_of(found, texts, figures))}
    return {"parts": written_parts(found, fields or answer_fields(texts), figures)}

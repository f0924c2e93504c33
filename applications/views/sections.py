"""The sections of an application: answers in words, saved while somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.actions.answers import save_answers
from applications.models import Application
from applications.panels.application import answer_fields, section_url
from applications.panels.money import GRIDS
from applications.panels.sections import section_page, section_template
from applications.queries.content import content_of
from applications.queries.files import open_sections
from applications.rules.form import section_codes
from applications.views import money
from applications.views.common import own_application, require_open
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.core.written.panels import save_state, typed_in


@takes_form
def section(request: HouseRequest, application_id: int, code: str) -> HttpResponse:
    """Show a section, or save what was typed in it."""
    found = own_application(request, application_id)
    if code not in section_codes(found.call.form_version):
        raise Http404
    if code in GRIDS:
        return (money.save if request.method == "POST" else money.show)(request, found, code)
    if request.method == "POST":
        return _save(request, found, code)
    return _page(request, found, code)


def _save(request: HouseRequest, found: Application, code: str) -> HttpResponse:
    require_open(request, found, code, open_sections(found, clock.now()))
    fields = answer_fields(content_of(found), code)
    typed = typed_in(request.POST, [row.key for row in fields])
    try:
        saved = save_answers(found, code, typed, **signed(request))
    except Refused as refused:
        return _answer(request, found, code, Saved({}), typed, refused)
    if saved.clashes or request.htmx:
        return _answer(request, found, code, saved, typed)
    messages.success(request, _("Saved."))
    return redirect(section_url(found, code))


def _answer(
    request: HouseRequest,
    found: Application,
    code: str,
    saved: Saved,
    typed: Mapping[str, TypedText],
    refused: Refused | None = None,
) -> HttpResponse:
    """Say honestly what was stored, with everything typed still there."""
    fields = [row.after(saved, typed) for row in answer_fields(content_of(found), code)]
    state = save_state(saved, refused, now=clock.now())
    if request.htmx:
        context = {**state, "fields": fields}
        return render(request, "components/written/saved.html", context)
    return _page(request, found, code, status=422 if refused else 409, fields=fields, **state)


def _page(
    request: HouseRequest, found: Application, code: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {**section_page(request.actor, found, code, now=clock.now()), **more}
    template = section_template(found.call.form_version, code)
    return render(request, template, context, status=status)

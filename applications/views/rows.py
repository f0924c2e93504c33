"""Rows of an application: members of the consortium, seats of the board, targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from applications.actions import rows as actions
from applications.forms.rows import MemberForm, RowForm, SeatForm, TargetForm
from applications.models import Application, ConsortiumMember, KpiTarget, ProposedSeat
from applications.panels.application import section_url
from applications.queries.content import content_of
from applications.queries.files import open_sections
from applications.queries.register import known_member
from applications.views.common import FormPage, require_open, visible_application
from clusterbeleid.core import clock
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.forms import VersionForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text


@dataclass(frozen=True)
class Kind:
    """How a kind of row is typed and called."""

    form: type[RowForm]
    model: type[actions.Row]
    add: Text
    change: Text
    remove: Text


KINDS: Mapping[str, Kind] = {
    "consortium": Kind(
        MemberForm,
        ConsortiumMember,
        _("Add an organisation"),
        _("Change the organisation"),
        _("Remove the organisation"),
    ),
    "board": Kind(
        SeatForm,
        ProposedSeat,
        _("Add a board seat"),
        _("Change the board seat"),
        _("Remove the board seat"),
    ),
    "targets": Kind(
        TargetForm, KpiTarget, _("Add a target"), _("Change the target"), _("Remove the target")
    ),
}
_FIELDS = {
    "consortium.kbo_twice": "kbo",
    "kbo.checksum": "kbo",
    "kbo.format": "kbo",
    "kbo.establishment": "kbo",
}


@takes_form
def add_row(request: HouseRequest, application_id: int, code: str) -> HttpResponse:
    """Add a row to a section."""
    found, kind = _open(request, application_id, code)
    page = _page(found, code, kind.add, looks_up=code == "consortium")
    if code == "consortium" and request.POST.get("do") == "look_up":
        return _looked_up(request, page)
    form = kind.form(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.add_row(found, form.data_of(), **signed(request)),
        page,
        fields=_FIELDS,
    )


def _looked_up(request: HouseRequest, page: FormPage) -> HttpResponse:
    """Show the form with what the register knows where nothing was typed; stores nothing."""
    typed = {name: request.POST.get(name, "") for name in MemberForm.base_fields}
    known = known_member(typed["kbo"], request.actor, on=request.today)
    filled = {**known, **{name: text for name, text in typed.items() if text}}
    if not known:
        messages.info(request, _("This number is not in our register. Fill in the rest yourself."))
    context = {**page.around(), "form": MemberForm(initial=filled), "page": page}
    return render(request, page.template, context)


@takes_form
def change_row(request: HouseRequest, application_id: int, code: str, row_id: int) -> HttpResponse:
    """Change a row of a section."""
    found, kind = _open(request, application_id, code)
    row = _row(found, code, row_id)
    form = kind.form(request.POST or None, initial=_start(row, kind))
    return form_page(
        request,
        form,
        lambda: actions.correct_row(
            row,
            form.data_of(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        _page(found, code, kind.change, model=kind.model),
        fields=_FIELDS,
    )


@takes_form
def remove_row(request: HouseRequest, application_id: int, code: str, row_id: int) -> HttpResponse:
    """Take a row out of a section."""
    found, kind = _open(request, application_id, code)
    row = _row(found, code, row_id)
    form = VersionForm(request.POST or None, initial={"version": row.version})
    return form_page(
        request,
        form,
        lambda: actions.remove_row(row, **signed(request)),
        _page(found, code, kind.remove, submit=_("Remove"), hint=str(row)),
    )


def _open(request: HouseRequest, application_id: int, code: str) -> tuple[Application, Kind]:
    """Return the application and the kind of row when the section is open; 404 or 403 otherwise."""
    found = visible_application(request, application_id)
    if code not in KINDS:
        raise Http404
    require_open(request, found, code, open_sections(found, clock.now()))
    return found, KINDS[code]


def _row(found: Application, code: str, row_id: int) -> actions.Row:
    """Return a row of this application and no other (A6)."""
    content = content_of(found)
    rows: Mapping[str, tuple[actions.Row, ...]] = {
        "consortium": content.members,
        "board": content.seats,
        "targets": content.targets,
    }
    row = next((row for row in rows[code] if row.pk == row_id), None)
    if row is None:
        raise Http404
    return row


def _start(row: actions.Row, kind: Kind) -> dict[str, Any]:
    names = [*kind.form.data_class.__dataclass_fields__, "version"]
    return {name: getattr(row, name) for name in names}


def _page(found: Application, code: str, title: Text, **more: Any) -> FormPage:
    return FormPage(title=title, back=section_url(found, code), application=found, **more)

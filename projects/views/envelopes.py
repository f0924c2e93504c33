"""Envelopes: the list, one envelope, setting and changing it, transfers; and payments of a project."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.forms import offer_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from projects.actions import envelopes as actions
from projects.forms.projects import (
    PLACES,
    ChangeEnvelopeForm,
    EnvelopeForm,
    PaymentForm,
    TransferForm,
)
from projects.lists.envelopes import ENVELOPES
from projects.models import Envelope
from projects.permissions import may_keep_envelopes, may_see_types
from projects.queries.envelopes import envelope_facts, transfers_of, visible_envelopes
from projects.queries.projects import clusters_to_choose
from projects.rules.envelopes import explain_envelope
from projects.views.common import FormPage, page_of, project_for


@require_safe
def envelopes(request: HouseRequest) -> HttpResponse:
    """List the envelopes that the reader may see."""
    access.require(may_see_types(request.actor))
    rows = visible_envelopes(request.actor, on=request.today)
    context = {"may_keep": may_keep_envelopes(request.actor).allowed}
    return list_response(request, ENVELOPES, rows, "projects/envelopes.html", context)


@require_safe
def envelope(request: HouseRequest, envelope_id: int) -> HttpResponse:
    """Show one envelope: what it holds, what is taken of it, and what moved."""
    row = _visible(request, envelope_id)
    facts = envelope_facts(row)
    context = {
        "envelope": row,
        "facts": facts,
        "explained": explain_envelope(facts, current_params()),
        "transfers": transfers_of(row),
        "may_keep": may_keep_envelopes(request.actor).allowed,
    }
    return render(request, "projects/envelope.html", context)


@takes_form
def new(request: HouseRequest) -> HttpResponse:
    """Set an envelope."""
    access.require(may_keep_envelopes(request.actor))
    form = EnvelopeForm(*sent(request))
    offer_rows(form, "cluster", clusters_to_choose(request.actor, on=request.today))
    page = FormPage(title=_("New envelope"), back=reverse("projects:envelopes"))
    return form_page(
        request, form, lambda: actions.set_envelope(**form.cleaned_data, **signed(request)), page
    )


@takes_form
def change(request: HouseRequest, envelope_id: int) -> HttpResponse:
    """Change the amount of an envelope."""
    row = _kept(request, envelope_id)
    start = {"amount": row.amount, "source": row.source, "version": row.version}
    form = ChangeEnvelopeForm(*sent(request), initial=start)

    def act() -> Envelope:
        values = {name: form.cleaned_data[name] for name in ("amount", "source")}
        return actions.change_envelope(row, **values, **form.change(), **signed(request))

    page = _page(row, _("Change the envelope"), model=Envelope)
    return form_page(request, form, act, page, fields=PLACES)


@takes_form
def move(request: HouseRequest, envelope_id: int) -> HttpResponse:
    """Move money to another envelope of the same year."""
    row = _kept(request, envelope_id)
    form = TransferForm(*sent(request))
    others = visible_envelopes(request.actor, on=request.today).filter(year=row.year)
    offer_rows(form, "target", others.exclude(pk=row.pk))
    return form_page(
        request,
        form,
        lambda: actions.transfer(row, **form.cleaned_data, **signed(request)),
        _page(row, _("Move money")),
        fields=PLACES,
    )


@takes_form
def pay(request: HouseRequest, project_id: int) -> HttpResponse:
    """Book what was paid on a project."""
    row = project_for(request, project_id, "pay")
    form = PaymentForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: actions.pay_project(row, form.payment(), **signed(request)),
        page_of(row, _("Book a payment")),
        fields=PLACES,
    )


def _visible(request: HouseRequest, envelope_id: int) -> Envelope:
    return get_object_or_404(visible_envelopes(request.actor, on=request.today), pk=envelope_id)


def _kept(request: HouseRequest, envelope_id: int) -> Envelope:
    row = _visible(request, envelope_id)
    access.require(may_keep_envelopes(request.actor))
    return row


def _page(row: Envelope, title: str, **more: Any) -> FormPage:
    back = reverse("projects:envelope", args=[row.pk])
    return FormPage(title=title, back=back, envelope=row, **more)

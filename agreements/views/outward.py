"""Discounts on services, the subsidy register by quarter, and what the Commission gets (R16, R20, R64)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.actions.discounts import record_discount
from agreements.actions.scheme_duties import meet_scheme_duty, record_request
from agreements.documents import SUBSIDIES, subsidy_records
from agreements.forms.registers import AcknowledgeForm, DiscountForm, RequestForm
from agreements.lists.registers import DISCOUNTS, QUARTERS
from agreements.lists.scheme_duties import scheme_duty_list
from agreements.permissions import may_keep_registers, may_record_discount, may_see_awards
from agreements.queries.registers import discounts_of, scheme_duties_in_order
from agreements.queries.subsidies import quarters_with_lines, subsidies
from agreements.rules.quarters import QuarterError, parse_quarter
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.records import records_response
from clusters.models import Cluster
from clusters.views.common import FormPage, cluster_context, visible_cluster

_DISCOUNT_FIELDS = {
    "discount.above_ceiling": "price",
    "discount.in_future": "on_day",
    "discount.no_sme": "number",
    "discount.size_unknown": "number",
}
_DUTY_FIELDS = {"schemeduty.in_future": "received_on", "duty.day_outside": "on_day"}
_TEMPLATE = "agreements/register_form.html"


@require_safe
def discounts(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the discounts on services that a cluster gave."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "agreements")
    context["may_write"] = may_record_discount(request.actor, cluster, on=request.today).allowed
    rows = discounts_of(cluster)
    return list_response(request, DISCOUNTS, rows, "agreements/discounts.html", context)


@takes_form
def new_discount(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Record a discount on a service."""
    cluster = visible_cluster(request, cluster_id)
    access.require(may_record_discount(request.actor, cluster, on=request.today))
    form = DiscountForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: record_discount(cluster, form.data_for_action(), **signed(request)),
        _discount_page(cluster),
        fields=_DISCOUNT_FIELDS,
    )


@require_safe
def quarters(request: HouseRequest) -> HttpResponse:
    """List the quarters with their file for the subsidy register."""
    access.require(may_see_awards(request.actor))
    rows = quarters_with_lines(until=request.today)
    years = sorted({row.quarter.year for row in rows}, reverse=True)
    return list_response(request, QUARTERS, rows, "agreements/quarters.html", {"years": years})


@require_safe
def quarter_file(request: HouseRequest, quarter: str, kind: str) -> HttpResponse:
    """Hand out one quarter for the subsidy register."""
    access.require(may_see_awards(request.actor))
    try:
        found = parse_quarter(quarter)
    except QuarterError:
        raise Http404 from None
    return _file(str(found), found.first, found.last, kind)


@require_safe
def year_file(request: HouseRequest, calendar_year: int, kind: str) -> HttpResponse:
    """Hand out the figures of a calendar year for the report to the Commission."""
    access.require(may_see_awards(request.actor))
    if not 2000 <= calendar_year <= request.today.year:
        raise Http404
    first, last = date(calendar_year, 1, 1), date(calendar_year, 12, 31)
    return _file(str(calendar_year), first, last, kind)


@require_safe
def scheme_duties(request: HouseRequest) -> HttpResponse:
    """List what the Commission gets about the schemes."""
    access.require(may_see_awards(request.actor))
    may_write = may_keep_registers(request.actor).allowed
    listing = scheme_duty_list(on=request.today, may_write=may_write)
    context = {"may_write": may_write, "last_year": request.today.year - 1}
    rows = scheme_duties_in_order()
    return list_response(request, listing, rows, "agreements/scheme_duties.html", context)


@takes_form
def new_request(request: HouseRequest) -> HttpResponse:
    """Record a request of the Commission."""
    access.require(may_keep_registers(request.actor))
    form = RequestForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: record_request(**form.cleaned_data, **signed(request)),
        _page(_("New request of the Commission")),
        fields=_DUTY_FIELDS,
    )


@takes_form
def meet_duty(request: HouseRequest, scheme_duty_id: int) -> HttpResponse:
    """Record that the Commission got what it must."""
    access.require(may_keep_registers(request.actor))
    duty = get_object_or_404(scheme_duties_in_order(), pk=scheme_duty_id)
    form = AcknowledgeForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        lambda: meet_scheme_duty(duty, **form.cleaned_data, **signed(request)),
        _page(str(duty)),
        fields=_DUTY_FIELDS,
    )


def _discount_page(cluster: Cluster) -> FormPage:
    back = reverse("agreements:discounts", args=[cluster.pk])
    title = _("New discount on a service")
    return FormPage(title=title, back=back, cluster=cluster, tab="agreements")


def _page(title: str) -> FormPage:
    back = reverse("agreements:scheme_duties")
    return FormPage(title=title, back=back, template=_TEMPLATE)


def _file(period: str, first: date, last: date, kind: str) -> HttpResponse:
    about = {"period": period, "first_day": first.isoformat(), "last_day": last.isoformat()}
    named = replace(SUBSIDIES, name=f"{SUBSIDIES.name}-{period}")
    return records_response(named, subsidy_records(subsidies(first, last)), kind, about)

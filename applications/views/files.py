"""Applications: the list, starting one, its overview, title and period."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from applications.actions import files as actions
from applications.forms.files import FileForm, StartForm
from applications.lists.applications import APPLICATIONS_LIST
from applications.models import Application
from applications.panels.application import application_page, reading_page, section_url
from applications.permissions.files import Standing, may_start_application, standing
from applications.queries.calls import calls_to_start
from applications.queries.files import (
    applications_in_order,
    clusters_to_apply_for,
    open_sections,
    own_organisation,
)
from applications.views.common import FormPage, require_open, visible_application
from clusterbeleid.core import access, clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response


@require_safe
def applications(request: HouseRequest) -> HttpResponse:
    """List the visible applications: for an applicant the own files."""
    rows = applications_in_order(request.actor, on=request.today)
    context = {"may_start": may_start_application(request.actor).allowed}
    return list_response(request, APPLICATIONS_LIST, rows, "applications/list.html", context)


@takes_form
def start(request: HouseRequest) -> HttpResponse:
    """Begin an application in an open call."""
    access.require(may_start_application(request.actor))
    clusters = clusters_to_apply_for(own_organisation(request.actor), on=request.today)
    form = StartForm(request.POST or None, calls=calls_to_start(clock.now()), clusters=clusters)
    if form.is_valid():
        values = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.start_application(
                values["call"], values["title"], values["cluster"], **signed(request)
            ),
            fields={"applications.other_cluster": "cluster", "call.not_yet_open": "call"},
        )
        if made is not None:
            messages.success(request, _("Your application is there. Everything you type is kept."))
            return redirect("applications:detail", made.pk)
    context = {"form": form}
    return render(request, "applications/start.html", context, status=422 if form.errors else 200)


@require_safe
def application(request: HouseRequest, application_id: int) -> HttpResponse:
    """Show an application: what is missing, its sections, and the next step."""
    found = visible_application(request, application_id)
    if standing(request.actor, found, on=request.today) is Standing.APPLICANT:
        context = application_page(request.actor, found, now=clock.now())
        return render(request, "applications/detail.html", context)
    context = reading_page(request.actor, found, now=clock.now())
    return render(request, "applications/read.html", context)


@takes_form
def details(request: HouseRequest, application_id: int) -> HttpResponse:
    """Change title, language and period."""
    found = visible_application(request, application_id)
    require_open(request, found, actions.GENERAL, open_sections(found, clock.now()))
    names = FileForm.base_fields
    form = FileForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    page = FormPage(
        title=gettext_lazy("Title and period"),
        back=section_url(found, actions.GENERAL),
        application=found,
        model=Application,
    )
    return form_page(
        request,
        form,
        lambda: actions.correct_application(
            found,
            form.data_of(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page,
    )

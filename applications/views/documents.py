"""Files of an application, and the application as a whole: page, print and PDF."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from applications.actions import documents as actions
from applications.documents.pdf import application_pdf
from applications.documents.whole import whole_of
from applications.forms.steps import DocumentForm
from applications.models import Application
from applications.panels.application import frame, section_url
from applications.queries.content import content_of
from applications.queries.files import open_sections
from applications.queries.snapshots import snapshot_of
from applications.views.common import FormPage, own_application, require_open
from clusterbeleid.core import clock
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.forms import VersionForm
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence


@takes_form
def add_document(request: HouseRequest, application_id: int) -> HttpResponse:
    """Add a file."""
    found = _open(request, application_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    page = FormPage(
        title=gettext_lazy("Add a document"),
        back=section_url(found, actions.SECTION),
        application=found,
    )
    return form_page(
        request,
        form,
        lambda: actions.add_document(
            found,
            form.cleaned_data["file"],
            kind=form.cleaned_data["kind"],
            title=form.cleaned_data["title"],
            **signed(request),
        ),
        page,
    )


@takes_form
def remove_document(request: HouseRequest, application_id: int, document_id: int) -> HttpResponse:
    """Take a file out."""
    found = _open(request, application_id)
    rows = {row.pk: row for row in content_of(found).documents}
    if document_id not in rows:
        raise Http404
    row = rows[document_id]
    page = FormPage(
        title=gettext_lazy("Remove the document"),
        back=section_url(found, actions.SECTION),
        submit=gettext_lazy("Remove"),
        hint=row.title,
        application=found,
    )
    form = VersionForm(request.POST or None, initial={"version": row.version})
    return form_page(request, form, lambda: actions.remove_document(row, **signed(request)), page)


@require_safe
def whole(request: HouseRequest, application_id: int) -> HttpResponse:
    """Show the whole application on one page, to read or print before signing."""
    found = own_application(request, application_id)
    snapshot = snapshot_of(content_of(found))
    context = {
        **frame(request.actor, found, now=clock.now()),
        "whole": whole_of(snapshot),
        "sha256": hash_of(snapshot),
    }
    return render(request, "applications/whole.html", context)


@require_safe
def pdf(request: HouseRequest, application_id: int) -> HttpResponse:
    """Hand out the whole application as it stands now, as a draft in PDF."""
    found = own_application(request, application_id)
    snapshot = snapshot_of(content_of(found))
    try:
        data = application_pdf(snapshot, hash_of(snapshot))
    except PdfFailed as failed:
        messages.error(request, " ".join(sentence(finding) for finding in failed.findings))
        return redirect("applications:whole", found.pk)
    name = _("%(reference)s-draft.pdf") % {"reference": found.reference}
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _open(request: HouseRequest, application_id: int) -> Application:
    found = own_application(request, application_id)
    require_open(request, found, actions.SECTION, open_sections(found, clock.now()))
    return found

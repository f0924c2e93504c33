"""The logbook and the documents of a cluster."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters import actions, queries
from clusters.actions import ContactData
from clusters.forms.clusters import (
    ContactForm,
    CorrectContactForm,
    CorrectDocumentForm,
    DocumentDataForm,
    DocumentForm,
)
from clusters.lists import contact_list, document_list
from clusters.models import Cluster, ClusterDocument, ContactEntry
from clusters.views.common import FormPage, cluster_context, cluster_for, visible_cluster


@require_safe
def contacts(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the contacts; the logbook stays inside the agency."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "contacts", door="see_logbook")
    listing = contact_list(may_change=context["may"]["log_contact"])
    rows = queries.contacts_of(cluster)
    return list_response(request, listing, rows, "clusters/contacts.html", context)


@takes_form
def log_contact(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Add a line to the logbook."""
    cluster = cluster_for(request, cluster_id, "log_contact")
    form = ContactForm(request.POST or None, initial={"on_day": request.today})
    return form_page(
        request,
        form,
        lambda: actions.log_contact(cluster, _contact(form), **signed(request)),
        _page(cluster, "contacts", _("Log a contact")),
        fields={"contact.in_future": "on_day"},
    )


@takes_form
def correct_contact(request: HouseRequest, cluster_id: int, contact_id: int) -> HttpResponse:
    """Mend a line of the logbook."""
    cluster = cluster_for(request, cluster_id, "log_contact")
    row = get_object_or_404(queries.contacts_of(cluster), pk=contact_id)
    form = CorrectContactForm(request.POST or None, initial=_stored(row, ContactForm))
    return form_page(
        request,
        form,
        lambda: actions.correct_contact(row, _contact(form), **form.change(), **signed(request)),
        _page(cluster, "contacts", _("Change a contact"), ContactEntry),
        fields={"contact.in_future": "on_day"},
    )


@require_safe
def documents(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the documents that the reader may see."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "documents")
    may = context["may"]
    listing = document_list(may_change=may["add_document"], internal=may["see_logbook"])
    rows = queries.documents_of(cluster, request.actor, on=request.today)
    return list_response(request, listing, rows, "clusters/documents.html", context)


@takes_form
def add_document(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Add a document to the file."""
    cluster = cluster_for(request, cluster_id, "add_document")
    form = DocumentForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        lambda: actions.upload_document(
            cluster, form.cleaned_data["file"], **_document(form), **signed(request)
        ),
        _page(cluster, "documents", _("Add a document")),
    )


@takes_form
def correct_document(request: HouseRequest, cluster_id: int, document_id: int) -> HttpResponse:
    """Change the title of a document, or who may read it."""
    cluster = cluster_for(request, cluster_id, "add_document")
    rows = queries.documents_of(cluster, request.actor, on=request.today)
    row = get_object_or_404(rows, pk=document_id)
    form = CorrectDocumentForm(request.POST or None, initial=_stored(row, DocumentDataForm))
    return form_page(
        request,
        form,
        lambda: actions.correct_document(
            row, **_document(form), **form.change(), **signed(request)
        ),
        _page(cluster, "documents", _("Change a document"), ClusterDocument),
    )


def _stored(row: Any, form: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*form.base_fields, "version")}


def _contact(form: ContactForm) -> ContactData:
    return ContactData(**{name: form.cleaned_data[name] for name in ContactForm.base_fields})


def _document(form: DocumentDataForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in DocumentDataForm.base_fields}


def _page(cluster: Cluster, tab: str, title: str, model: Any = None) -> FormPage:
    back = reverse(f"clusters:{tab}", args=[cluster.pk])
    return FormPage(title=title, back=back, tab=tab, cluster=cluster, model=model)

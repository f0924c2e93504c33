"""Typing a grant, with the check beside it while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agreements.actions import (
    AgreementDraft,
    check_draft,
    check_stored,
    correct_draft,
    draft_agreement,
)
from agreements.forms.drafts import AgreementForm, draft_from
from agreements.forms.years import YearRows
from agreements.models import ProjectYear, SupportAgreement
from agreements.permissions import may_draft_agreement
from agreements.queries import schemes_for
from agreements.queries.suggestions import suggested_draft
from agreements.views.common import agreement_for
from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.findings import Explained
from clusters.models import Cluster
from clusters.views.common import cluster_context, visible_cluster

_USUAL_ROWS = 3
_COPIED = [name for name in AgreementForm.base_fields if name != "version"]
Save = Callable[[AgreementDraft, int], SupportAgreement]


@dataclass(frozen=True)
class _Subject:
    """What the page is about: its title, and the draft to correct."""

    title: str
    agreement: SupportAgreement | None = None


@takes_form
def new_agreement(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Draft an agreement for a cluster; days and amounts are proposed."""
    cluster = visible_cluster(request, cluster_id)
    access.require(may_draft_agreement(request.actor, cluster, on=request.today))
    start, years = ({}, []) if request.POST else suggested_draft(cluster, on=request.today)
    form = _form(request, cluster, start)
    return _page(
        request,
        form,
        _rows(request, years),
        lambda draft, _version: draft_agreement(cluster, draft, **signed(request)),
        _Subject(_("New agreement")),
    )


@takes_form
def correct(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Correct a draft."""
    found = agreement_for(request, agreement_id, "correct_draft")
    start = {name: getattr(found, name) for name in [*_COPIED, "version"]}
    return _page(
        request,
        _form(request, found.cluster, start),
        _rows(request, list(found.project_years.all())),
        lambda draft, version: correct_draft(
            found, draft, expected_version=version, **signed(request)
        ),
        _Subject(_("Correct the draft"), found),
    )


@require_POST
def check_typed(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Answer with the check of what stands in the form now; nothing is stored."""
    cluster = visible_cluster(request, cluster_id)
    access.require(may_draft_agreement(request.actor, cluster, on=request.today))
    form, years = _form(request, cluster, {}), YearRows(request.POST)
    context = {"check": _check(request, form, years)}
    return render(request, "agreements/partials/_live_check.html", context)


def _form(request: HouseRequest, cluster: Cluster, start: dict[str, Any]) -> AgreementForm:
    again = _asks_row(request)
    return AgreementForm(
        None if again else request.POST or None,
        initial=request.POST.dict() if again else start,
        cluster=cluster,
        schemes=schemes_for(cluster),
    )


def _rows(request: HouseRequest, years: Sequence[ProjectYear]) -> YearRows:
    if _asks_row(request):
        return YearRows.with_one_more(request.POST)
    return YearRows(request.POST or None, years, blank=max(1, _USUAL_ROWS - len(years)))


def _asks_row(request: HouseRequest) -> bool:
    return request.POST.get("do") == "row"


def _page(
    request: HouseRequest, form: AgreementForm, years: YearRows, save: Save, subject: _Subject
) -> HttpResponse:
    """Show the form, add a row to it, or save it and go to the agreement."""
    if form.is_bound:
        saved = _save(form, years, save)
        if saved is not None:
            messages.success(request, _("Saved."))
            return redirect("agreements:detail", saved.pk)
    context = _context(request, form, years, subject)
    return render(request, "agreements/draft.html", context, status=422 if form.is_bound else 200)


def _context(
    request: HouseRequest, form: AgreementForm, years: YearRows, subject: _Subject
) -> dict[str, Any]:
    check = _check(request, form, years) if form.is_bound else _stored(request, subject.agreement)
    return {
        **cluster_context(request, form.cluster, "agreements"),
        "form": form,
        "years": years,
        "title": subject.title,
        "agreement": subject.agreement,
        "check": check,
        "conflict": conflict_rows(form, SupportAgreement),
    }


def _stored(request: HouseRequest, agreement: SupportAgreement | None) -> Explained | None:
    return check_stored(agreement, on=request.today) if agreement is not None else None


def _save(form: AgreementForm, years: YearRows, save: Save) -> SupportAgreement | None:
    valid = form.is_valid()
    if not years.is_valid() or not valid:
        return None
    return attempt(form, lambda: save(draft_from(form, years), form.cleaned_data["version"]))


def _check(request: HouseRequest, form: AgreementForm, years: YearRows) -> Explained | None:
    """Return the check of a form that can be read whole; None until then."""
    valid = form.is_valid()
    if not years.is_valid() or not valid:
        return None
    if form.cleaned_data["last_day"] < form.cleaned_data["first_day"]:
        return None
    return check_draft(form.cluster, draft_from(form, years), on=request.today)

"""The page on which a second person confirms: the check on top, the exception below."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agreements.actions import check_stored, confirm_with_upload
from agreements.forms.decisions import ConfirmForm
from agreements.models import SupportAgreement
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import signed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.findings import Level, worst
from clusters.views.common import cluster_context

_FIELDS = {
    "agreement.motivation_missing": "motivation",
    "agreement.advice_missing": "advice",
    "agreement.advice_of_other_file": "advice",
}


def confirm_page(request: HouseRequest, found: SupportAgreement, form: ConfirmForm) -> HttpResponse:
    """Show the check, or confirm and go back to the agreement."""
    if request.method == "POST" and form.is_valid() and _confirm(request, found, form):
        messages.success(request, _("The agreement counts now."))
        return redirect("agreements:detail", found.pk)
    check = check_stored(found, on=request.today)
    context = {
        **cluster_context(request, found.cluster, "agreements"),
        "agreement": found,
        "form": form,
        "check": check,
        "blocked": worst(check.findings) is Level.BLOCK,
        "conflict": getattr(form, "conflict", None),
    }
    return render(request, "agreements/confirm.html", context, status=422 if form.errors else 200)


def _confirm(request: HouseRequest, found: SupportAgreement, form: ConfirmForm) -> bool:
    values = form.cleaned_data
    done = attempt(
        form,
        lambda: confirm_with_upload(
            found,
            values["advice"],
            expected_version=values["version"],
            motivation=values["motivation"],
            **signed(request),
        ),
        fields=_FIELDS,
    )
    return done is not None

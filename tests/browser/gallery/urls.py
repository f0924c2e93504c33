"""Addresses and views of the gallery."""

from pathlib import Path

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import ensure_csrf_cookie

from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField
from tests.browser.gallery import samples

PAGES = Path(__file__).parent
SHELL = {
    "nav_items": samples.NAV,
    "user_label": "An Peeters",
    "acting_for": "Catalisti vzw",
    "demo": True,
    "today": samples.TODAY,
}


class ContributionForm(forms.Form):
    organisation = forms.CharField(label="Organisatie", max_length=80)
    number = EnterpriseNumberField(label="Ondernemingsnummer")
    amount = AmountField(label="Bedrag")
    paid_on = DayField(label="Valutadatum", required=False)
    source = forms.ChoiceField(
        label="Soort bron", choices=[("", "Kies"), ("company", "Bedrijf"), ("public", "Overheid")]
    )
    kind = forms.ChoiceField(
        label="Vorm", choices=[("cash", "In geld"), ("kind", "In natura")], widget=forms.RadioSelect
    )
    evidence = forms.FileField(
        label="Bewijsstuk", help_text="PDF of XLSX, hoogstens 10 MB.", required=False
    )
    reason = forms.CharField(label="Reden", widget=forms.Textarea, help_text="Eén zin volstaat.")
    sure = forms.BooleanField(label="Ik heb het bewijsstuk gecontroleerd")


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    source = engines["django"].from_string((PAGES / name).read_text())
    return HttpResponse(source.render({**SHELL, **context}, request))


@login_not_required
@ensure_csrf_cookie
def parts(request: HttpRequest) -> HttpResponse:
    messages.success(request, "De bijdrage is bewaard.")
    messages.warning(request, "De vervaldag valt op een feestdag en schuift op naar 02/04/2026.")
    messages.error(request, "Het bestand is niet bewaard: het is beveiligd met een wachtwoord.")
    return _page(
        request,
        "parts.html",
        samples=samples,
        running=samples.progress(4250),
        ready=samples.progress(10000, finished=True, message="10.000 rijen ingevoerd."),
    )


@login_not_required
def clusters(request: HttpRequest) -> HttpResponse:
    return _page(
        request, "list.html", listing=samples.CLUSTER_LIST.page(request.GET, samples.CLUSTERS)
    )


@login_not_required
def charts(request: HttpRequest) -> HttpResponse:
    return _page(request, "charts.html", samples=samples)


@login_not_required
def form(request: HttpRequest) -> HttpResponse:
    bound = ContributionForm(request.POST or None, request.FILES or None)
    return _page(
        request, "form.html", form=bound, accepted=request.method == "POST" and bound.is_valid()
    )


@login_not_required
def progress(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "components/progress.html",
        {"job": samples.progress(10000, finished=True, message="10.000 rijen ingevoerd.")},
    )


@login_not_required
def busy(request: HttpRequest) -> HttpResponse:
    return _page(request, "busy.html", job=samples.progress(4250))


@login_not_required
def error(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, f"errors/{code}.html", {"reference": "3f2a9c"})


urlpatterns = [
    path("", parts),
    path("lijst/", clusters),
    path("grafieken/", charts),
    path("formulier/", form),
    path("voortgang/", progress),
    path("bezig/", busy),
    path("fout/<str:code>/", error),
    path(
        "",
        include(
            (
                [
                    path("afmelden/", parts, name="logout"),
                    path("taal/", parts, name="set_language"),
                ],
                "accounts",
            )
        ),
    ),
    path("", include(([path("toegankelijkheid/", parts, name="accessibility")], "overview"))),
]

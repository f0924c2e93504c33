"""What the pages of judging share: the door, and the page of one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from applications.permissions.judging import judging_verdicts
from applications.queries.judging.files import get_judged
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text


@dataclass(frozen=True, kw_only=True)
class JudgingForm(FormPage):
    """A page with one form in the judgement; ``trail`` leads back to it."""

    tone: str = ""
    trail: tuple[tuple[str, Text], ...] = ()
    template: str = "applications/judging/form.html"
    context: Mapping[str, Any] | None = None

    def around(self) -> dict[str, Any]:
        """Return what a template of its own shows beside the form."""
        return dict(self.context or {})


def judged(request: HouseRequest, application_id: int) -> Application:
    """Return the application to judge, or 404 when it is absent or not yours."""
    try:
        return get_judged(request.actor, application_id, on=request.today)
    except Application.DoesNotExist:
        raise Http404 from None


def judged_for(request: HouseRequest, application_id: int, action: str) -> Application:
    """Return the application when ``action`` may happen now; 403 with the reason otherwise."""
    found = judged(request, application_id)
    access.require(judging_verdicts(request.actor, found, on=request.today)[action])
    return found


def page_of(application: Application, title: Text, *, part: str = "", **more: Any) -> JudgingForm:
    """Return the form page of a step in the judgement; ``part`` names where on the page to go back."""
    here = reverse("applications:judging", args=[application.pk])
    trail = (
        (reverse("applications:to_judge"), _("Applications to judge")),
        (here, application.reference),
    )
    return JudgingForm(title=title, back=f"{here}{part}", trail=trail, **more)

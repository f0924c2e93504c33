"""What the pages of evaluations share: the door, and the page of one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from evaluations.models import Evaluation
from evaluations.permissions.interim import may_evaluate
from evaluations.queries.interim.evaluations import get_visible_evaluation


@dataclass(frozen=True, kw_only=True)
class EvaluationForm(FormPage):
    """A page with one form about an evaluation; ``trail`` leads back to it."""

    trail: tuple[tuple[str, Text], ...] = ()
    template: str = "evaluations/interim/form.html"
    context: Mapping[str, Any] | None = None

    def around(self) -> dict[str, Any]:
        """Return what a template of its own shows beside the form."""
        return dict(self.context or {})


def visible(request: HouseRequest, evaluation_id: int) -> Evaluation:
    """Return the evaluation, or 404 when it is absent or not yours."""
    try:
        return get_visible_evaluation(request.actor, evaluation_id, on=request.today)
    except Evaluation.DoesNotExist:
        raise Http404 from None


def evaluation_for(request: HouseRequest, evaluation_id: int, action: str) -> Evaluation:
    """Return the evaluation when ``action`` may happen now; 403 with the reason otherwise."""
    found = visible(request, evaluation_id)
    access.require(may_evaluate(action, request.actor, found, on=request.today))
    return found


def page_of(evaluation: Evaluation, title: Text, *, part: str = "", **more: Any) -> EvaluationForm:
    """Return the form page of a step; ``part`` names where on the page to go back."""
    here = reverse("evaluations:evaluation", args=[evaluation.pk])
    trail = ((reverse("evaluations:evaluations"), _("Evaluations")), (here, evaluation.reference))
    return EvaluationForm(title=title, back=f"{here}{part}", trail=trail, **more)

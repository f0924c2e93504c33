"""Writing, sending, approving and returning the advice on an evaluation (R52, A12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import (
    form_page,
    reason_page,
    signed,
    takes_form,
    typed,
    version_page,
)
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from evaluations.actions.interim import advice as advising
from evaluations.forms.interim.advice import AdviceForm, advice_start
from evaluations.models import Evaluation, EvaluationAdvice
from evaluations.permissions.interim_advice import may_advise, may_write_advice
from evaluations.queries.interim.advice import advice_of, conditions_of, possible_authors
from evaluations.views.interim.common import evaluation_for, page_of, visible


@takes_form
def write_advice(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Write the advice, or change it."""
    found = visible(request, evaluation_id)
    known = advice_of(found)
    access.require(may_write_advice(request.actor, found, known, on=request.today))
    author = known.author_id if known else request.actor.user_id
    form = AdviceForm(
        typed(request),
        readers=possible_authors(on=request.today, besides=author),
        initial=advice_start(known, conditions_of(known) if known else []),
    )
    return form_page(
        request,
        form,
        lambda: advising.write_advice(
            found,
            form.advice(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(found, _("Write the advice"), part="#advice", model=EvaluationAdvice),
        fields={"advice.second_author": "second_reader"},
    )


@takes_form
def send_advice(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Hand the advice to who approves it."""
    return _advise(
        request, evaluation_id, "send_advice", advising.send_advice, _("Send for approval")
    )


@takes_form
def approve_advice(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Approve as somebody who wrote nothing in it."""
    return _advise(
        request, evaluation_id, "approve_advice", advising.approve_advice, _("Approve the advice")
    )


@takes_form
def return_advice(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Return the advice to its author."""
    return _advise(
        request,
        evaluation_id,
        "return_advice",
        advising.return_advice,
        _("Return to the author"),
        reasoned=True,
    )


@takes_form
def reopen_advice(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Open an approved advice again."""
    found = evaluation_for(request, evaluation_id, "reopen_advice")
    return reason_page(
        request,
        lambda why: advising.reopen_advice(found, reason=why, **signed(request)),
        page_of(found, _("Open the advice again"), part="#advice"),
    )


def _advise(
    request: HouseRequest,
    evaluation_id: int,
    action: str,
    act: Callable[..., object],
    title: Text,
    *,
    reasoned: bool = False,
) -> HttpResponse:
    found, advice = _advice_for(request, evaluation_id, action)
    page = page_of(found, title, part="#advice", submit=title)
    return version_page(request, advice.version, partial(act, advice), page, reasoned=reasoned)


def _advice_for(
    request: HouseRequest, evaluation_id: int, action: str
) -> tuple[Evaluation, EvaluationAdvice]:
    """Return evaluation and advice when ``action`` may happen now; 404 or 403 otherwise."""
    found = visible(request, evaluation_id)
    advice = advice_of(found)
    if advice is None:
        raise Http404
    advice.evaluation = found
    access.require(may_advise(action, request.actor, advice, on=request.today))
    return found, advice

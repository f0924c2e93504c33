"""Writing, sending, approving and returning the advice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from applications.actions.judging import advice as actions
from applications.forms.judging.advice import AdviceForm, advice_start
from applications.models import Advice, Application
from applications.permissions.advice import may_advise, may_write_advice
from applications.queries.judging.advice import (
    advice_of,
    advice_years,
    possible_authors,
    proposed_years,
)
from applications.views.judging.common import judged, page_of
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed, version_page
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text

_HERE = "#advice"


@takes_form
def write(request: HouseRequest, application_id: int) -> HttpResponse:
    """Write the advice, or change it."""
    found = judged(request, application_id)
    known = advice_of(found)
    access.require(may_write_advice(request.actor, found, known, on=request.today))
    author = known.author_id if known else request.actor.user_id
    form = AdviceForm(
        typed(request),
        step=found.step,
        authors=possible_authors(on=request.today, besides=author),
        years=proposed_years(found, on=request.today),
        initial=advice_start(known, advice_years(known) if known else []),
    )
    return form_page(
        request,
        form,
        lambda: actions.write_advice(
            found,
            form.data_of_advice(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(found, _("Write the advice"), part=_HERE, model=Advice),
        fields={"advice.second_author": "second_author"},
    )


@takes_form
def send(request: HouseRequest, application_id: int) -> HttpResponse:
    """Hand the advice to who approves it."""
    hint = _("A head of team who did not write in it approves. Until then nobody changes it.")
    return _step(
        request, application_id, "send_advice", actions.send_advice, _("Send for approval"), hint
    )


@takes_form
def approve(request: HouseRequest, application_id: int) -> HttpResponse:
    """Approve as a second person."""
    hint = _(
        "From then on scores and advice stand still, and experts no longer see the application."
    )
    return _step(
        request,
        application_id,
        "approve_advice",
        actions.approve_advice,
        _("Approve the advice"),
        hint,
    )


@takes_form
def give_back(request: HouseRequest, application_id: int) -> HttpResponse:
    """Return the advice to its author."""
    return _step(
        request,
        application_id,
        "return_advice",
        actions.return_advice,
        _("Return to the author"),
        "",
        reasoned=True,
    )


@takes_form
def revise(request: HouseRequest, application_id: int) -> HttpResponse:
    """Open an approved advice again."""
    return _step(
        request,
        application_id,
        "revise_advice",
        actions.revise_advice,
        _("Open the advice again"),
        "",
        reasoned=True,
    )


def _step(
    request: HouseRequest,
    application_id: int,
    action: str,
    act: Callable[..., object],
    title: Text,
    hint: Text,
    *,
    reasoned: bool = False,
) -> HttpResponse:
    found, advice = _advice_for(request, application_id, action)
    page = page_of(found, title, part=_HERE, submit=title, hint=hint)
    return version_page(request, advice.version, partial(act, advice), page, reasoned=reasoned)


def _advice_for(
    request: HouseRequest, application_id: int, action: str
) -> tuple[Application, Advice]:
    """Return application and advice when ``action`` may happen now; 404 or 403 otherwise."""
    found = judged(request, application_id)
    advice = advice_of(found)
    if advice is None:
        raise Http404
    advice.application = found
    access.require(may_advise(action, request.actor, advice, on=request.today))
    return found, advice

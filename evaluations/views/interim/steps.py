"""The steps after the panel: closing it, findings, and the reply of the cluster."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Text
from evaluations.actions.interim import closing, findings
from evaluations.forms.interim.steps import EmptyForm, FindingsForm, ReplyForm
from evaluations.models import Evaluation
from evaluations.rules.interim.panel import reply_term
from evaluations.views.interim.common import evaluation_for, page_of


@takes_form
def close_panel(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """End the panel."""
    hint = _("Experts no longer read the self-evaluation, and scores stand still.")
    return _plain(
        request, evaluation_id, "close_panel", closing.close_panel, _("Close the panel"), hint
    )


@takes_form
def write_findings(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Write the draft findings."""
    found = evaluation_for(request, evaluation_id, "write_findings")
    form = FindingsForm(typed(request), initial={"version": found.version, "text": found.findings})
    return form_page(
        request,
        form,
        lambda: findings.write_findings(
            found,
            form.cleaned_data["text"],
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(found, _("Write the findings"), part="#findings", model=Evaluation),
    )


@takes_form
def send_findings(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Send the findings with the term to reply."""
    until, _explained = reply_term(request.today, current_params())
    hint = _("The findings stand still from now on. The cluster can reply until %(day)s.") % {
        "day": f"{until:%d/%m/%Y}"
    }
    return _plain(
        request,
        evaluation_id,
        "send_findings",
        findings.send_findings,
        _("Send the findings"),
        hint,
    )


@takes_form
def reply(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Write the reply, or hand it in."""
    found = evaluation_for(request, evaluation_id, "write_reply")
    form = ReplyForm(typed(request), initial={"version": found.version, "text": found.reply})
    hands_in = request.POST.get("do") == "submit"
    act = findings.hand_in_reply if hands_in else findings.write_reply
    return form_page(
        request,
        form,
        lambda: act(
            found,
            form.cleaned_data["text"],
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(
            found,
            _("Reply to the findings"),
            submit=_("Save, go on later"),
            model=Evaluation,
            template="evaluations/interim/reply.html",
            context={"evaluation": found},
        ),
        fields={"reply.empty": "text", "reply.over": "text"},
    )


@takes_form
def end_reply(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Go on without a reply."""
    return _plain(
        request,
        evaluation_id,
        "end_reply",
        findings.end_reply,
        _("Go on without a reply"),
        _("Only after the last day of the term."),
    )


def _plain(
    request: HouseRequest,
    evaluation_id: int,
    action: str,
    act: Callable[..., object],
    title: Text,
    hint: Text,
) -> HttpResponse:
    found = evaluation_for(request, evaluation_id, action)
    form = EmptyForm(typed(request))
    page = page_of(found, title, submit=title, hint=hint)
    return form_page(request, form, lambda: act(found, **signed(request)), page)

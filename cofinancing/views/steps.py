"""A step that a record can take, as a page with one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, sent, signed
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import NavItem, Text
from clusterbeleid.kernel.transitions import Verdict
from clusters.views.common import FormPage

Act = Callable[..., Any]
Offer = Callable[[forms.Form, Any], None]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: its words, its form, and what it does with a filled-in form."""

    title: Text
    submit: Text
    saved: Text
    form: type[forms.Form]
    act: Act
    hint: Text = ""
    begins_with_stored: bool = False


def reasoned(action: Act) -> Act:
    """Return what a step does that asks for a reason and nothing else."""

    def act(row: Any, form: Any, **who: Any) -> Any:
        return action(row, reason=form.cleaned_data["reason"], **who)

    return act


def rejecting(action: Act, saved: Text) -> Step:
    """Return the step that refuses a record with the reason that the cluster organisation reads."""
    return Step(
        title=_("Reject"),
        submit=_("Reject"),
        saved=saved,
        hint=_("The cluster organisation reads your reason."),
        form=ReasonForm,
        act=reasoned(action),
    )


def withdrawing(action: Act, saved: Text, hint: Text) -> Step:
    """Return the step that takes a record back; it stays visible."""
    return Step(
        title=_("Withdraw"),
        submit=_("Withdraw"),
        saved=saved,
        hint=hint,
        form=ReasonForm,
        act=reasoned(action),
    )


def reconsidering(action: Act, saved: Text, hint: Text = "") -> Step:
    """Return the step that takes a decision back."""
    return Step(
        title=_("Take the decision back"),
        submit=_("Take back"),
        saved=saved,
        hint=hint,
        form=ReasonForm,
        act=reasoned(action),
    )


def proving(action: Act, form: type[forms.Form]) -> Step:
    """Return the step that attaches evidence."""
    return Step(
        title=_("Add evidence"),
        submit=_("Save"),
        saved=_("The evidence is attached."),
        hint=_("Evidence that was there stays in the history."),
        form=form,
        act=lambda row, typed, **who: action(row, typed.cleaned_data["evidence"], **who),
    )


def correcting(act: Act, form: type[forms.Form], title: Text, hint: Text = "") -> Step:
    """Return the step that mends what is stored, beginning with it."""
    return Step(
        title=title,
        submit=_("Save"),
        saved=_("The correction is saved."),
        hint=hint,
        form=form,
        act=act,
        begins_with_stored=True,
    )


@dataclass(frozen=True, kw_only=True)
class Stepped:
    """A kind of record with its steps.

    ``stored`` gives what a form begins with, ``verdicts`` whether each step may be taken, ``for_who``
    the codes that close the page for this person whatever is sent, ``page`` what stands around.
    """

    steps: Mapping[str, Step]
    stored: Callable[[Any, type[forms.Form]], dict[str, Any]]
    verdicts: Callable[[HouseRequest, Any], Mapping[str, Verdict]]
    for_who: frozenset[str]
    places: Mapping[str, str]
    page: Callable[[Any, Step], FormPage]


def step_page(
    request: HouseRequest, kind: Stepped, row: Any, name: str, *, offer: Offer | None = None
) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken.

    ``offer`` puts in the form what there is to choose from. When somebody took a step since the form was opened, the form itself says so on saving, and
    nothing typed is lost.
    """
    verdict = kind.verdicts(request, row)[name]
    if request.method != "POST" or verdict.code in kind.for_who:
        access.require(verdict)
    chosen = kind.steps[name]
    initial = kind.stored(row, chosen.form) if chosen.begins_with_stored else {}
    form = chosen.form(*sent(request), initial=initial)
    if offer is not None:
        offer(form, row)
    return form_page(
        request,
        form,
        lambda: chosen.act(row, form, **signed(request)),
        kind.page(row, chosen),
        fields=kind.places,
    )


def around(chosen: Step, row: Any, name: object, *, back: str, tab: str) -> FormPage:
    """Return what stands around a step of a record of a project year."""
    return FormPage(
        title=f"{chosen.title}: {name}",
        back=back,
        submit=chosen.submit,
        saved=chosen.saved,
        hint=chosen.hint,
        tab=tab,
        cluster=row.project_year.agreement.cluster,
        model=type(row),
    )


def open_steps(
    steps: Mapping[str, Step], found: Mapping[str, Verdict], address: Callable[[str], str]
) -> list[NavItem]:
    """Return the steps that may be taken, in the order of the verdicts."""
    return [
        NavItem(steps[name].title, address(name))
        for name, verdict in found.items()
        if verdict.allowed
    ]


def closed_steps(
    steps: Mapping[str, Step], found: Mapping[str, Verdict], general: frozenset[str]
) -> list[tuple[Text, str]]:
    """Return why a step may not be taken, unless that holds for the whole page."""
    return [
        (steps[name].title, sentence(verdict.findings[0] if verdict.findings else verdict.code))
        for name, verdict in found.items()
        if not verdict.allowed and verdict.code not in general
    ]


def general_refusals(found: Mapping[str, Verdict], general: frozenset[str]) -> list[str]:
    """Return what holds for the whole page, so that it is not said at every button."""
    codes = {verdict.code for verdict in found.values() if not verdict.allowed}
    return [sentence(code) for code in sorted(codes & general)]


def steps_part(
    steps: Mapping[str, Step],
    found: Mapping[str, Verdict],
    general: frozenset[str],
    address: Callable[[str], str],
) -> dict[str, Any]:
    """Return for the page of a record what may be done, and why the rest may not."""
    return {
        "steps": open_steps(steps, found, address),
        "closed": closed_steps(steps, found, general),
        "general": general_refusals(found, general),
    }

"""Letters: write, look at the text and the consequences, make final, send."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core import access
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import FormPage
from committee import actions
from committee.actions.letters import facts_of_letter
from committee.forms.letters import LetterForm, SendForm
from committee.models import Letter
from committee.permissions import may_change_letter, may_write_letter
from committee.queries import letters_inside
from committee.rules.letters import check_letter
from committee.views.common import item_for, pressed

_FIELDS = {"committee.posting_number_missing": "posted"}
_STEPS = ("correct_letter", "finish_letter", "send_letter")


@require_POST
def write(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Draft the letters about a decision."""
    found = item_for(request, reference, may_write_letter)
    pressed(
        request,
        lambda: actions.write_letters(found, **signed(request)),
        _("The letters are drafted. Read them before they leave."),
    )
    return redirect("committee:item", found.reference)


@require_safe
def letter(request: HouseRequest, letter_id: int) -> HttpResponse:
    """Show a letter as it will leave, with what its decision does."""
    found = _letter(request, letter_id)
    may = {name: may_change_letter(request.actor, found, name).allowed for name in _STEPS}
    context = {
        "letter": found,
        "may": may,
        "missing": check_letter(facts_of_letter(found)),
        "consequences": from_json(found.decision.consequences),
    }
    return render(request, "committee/letter.html", context)


@takes_form
def correct(request: HouseRequest, letter_id: int) -> HttpResponse:
    """Change a draft."""
    found = _letter_for(request, letter_id, "correct_letter")
    start = {name: getattr(found, name) for name in LetterForm.base_fields}
    form = LetterForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.correct_letter(
            found,
            form.data_for_action(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        _page(found, _("Correct the letter"), model=Letter),
    )


@require_POST
def finish(request: HouseRequest, letter_id: int) -> HttpResponse:
    """Make a letter final."""
    found = _letter_for(request, letter_id, "finish_letter")
    pressed(
        request,
        lambda: actions.finish_letter(found, **signed(request)),
        _("The letter is final."),
    )
    return redirect("committee:letter", found.pk)


@takes_form
def send(request: HouseRequest, letter_id: int) -> HttpResponse:
    """Send a final letter."""
    found = _letter_for(request, letter_id, "send_letter")
    form = SendForm(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        form,
        lambda: actions.send_letter(found, **form.cleaned_data, **signed(request)),
        _page(found, _("Send the letter"), submit=_("Send"), saved=_("The letter is on its way.")),
        fields=_FIELDS,
    )


def _letter(request: HouseRequest, letter_id: int) -> Letter:
    found = letters_inside(request.actor, on=request.today)
    return get_object_or_404(found, pk=letter_id)


def _letter_for(request: HouseRequest, letter_id: int, action: str) -> Letter:
    found = _letter(request, letter_id)
    access.require(may_change_letter(request.actor, found, action))
    return found


def _page(found: Letter, title: str, **more: object) -> FormPage:
    back = reverse("committee:letter", args=[found.pk])
    return FormPage(title=title, back=back, **more)  # type: ignore[arg-type]  # as the page takes them

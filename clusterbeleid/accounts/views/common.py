"""What the pages about people share: the page of one person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clusterbeleid.accounts.forms import MandateForm, RoleForm
from clusterbeleid.accounts.lists import account_state
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.permissions import may_change_rights_of, may_manage_people
from clusterbeleid.accounts.queries import changes_of_person, factors_of
from clusterbeleid.core.forms import ValuesForm
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.organisation_names import names_of


def saved(request: HouseRequest, person_id: int) -> HttpResponse:
    """Say so and go back to the page of the person."""
    messages.success(request, _("Saved."))
    return redirect("accounts:person", person_id)


def person_page(request: HouseRequest, subject: User, **typed: ValuesForm) -> HttpResponse:
    """Show one person; ``typed`` holds a form that was sent with something wrong in it."""
    context = {
        "subject": subject,
        "state": account_state(subject),
        "roles": [(row, "") for row in subject.role_assignments.all()],
        "mandates": _named(subject.mandates.all()),
        **_empty_forms(request.today),
        "may_manage": may_manage_people(request.actor).allowed,
        "may_change_rights": may_change_rights_of(request.actor, subject).allowed,
        "has_second_step": bool(factors_of(subject.pk)),
        "changes": readable(changes_of_person(subject)),
        **typed,
    }
    return render(request, "accounts/person.html", context, status=422 if typed else 200)


def _empty_forms(today: date) -> dict[str, ValuesForm]:
    start = {"first_day": today}
    return {
        "role_form": RoleForm(prefix="role", initial=start),
        "mandate_form": MandateForm(prefix="mandate", initial=start),
    }


def _named(mandates: Iterable[Mandate]) -> list[tuple[Mandate, str]]:
    """Return each mandate with the name of its organisation."""
    rows = list(mandates)
    names = names_of({row.organisation_number for row in rows})
    return [(row, names[row.organisation_number]) for row in rows]

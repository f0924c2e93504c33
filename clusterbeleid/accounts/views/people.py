"""The people of the application, their roles and mandates, for administrators."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import (
    CorrectPersonForm,
    EndForm,
    MandateForm,
    PersonForm,
    ReasonForm,
    RoleForm,
    ValuesForm,
)
from clusterbeleid.accounts.lists import PEOPLE, account_state
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.permissions import (
    may_change_rights_of,
    may_manage_people,
    may_see_people,
    may_send_password_link,
)
from clusterbeleid.accounts.queries import (
    changes_of_person,
    people,
    person_with_rights,
    right_of,
)
from clusterbeleid.core import clock
from clusterbeleid.core.access import require
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.organisation_names import names_of

T = TypeVar("T")
takes_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people_list(request: HouseRequest) -> HttpResponse:
    """List all people with their roles of today."""
    require(may_see_people(request.actor))
    context = {"may_manage": may_manage_people(request.actor).allowed}
    return list_response(request, PEOPLE, people(on=request.today), "accounts/people.html", context)


@takes_form
def new_person(request: HouseRequest) -> HttpResponse:
    """Open an account."""
    require(may_manage_people(request.actor))
    form = PersonForm(request.POST or None)
    made = _tried(
        request, form, lambda: actions.register_person(**form.values(), **_signed(request))
    )
    if made is not None:
        text = _("The account is open. Send a link, so that this person can choose a password.")
        messages.success(request, text)
        return redirect("accounts:person", made.pk)
    return _form(request, "accounts/new_person.html", form)


@require_safe
def person(request: HouseRequest, person_id: int) -> HttpResponse:
    """Show one person with all roles and mandates, past and present, and what changed."""
    require(may_see_people(request.actor))
    return _person_page(request, person_with_rights(person_id))


@takes_form
def correct_person(request: HouseRequest, person_id: int) -> HttpResponse:
    """Change name, address or language."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    form = CorrectPersonForm(request.POST or None, initial=CorrectPersonForm.start(subject))
    done = _tried(
        request,
        form,
        lambda: actions.correct_person(subject, **form.values(), **_signed(request)),
    )
    if done is not None:
        return _saved(request, person_id)
    more = {"subject": subject, "conflict": conflict_rows(form, User)}
    return _form(request, "accounts/correct_person.html", form, **more)


@require_POST
def add_role(request: HouseRequest, person_id: int) -> HttpResponse:
    """Give a role of the agency."""
    form = RoleForm(request.POST, prefix="role")
    return _add_right(request, person_id, form, "role_form", actions.assign_role)


@require_POST
def add_mandate(request: HouseRequest, person_id: int) -> HttpResponse:
    """Let a person act for an organisation."""
    form = MandateForm(request.POST, prefix="mandate")
    return _add_right(request, person_id, form, "mandate_form", actions.grant_mandate)


@takes_form
def end_right(request: HouseRequest, kind: str, right_id: int) -> HttpResponse:
    """End a role or mandate on a day, with a reason."""
    require(may_manage_people(request.actor))
    right = right_of(kind, right_id)
    require(may_change_rights_of(request.actor, right.user))
    form = EndForm(request.POST or None, initial={"last_day": request.today})
    done = _tried(
        request, form, lambda: actions.end_right(right, **form.values(), **_signed(request))
    )
    if done is not None:
        return _saved(request, right.user_id)
    return _form(request, "accounts/end_right.html", form, right=right)


@takes_form
def set_active(request: HouseRequest, person_id: int) -> HttpResponse:
    """Close or reopen an account, with a reason."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_change_rights_of(request.actor, subject))
    form = ReasonForm(request.POST or None)
    opened = not subject.is_active
    done = _tried(
        request,
        form,
        lambda: actions.set_active(subject, active=opened, **form.values(), **_signed(request)),
    )
    if done is not None:
        return _saved(request, person_id)
    return _form(request, "accounts/set_active.html", form, subject=subject)


@require_POST
def send_link(request: HouseRequest, person_id: int) -> HttpResponse:
    """Mail a person a link to choose a password."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_send_password_link(request.actor, subject))
    actions.send_password_link(subject, actor=request.actor, at=clock.real_now())
    text = _("A link to choose a password is on its way to %(address)s.")
    messages.success(request, text % {"address": subject.email})
    return redirect("accounts:person", person_id)


def _add_right(
    request: HouseRequest, person_id: int, form: ValuesForm, name: str, action: Callable[..., Any]
) -> HttpResponse:
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_change_rights_of(request.actor, subject))
    done = _tried(request, form, lambda: action(subject, **form.values(), **_signed(request)))
    if done is not None:
        return _saved(request, person_id)
    return _person_page(request, subject, **{name: form})


def _person_page(request: HouseRequest, subject: User, **typed: ValuesForm) -> HttpResponse:
    start = {"first_day": request.today}
    context = {
        "subject": subject,
        "state": account_state(subject),
        "roles": [(row, "") for row in subject.role_assignments.all()],
        "mandates": _named(subject.mandates.all()),
        "role_form": RoleForm(prefix="role", initial=start),
        "mandate_form": MandateForm(prefix="mandate", initial=start),
        "may_manage": may_manage_people(request.actor).allowed,
        "may_change_rights": may_change_rights_of(request.actor, subject).allowed,
        "changes": readable(changes_of_person(subject)),
        **typed,
    }
    return render(request, "accounts/person.html", context, status=422 if typed else 200)


def _named(mandates: Iterable[Mandate]) -> list[tuple[Mandate, str]]:
    """Return each mandate with the name of its organisation."""
    rows = list(mandates)
    names = names_of({row.organisation_number for row in rows})
    return [(row, names[row.organisation_number]) for row in rows]


def _tried(request: HouseRequest, form: ValuesForm, act: Callable[[], T]) -> T | None:
    """Run ``act`` when a valid form was sent; None to show the form."""
    if request.method == "POST" and form.is_valid():
        return attempt(form, act)
    return None


def _form(
    request: HouseRequest, template: str, form: ValuesForm, **context: object
) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)


def _saved(request: HouseRequest, person_id: int) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("accounts:person", person_id)


def _signed(request: HouseRequest) -> dict[str, Any]:
    """Return who acts and when, under the names that the actions use."""
    return {"actor": request.actor, "at": clock.now()}

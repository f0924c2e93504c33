"""The people of the application, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import (
    CorrectPersonForm,
    PersonForm,
    ReasonForm,
)
from clusterbeleid.accounts.lists import PEOPLE
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.permissions import (
    may_change_rights_of,
    may_manage_people,
    may_see_people,
    may_send_password_link,
)
from clusterbeleid.accounts.queries import (
    people,
    person_with_rights,
)
from clusterbeleid.accounts.views.common import person_page, saved
from clusterbeleid.core import clock
from clusterbeleid.core.access import require
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response


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
    made = tried(request, form, lambda: actions.register_person(**form.values(), **signed(request)))
    if made is not None:
        text = _("The account is open. Send a link, so that this person can choose a password.")
        messages.success(request, text)
        return redirect("accounts:person", made.pk)
    return show_form(request, "accounts/new_person.html", form)


@require_safe
def person(request: HouseRequest, person_id: int) -> HttpResponse:
    """Show one person with all roles and mandates, past and present, and what changed."""
    require(may_see_people(request.actor))
    return person_page(request, person_with_rights(person_id))


@takes_form
def correct_person(request: HouseRequest, person_id: int) -> HttpResponse:
    """Change name, address or language."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    form = CorrectPersonForm(request.POST or None, initial=CorrectPersonForm.start(subject))
    done = tried(
        request,
        form,
        lambda: actions.correct_person(subject, **form.values(), **signed(request)),
    )
    if done is not None:
        return saved(request, person_id)
    more = {"subject": subject, "conflict": conflict_rows(form, User)}
    return show_form(request, "accounts/correct_person.html", form, **more)


@takes_form
def set_active(request: HouseRequest, person_id: int) -> HttpResponse:
    """Close or reopen an account, with a reason."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_change_rights_of(request.actor, subject))
    form = ReasonForm(request.POST or None)
    opened = not subject.is_active
    done = tried(
        request,
        form,
        lambda: actions.set_active(subject, active=opened, **form.values(), **signed(request)),
    )
    if done is not None:
        return saved(request, person_id)
    return show_form(request, "accounts/set_active.html", form, subject=subject)


@takes_form
def forget_factors(request: HouseRequest, person_id: int) -> HttpResponse:
    """Take the second steps away of somebody who lost them, with a reason."""
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_change_rights_of(request.actor, subject))
    form = ReasonForm(request.POST or None)
    done = tried(
        request,
        form,
        lambda: actions.forget_factors(subject, **form.values(), **signed(request)) or True,
    )
    if done is not None:
        return saved(request, person_id)
    return show_form(request, "accounts/forget_factors.html", form, subject=subject)


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

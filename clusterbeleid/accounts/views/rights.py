"""The roles and mandates of a person: given and ended, for administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import EndForm, MandateForm, RoleForm
from clusterbeleid.accounts.permissions import may_change_rights_of, may_manage_people
from clusterbeleid.accounts.queries import person_with_rights, right_of
from clusterbeleid.accounts.views.common import person_page, saved
from clusterbeleid.core.access import require
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.forms import ValuesForm
from clusterbeleid.core.http import HouseRequest


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
    done = tried(
        request, form, lambda: actions.end_right(right, **form.values(), **signed(request))
    )
    if done is not None:
        return saved(request, right.user_id)
    return show_form(request, "accounts/end_right.html", form, right=right)


def _add_right(
    request: HouseRequest, person_id: int, form: ValuesForm, name: str, action: Callable[..., Any]
) -> HttpResponse:
    require(may_manage_people(request.actor))
    subject = person_with_rights(person_id)
    require(may_change_rights_of(request.actor, subject))
    done = tried(request, form, lambda: action(subject, **form.values(), **signed(request)))
    if done is not None:
        return saved(request, person_id)
    return person_page(request, subject, **{name: form})

"""What the pages of this room share: the door, and the page of one form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from applications.models import Application, Call
from applications.permissions.calls import call_verdicts
from applications.permissions.files import Standing, may, may_write, standing
from applications.queries.calls import get_visible_call
from applications.queries.files import get_visible_application
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage as CorePage
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.transitions import Verdict


@dataclass(frozen=True, kw_only=True)
class FormPage(CorePage):
    """A page with one form about a call or an application."""

    call: Call | None = None
    application: Application | None = None
    looks_up: bool = False
    template: str = "applications/form.html"

    def around(self) -> dict[str, Any]:
        """Return what the page is about, for its crumbs."""
        return {"call": self.call, "application": self.application}


def visible_call(request: HouseRequest, call_id: int) -> Call:
    """Return the call, or 404 when it is absent or not yours."""
    try:
        return get_visible_call(request.actor, call_id)
    except Call.DoesNotExist:
        raise Http404 from None


def call_for(request: HouseRequest, call_id: int, action: str) -> Call:
    """Return the visible call when ``action`` may happen now; 403 with the reason otherwise."""
    call = visible_call(request, call_id)
    access.require(call_verdicts(request.actor, call)[action])
    return call


def visible_application(request: HouseRequest, application_id: int) -> Application:
    """Return the application, or 404 when it is absent or not yours."""
    try:
        return get_visible_application(request.actor, application_id, on=request.today)
    except Application.DoesNotExist:
        raise Http404 from None


def own_application(request: HouseRequest, application_id: int) -> Application:
    """Return an application of one's own: what is being written is for its writers alone (R55)."""
    found = visible_application(request, application_id)
    if standing(request.actor, found, on=request.today) is not Standing.APPLICANT:
        access.require(Verdict.no("applications.applicant_only"))
    return found


def require_open(
    request: HouseRequest, application: Application, section: str, opened: Collection[str]
) -> None:
    """Raise 403 with the reason when the actor may not write in a section now."""
    access.require(may_write(request.actor, application, section, opened, on=request.today))


def application_for(request: HouseRequest, application_id: int, action: str) -> Application:
    """Return the visible application when ``action`` may happen now; 403 with the reason otherwise."""
    found = visible_application(request, application_id)
    access.require(may(action, request.actor, found, on=request.today))
    return found

"""What the pages of this room share: the visible agreement, and the door of an action."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from agreements.models import GrantDuty, SupportAgreement
from agreements.permissions import verdicts
from agreements.queries import get_visible_agreement, get_visible_duty
from clusterbeleid.core import access
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusters.views.common import FormPage


def visible_agreement(request: HouseRequest, agreement_id: int) -> SupportAgreement:
    """Return the agreement, or 404 when it is absent or not yours."""
    try:
        return get_visible_agreement(request.actor, agreement_id, on=request.today)
    except SupportAgreement.DoesNotExist:
        raise Http404 from None


def agreement_for(request: HouseRequest, agreement_id: int, action: str) -> SupportAgreement:
    """Return the visible agreement when ``action`` may happen now; 403 with the reason otherwise."""
    agreement = visible_agreement(request, agreement_id)
    access.require(verdicts(request.actor, agreement, on=request.today)[action])
    return agreement


def visible_duty(request: HouseRequest, duty_id: int) -> GrantDuty:
    """Return a duty of a grant, or 404 when it is absent or not yours."""
    try:
        return get_visible_duty(request.actor, duty_id, on=request.today)
    except GrantDuty.DoesNotExist:
        raise Http404 from None


def page_of(agreement: SupportAgreement, title: Text, **more: Any) -> FormPage:
    """Return the form page of an action on an agreement."""
    return FormPage(
        title=title,
        back=reverse("agreements:detail", args=[agreement.pk]),
        tab="agreements",
        cluster=agreement.cluster,
        **more,
    )

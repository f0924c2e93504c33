"""What is known already of an award that must be published, for its form (R19)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from agreements.models import GrantDuty
from clusters.enums import SizeClass
from clusters.models import EnterpriseFacts, SizeSnapshot
from clusters.queries import operator_of

_AUTHORITY: list[Callable[[date], str]] = []


def register_authority(name_on: Callable[[date], str]) -> None:
    """Let a higher room say what the granting authority was called on a day (R49)."""
    _AUTHORITY.append(name_on)


def suggested_award(duty: GrantDuty) -> dict[str, Any]:
    """Return what is known already for a form: operator, size at granting, sector, authority."""
    agreement = duty.agreement
    day = max(agreement.granted_on, agreement.first_day)
    found = operator_of(agreement.cluster, on=day)
    organisation = found.organisation if found else None
    facts = EnterpriseFacts.objects.filter(organisation=organisation).first()
    return {
        "beneficiary": organisation,
        "size": _size(organisation.pk if organisation else None, agreement.granted_on),
        "nace": facts.nace if facts else "",
        "basis": "whole",
        "instrument": "grant",
        "objective": f"art27_{agreement.aid_kind}",
        "authority": authority_on(agreement.granted_on),
    }


def authority_on(day: date) -> str:
    """Return what the granting authority was called that day, as a higher room knows it."""
    return next((name for ask in _AUTHORITY if (name := ask(day))), "")


def _size(organisation_id: int | None, on: date) -> str:
    rows = SizeSnapshot.objects.filter(organisation=organisation_id, on_day__lte=on)
    found = rows.order_by("-on_day").first()
    if found is None:
        return ""
    return "large" if found.size == SizeClass.LARGE else "SME"

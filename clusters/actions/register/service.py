"""The service of the Crossroads Bank behind one small interface: asked over REST, with a time limit.

Addresses and keys come from the settings. Without them nothing is asked and the refusal says which
setting is missing. The shape of the answer is that of a MAGDA-style service: JSON, one enterprise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import requests
from django.conf import settings

from clusterbeleid.core.errors import Refused
from clusters.actions.register.facts import FactsData
from clusters.enums import EnterpriseStatus, FactSource
from clusters.rules.enterprise import flemish, is_insolvent, main_nace

TIMEOUT = (3, 10)
_MOST_BYTES = 1_000_000


class Unreachable(Exception):
    """The service did not answer in time, or answered something else than an enterprise."""


class RegisterService(Protocol):
    """Somebody who knows enterprises by their number."""

    def ask(self, number: str, *, on: date) -> FactsData | None:
        """Return what is known of a number today, or None when there is no such enterprise."""


@dataclass(frozen=True)
class RestService:
    """The service at ``origin``; ``token`` goes along as bearer."""

    origin: str
    token: str

    def ask(self, number: str, *, on: date) -> FactsData | None:
        """Ask one enterprise; raises ``Unreachable``."""
        try:
            response = requests.get(
                f"{self.origin}/enterprises/{number}",
                headers={"Authorization": f"Bearer {self.token}", "Accept": "application/json"},
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise Unreachable(type(error).__name__) from None
        if response.status_code == requests.codes.not_found:
            return None
        if response.status_code != requests.codes.ok or len(response.content) > _MOST_BYTES:
            raise Unreachable(f"status {response.status_code}")
        return _read(number, response, on)


def register_service() -> RegisterService:
    """Return the service that the settings name; raises ``Refused`` when they name none."""
    if not settings.KBO_ORIGIN:
        raise Refused.because("facts.service_missing", "R66")
    return RestService(settings.KBO_ORIGIN, settings.KBO_TOKEN)


def _read(number: str, response: requests.Response, on: date) -> FactsData:
    try:
        return _facts(number, response.json(), on)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreachable("answer not understood") from None


def _facts(number: str, told: Mapping[str, Any], on: date) -> FactsData:
    seat, situation = told.get("seat") or {}, str(told.get("legalSituation") or "")
    activities = tuple(str(one["code"]) for one in told.get("activities", ()))
    stopped = bool(told.get("endDate"))
    return FactsData(
        number=number,
        on_day=on,
        source=FactSource.SERVICE,
        name=str(told["name"]),
        status=EnterpriseStatus.STOPPED if stopped else EnterpriseStatus.ACTIVE,
        legal_form=str(told.get("legalForm") or ""),
        situation=situation,
        insolvent=is_insolvent(situation),
        street=str(seat.get("street") or ""),
        postal_code=str(seat.get("postalCode") or ""),
        municipality=str(seat.get("municipality") or ""),
        nace=main_nace(activities),
        activities=activities,
        establishments=flemish(
            {
                "number": str(one["number"]),
                "street": str(one.get("street") or ""),
                "postal_code": str(one.get("postalCode") or ""),
                "municipality": str(one.get("municipality") or ""),
            }
            for one in told.get("establishments", ())
        ),
    )

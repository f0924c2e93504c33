"""The request as the views of this house receive it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest

from clusterbeleid.core.actors import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class HouseRequest(HttpRequest):
    """A request after the middleware: who acts, which day it is, and whether this is the demo.

    ``mandates`` holds the KBO numbers this person may act for; ``actor`` acts for one at most.
    """

    actor: Actor
    mandates: Sequence[str]
    today: date
    demo: bool
    user: Any
    htmx: HtmxDetails


def origin_of(request: HttpRequest) -> str:
    """Return where a request comes from, for counting: an address, of IPv6 the network of 64 bits.

    Behind the proxy that ends TLS, that is the last address in ``X-Forwarded-For``: the one the
    proxy added itself.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ip_network(f"{found}/64", strict=False))

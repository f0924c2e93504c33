"""What the register of organisations knows already, so that nobody types it again (R66)."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo
from clusters.models import Organisation
from clusters.queries import find_by_number, sizes_on, visible_organisations


def known_size(organisation: Organisation, *, on: date) -> str:
    """Return the size of an organisation as the register knows it on ``on``, or nothing."""
    found = sizes_on(on, [organisation.pk]).get(organisation.pk)
    return found.value if found else ""


def known_member(typed: str, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what is known of the organisation with the number that was typed; empty when unknown.

    Name and place are public in the register of enterprises. A size comes along only for an
    organisation the actor may see: who is member of another cluster stays unsaid (R55).
    """
    try:
        organisation = find_by_number(parse_kbo(typed))
    except KernelError:
        return {}
    if organisation is None:
        return {}
    known: dict[str, Any] = {
        "name": organisation.name,
        "municipality": organisation.municipality,
        "flemish_site": organisation.flemish_establishment,
    }
    if visible_organisations(actor, on=on).filter(pk=organisation.pk).exists():
        known["size"] = known_size(organisation, on=on)
    return known

"""Which organisations together are one undertaking on a day (R22, R27)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from clusterbeleid.accounts.queries import running
from clusters.enums import LinkKind
from clusters.models import Organisation, OrganisationLink
from clusters.rules.undertakings import together

_JOINING = (LinkKind.MAJORITY, LinkKind.CONTROL, LinkKind.MERGER)


def links_of(organisation: Organisation) -> QuerySet[OrganisationLink]:
    """Return the links of an organisation in both directions, the latest first."""
    found = OrganisationLink.objects.filter(Q(holder=organisation) | Q(held=organisation))
    return found.select_related("holder", "held").order_by("-first_day", "pk")


def single_undertaking(organisation_id: int, *, on: date) -> frozenset[int]:
    """Return the keys of all organisations that are one undertaking with this one on ``on``.

    Majority, control and mergers join, partners do not. One query.
    """
    found = OrganisationLink.objects.filter(running(on), kind__in=_JOINING)
    return together(organisation_id, found.order_by("pk").values_list("holder_id", "held_id"))


def control_links() -> QuerySet[OrganisationLink]:
    """Return every link that ever made two organisations one undertaking, with their names."""
    found = OrganisationLink.objects.filter(kind__in=_JOINING)
    return found.select_related("holder", "held").order_by("first_day", "pk")


def organisations_by_key(keys: Iterable[int]) -> dict[int, Organisation]:
    """Return organisations by their key; one query."""
    return Organisation.objects.in_bulk(sorted(keys))

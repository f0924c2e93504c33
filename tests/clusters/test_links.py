"""Links between organisations, and the one undertaking that they make (R22, R27)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusters.actions.links import LinkData, record_link
from clusters.models import OrganisationLink
from clusters.queries.undertakings import single_undertaking
from tests.clusters.builders import head, make_organisation
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


def linked(holder, held, kind="majority", **more) -> OrganisationLink:
    fields: dict[str, Any] = {"first_day": DAY, "source": "Jaarrekening"} | more
    data = LinkData(holder=holder, held=held, kind=kind, **fields)
    return record_link(data, actor=head(), at=NOW)


def test_control_joins_through_a_chain_and_partners_do_not():
    top, middle, bottom, partner, merged = (make_organisation() for _one in range(5))
    linked(top, middle)
    linked(middle, bottom, "control", last_day=date(2026, 6, 30))
    linked(top, partner, "partner", share_pct=Decimal(30))
    linked(bottom, merged, "merger", first_day=date(2026, 3, 1))
    together = {top.pk, middle.pk, bottom.pk}
    assert single_undertaking(bottom.pk, on=date(2026, 2, 1)) == together
    assert single_undertaking(top.pk, on=date(2026, 3, 1)) == together | {merged.pk}
    assert single_undertaking(top.pk, on=date(2026, 7, 1)) == {top.pk, middle.pk}
    assert single_undertaking(partner.pk, on=date(2026, 2, 1)) == {partner.pk}
    assert single_undertaking(top.pk, on=date(2025, 12, 31)) == {top.pk}


def test_impossible_links_are_refused():
    one, other = make_organisation(), make_organisation()
    linked(one, other)
    for act in (
        lambda: linked(one, other, "control"),
        lambda: linked(one, one),
        lambda: linked(other, one, "merger", last_day=date(2026, 2, 1)),
    ):
        with pytest.raises(ValidationError):
            act()
    with pytest.raises(Refused):
        linked(other, one, "partner")
    data = LinkData(holder=one, held=other, kind="control", first_day=DAY, source="x")
    with pytest.raises(Refused):
        record_link(data, actor=acting(Role.FINANCE), at=NOW)
    assert OrganisationLink.objects.count() == 1


def test_link_is_recorded_and_ended_in_the_browser(client):
    one, other = make_organisation(), make_organisation("Moeder nv")
    client.force_login(person(Role.ACCOUNT_MANAGER))
    values = {
        "number": other.kbo,
        "way": "held",
        "kind": "majority",
        "share_pct": "75,5",
        "first_day": "01/01/2026",
        "source": "Jaarrekening 2025",
    }
    address = reverse("clusters:new_link", args=[one.pk])
    assert client.post(address, values | {"kind": "partner", "share_pct": ""}).status_code == 422
    assert client.post(address, values).status_code == 302
    link = OrganisationLink.objects.get()
    assert (link.holder, link.held, link.share_pct) == (other, one, Decimal("75.50"))
    assert (
        "Moeder nv" in client.get(reverse("clusters:organisation", args=[one.pk])).content.decode()
    )
    change = reverse("clusters:change_link", args=[one.pk, link.pk])
    end = {
        "first_day": "01/01/2026",
        "last_day": "31/10/2026",
        "version": "1",
        "reason": "Verkocht",
    }
    assert client.post(change, end).status_code == 302
    link.refresh_from_db()
    assert (link.last_day, link.history.count()) == (date(2026, 10, 31), 2)
    stranger = reverse("clusters:change_link", args=[make_organisation().pk, link.pk])
    assert client.get(stranger).status_code == 404

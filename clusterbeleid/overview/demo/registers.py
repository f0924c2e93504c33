"""Registers of the demo: de minimis aid, discounts, links, the Crossroads Bank; all of it invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.actions.de_minimis import DeMinimisData, record_de_minimis, register_de_minimis
from agreements.actions.discounts import DiscountData, record_discount
from agreements.actions.outward import watch_outward
from agreements.actions.scheme_duties import make_scheme_duties, meet_scheme_duty, record_request
from agreements.enums import SchemeDutyKind
from agreements.models import SupportScheme
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusterbeleid.overview.demo.files import page
from clusters.actions.links import LinkData, record_link
from clusters.actions.register import FactsData, record_enterprise_facts
from clusters.enums import FactSource, SizeClass
from clusters.models import Organisation

_REPORTED = "2025"
# Day, amount, and whether the central register acknowledged it.
_GRANTS = (
    (date(2025, 3, 10), "120000", False),
    (date(2026, 2, 9), "85000", True),
    (date(2026, 10, 5), "20000", False),
    (date(2026, 11, 9), "40000", False),
)


def make_registers(made: Sequence[DemoCluster]) -> None:
    """Tell the registers with two undertakings of several members, and let the night look at them."""
    small = Organisation.objects.filter(sizes__size=SizeClass.SMALL, memberships__isnull=False)
    members = list(small.distinct().order_by("pk")[:6])
    _facts(members)
    _de_minimis(members)
    _discounts(made[0], members)
    _commission()
    watch_outward(DEMO_DAY, at=moment(DEMO_DAY, 3))


def _facts(members: Sequence[Organisation]) -> None:
    """Give the first members an answer of the Crossroads Bank; one of them went bankrupt."""
    for number, row in enumerate(members):
        gone = number == 1
        data = FactsData(
            number=row.kbo,
            on_day=date(2026, 11, 15),
            source=FactSource.OPEN_DATA,
            name=row.name,
            status="active",
            legal_form="Besloten vennootschap",
            situation="Opening faillissement (demo)" if gone else "Normale toestand (demo)",
            insolvent=gone,
            street=f"Demostraat {number + 1}",
            postal_code="2000",
            municipality=row.municipality,
            nace="72.19",
            activities=("72190",),
        )
        record_enterprise_facts(data, actor=SYSTEM, at=moment(DEMO_DAY, 2))


def _de_minimis(members: Sequence[Organisation]) -> None:
    mother, daughter = members[2], members[3]
    hilde = people.actor("hilde")
    link = LinkData(mother, daughter, "majority", date(2022, 1, 1), "demo: jaarrekening 2025")
    record_link(link, actor=hilde, at=moment(date(2025, 1, 6)))
    for number, (day, amount, registered) in enumerate(_GRANTS):
        data = DeMinimisData(
            organisation=(mother, daughter)[number % 2],
            origin="own",
            granted_on=day,
            amount=Decimal(amount),
            authority="Agentschap Innoveren en Ondernemen (demo)",
            instrument="grant",
            nace="72.19",
            purpose=f"Haalbaarheidsstudie {number + 1} (demo)",
        )
        aid = record_de_minimis(data, actor=hilde, at=moment(day, 11), uploaded=_paper(number))
        if registered:
            register_de_minimis(
                aid, on_day=day, reference="demo-EU-1", actor=hilde, at=moment(day, 15)
            )


def _discounts(one: DemoCluster, members: Sequence[Organisation]) -> None:
    for number, row in enumerate(members[4:6]):
        data = DiscountData(
            organisation=row,
            on_day=date(2026, 5, 11 + number),
            service="Innovatieadvies (demo)",
            price=Decimal(6000),
            paid=Decimal(1500),
            rules_url="https://cluster.example/tarieven",
            rules_published_on=date(2026, 1, 5),
        )
        actor, at = people.actor("hilde"), moment(date(2026, 6, 1))
        record_discount(one.cluster, data, actor=actor, at=at)


def _commission() -> None:
    """Send the sheets, and all yearly reports but one; one request still waits."""
    hilde = people.actor("hilde")
    for duty in make_scheme_duties(DEMO_DAY, at=moment(date(2026, 1, 5))):
        if duty.kind == SchemeDutyKind.SHEET or duty.subject != _REPORTED:
            reference = f"demo-SANI-{duty.scheme.code}"
            meet_scheme_duty(
                duty, on_day=duty.due_on, reference=reference, actor=hilde, at=moment(DEMO_DAY, 9)
            )
    scheme = SupportScheme.objects.get(code="SPC")
    asked = "Uitgaven van 2025 per begunstigde (demo)"
    day = date(2026, 11, 16)
    record_request(scheme, received_on=day, subject=asked, actor=hilde, at=moment(day, 10))


def _paper(number: int) -> SimpleUploadedFile:
    name = f"verklaring-{number + 1}.pdf"
    return SimpleUploadedFile(name, page(), content_type="application/pdf")

"""What people still do with projects of the demo: pay, stop one early, and prepare one that lacks something."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusters.actions.links import LinkData, record_link
from clusters.enums import LinkKind
from clusters.models import Cluster, Membership, Organisation
from projects.actions.envelopes import PaymentData, pay_project, set_envelope
from projects.actions.partners import PartnerData, add_partner
from projects.actions.projects import ProjectData, make_project, step_project
from projects.actions.type_proposals import FIGURES, TypeFigures, propose_type
from projects.enums import Activity, BudgetSource, LegalBasis, PartnerRole, PolicyLabel
from projects.models import Envelope, Project
from projects.queries.projects import types_on
from projects.queries.types import last_version

_MILLION = Decimal(10) ** 6
_FIRST_PART = Decimal("0.4")
_PAID_ON = date(2021, 3, 15)
_STOPPED_ON = date(2025, 9, 1)
_PREPARED_ON = date(2026, 11, 9)
_AID = Decimal(420_000)


def make_project_files() -> None:
    """Pay a first part of the projects of 2020, stop one of 2023, and prepare one of this year."""
    _pay()
    _stop()
    _prepare()
    _propose()


def _pay() -> None:
    found = Project.objects.filter(envelope__year=2020).order_by("envelope_id", "reference")
    for project in found.distinct("envelope_id"):
        data = PaymentData(
            amount=(project.aid * _FIRST_PART).quantize(Decimal(1)),
            paid_on=_PAID_ON,
            reference=f"DEMO-{project.reference}-1",
        )
        pay_project(project, data, actor=people.actor("joris"), at=moment(_PAID_ON))


def _stop() -> None:
    """Stop the last decided project of a cluster; what was granted stays in the tables."""
    last = Project.objects.filter(state="decided", cluster_rows__cluster__name="VIL").latest("pk")
    why = "De trekker van het project ging failliet; de partners zetten het niet voort."
    step_project(last, "stop", actor=people.actor("els"), at=moment(_STOPPED_ON), reason=why)


def _prepare() -> None:
    """Prepare a project of three companies of which two are one group: it lacks a third, and sizes."""
    cluster = Cluster.objects.get(name="VIL")
    manager, at = people.actor("els"), moment(_PREPARED_ON)
    project = make_project(
        _data(_envelope(cluster)), lead=cluster, actor=manager, at=at, is_demo=True
    )
    members = Membership.objects.filter(cluster=cluster, organisation__kind="company")
    bodies = [
        one.organisation for one in members.select_related("organisation").order_by("-pk")[:3]
    ]
    _link(bodies[0], bodies[1])
    for number, body in enumerate(bodies):
        part = PartnerData(
            kbo=body.kbo,
            role=PartnerRole.COMPANY.value,
            budget=_AID,
            aid=_AID / 3,
            flemish=True,
            activity=Activity.INDUSTRIAL.value if number else "",
            legal_basis=LegalBasis.GBER_25.value,
        )
        add_partner(project, part, actor=manager, at=at)


def _propose() -> None:
    """Propose another highest aid for ICON; a second person still has to decide."""
    kind = last_version("icon")
    figures = {name: getattr(kind, name) for name in FIGURES} | {"max_aid": 4 * _MILLION}
    rates = [(rate.vlaio_pct, rate.gber_pct) for rate in kind.rates.all()]
    source = "demo: verzonnen besluit over ICON"
    data = TypeFigures(
        first_day=date(2027, 1, 1), source=source, certainty="E", rates=rates, **figures
    )
    why, at = "Verzonnen voorstel om te tonen hoe een tweede persoon beslist.", moment(_PREPARED_ON)
    propose_type(kind, data, actor=people.actor("bart"), at=at, reason=why)


def _link(holder: Organisation, held: Organisation) -> None:
    data = LinkData(
        holder=holder,
        held=held,
        kind=LinkKind.MAJORITY.value,
        first_day=date(2024, 1, 1),
        source="demo: verzonnen jaarrekening 2024",
        share_pct=Decimal(60),
    )
    record_link(data, actor=people.actor("els"), at=moment(_PREPARED_ON))


def _envelope(cluster: Cluster) -> Envelope:
    day = date(2026, 1, 12)
    amount, source = 8 * _MILLION, "demo: verzonnen enveloppe van het lopende jaar"
    head = people.actor("hilde")
    return set_envelope(cluster, day.year, amount, source, actor=head, at=moment(day), is_demo=True)


def _data(envelope: Envelope) -> ProjectData:
    kind = types_on(_PREPARED_ON).get(key="oo-research")
    return ProjectData(
        reference="DEMO.2026.9001",
        title="VIL: demoproject in voorbereiding",
        type=kind,
        source=BudgetSource.EARMARKED.value,
        aid=_AID,
        labels=(PolicyLabel.MOBILITY.value,),
        first_day=date(2027, 3, 1),
        last_day=date(2029, 2, 28),
        envelope=envelope,
    )

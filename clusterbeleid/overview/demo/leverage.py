"""Leverage and envelopes of the demo: entries that add up to table 9, and the budget of 2020."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.kernel.money import share
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusterbeleid.overview.demo.files import page
from clusters.models import Cluster
from projects.actions.envelopes import set_envelope, transfer
from projects.actions.leverage import EntryData, enter_leverage
from projects.enums import Confidentiality, LeverageLevel, Programme
from projects.models import LeverageEntry, LeverageSelection
from projects.queries.printed import printed
from projects.rules.tables import MILLION, TOTAL

_SOURCE = "demo: verzonnen lijnen die optellen tot tabel 9 van het Groenboek"
_MILLION = Decimal(10) ** 6
# Programme, weight, and whether the amount is confidential: three of them, so that no one is alone.
_PARTS = {
    LeverageLevel.CLUSTER.value: (
        (Programme.INTERREG, 5, False), (Programme.HORIZON, 4, False), (Programme.DIGITAL, 1, False),
    ),
    LeverageLevel.INDUSTRY.value: (
        (Programme.PRIVATE, 5, True), (Programme.PRIVATE, 3, True), (Programme.PRIVATE, 2, True),
        (Programme.REGULAR, 2, False), (Programme.HORIZON, 3, False),
    ),
    LeverageLevel.ACADEMIC.value: (
        (Programme.FWO, 4, False), (Programme.BELSPO, 1, False), (Programme.HORIZON, 5, False),
    ),
}  # fmt: skip
# A name is stored in one language, so it is no label.
_NAMES = {
    Programme.INTERREG: "Interreg", Programme.HORIZON: "Horizon Europe", Programme.DIGITAL: "Digital Europe",
    Programme.PRIVATE: "Privaat", Programme.REGULAR: "VLAIO", Programme.FWO: "FWO", Programme.BELSPO: "BELSPO",
}  # fmt: skip
_OF_2020 = Decimal(8) * _MILLION
_COMMON = Decimal(27) * _MILLION
_SIX = ("Catalisti", "De Blauwe Cluster", "Flanders' FOOD", "Flux50", "SIM", "VIL")


def make_leverage() -> None:
    """Write the entries, one by a cluster organisation, and the two selections of rows to compare."""
    trace: dict[str, Any] = {
        "actor": SYSTEM, "at": moment(date(2024, 1, 15)), "reason": "demo",
    }  # fmt: skip
    clusters = {row.name: row for row in Cluster.objects.filter(name__in=_SIX)}
    rows = [
        entry
        for (level, year, unit), budget in printed(9).items()
        if unit == MILLION and level != TOTAL
        for entry in _entries(level, int(year), Decimal(str(budget)) * _MILLION, clusters)
    ]
    bulk_create_tracked(LeverageEntry, rows, **trace)
    chosen = [
        LeverageSelection(
            name="Zes oorspronkelijke speerpuntclusters",
            excluded=["Flanders Space", "Intercluster", "MEDVIA"],
            reason="Alleen met deze rijen komen alle gedrukte factoren van tabel 9 uit.",
            is_default=True,
        ),
        LeverageSelection(
            name="Alle rijen van tabel 5",
            excluded=[],
            reason="Ter vergelijking: alle steun die in tabel 5 staat.",
        ),
    ]
    bulk_create_tracked(LeverageSelection, chosen, **trace)
    _of_cluster(clusters["VIL"])


def _of_cluster(cluster: Cluster) -> None:
    """Let a cluster organisation enter an amount of its own, with the source document."""
    at = moment(date(2026, 3, 2))
    data = EntryData(
        year=2025,
        level=LeverageLevel.CLUSTER.value,
        programme=Programme.PRIVATE.value,
        description="Bijdrage van leden aan een testsite",
        amount=Decimal(240_000),
        cluster=cluster,
        cluster_part="VIL bracht de leden samen en beheert de testsite.",
        confidentiality=Confidentiality.OPEN.value,
        source="demo: verzonnen overeenkomst van 12/01/2025",
    )
    paper = SimpleUploadedFile("overeenkomst.pdf", page(), content_type="application/pdf")
    enter_leverage(data, uploaded=paper, actor=people.actor("sofie"), at=at, is_demo=True)


def make_envelopes() -> None:
    """Set the envelopes of 2020 and move money to the clusters that needed more (R59)."""
    head, at = people.actor("hilde"), moment(date(2020, 1, 15))
    source = "Parlementaire vraag 2020: 75 miljoen, waarvan 8 per speerpuntcluster"
    common = set_envelope(None, 2020, _COMMON, source, actor=head, at=at, is_demo=True)
    clusters = {row.name: row for row in Cluster.objects.filter(name__in=_SIX)}
    for name in _SIX:
        own = set_envelope(clusters[name], 2020, _OF_2020, source, actor=head, at=at, is_demo=True)
        needed = Decimal(str(printed(5)[name, "2020", MILLION])) * _MILLION - _OF_2020
        if needed > 0:
            moved, why = moment(date(2020, 1, 20)), "Meer goede projecten dan de enveloppe toelaat."
            transfer(common, own, needed, actor=head, at=moved, reason=why)


def _entries(
    level: str, year: int, budget: Decimal, clusters: Mapping[str, Cluster]
) -> list[LeverageEntry]:
    parts = _PARTS[level]
    amounts = share(budget, [weight for _programme, weight, _closed in parts])
    return [
        LeverageEntry(
            year=year,
            level=level,
            programme=programme,
            description=f"{_NAMES[programme]} {number + 1}",
            amount=amount,
            # Nobody but the head of team knows one of the three: else two would be left unknown.
            cluster=None if closed else clusters[_SIX[(year + number) % len(_SIX)]],
            confidentiality=Confidentiality.CONFIDENTIAL if closed else Confidentiality.OPEN,
            source=_SOURCE,
            is_demo=True,
        )
        for number, ((programme, _weight, closed), amount) in enumerate(
            zip(parts, amounts, strict=True)
        )
    ]

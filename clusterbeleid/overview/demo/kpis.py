"""Indicators of the demo: what the green paper says, each figure with its scope and source (R61)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.clusters import SOURCE, DemoCluster
from evaluations.actions.kpis import (
    DefinitionData,
    TargetData,
    ValueData,
    define_kpi,
    record_value,
    set_target,
)
from evaluations.models import KpiVersion

# The published figures were typed in once the green paper was out.
TOLD_AT = moment(date(2024, 3, 1))
PAPER = "Groenboek clusterbeleid 2024"
REVIEW = "Peer review van het groenboek, 2024"
_MEMBERS = ValueData(
    year=2023,
    value=Decimal(0),
    scope="Alle leden, ook kennisinstellingen en overheden",
    on_day=date(2023, 12, 31),
    source=SOURCE,
)
# Five totals that count something else, or say it with other precision (S1).
_TOTALS = (
    (2023, "1697", "Unieke bedrijven, volgens het clusterpact 2023", f"{PAPER}, 6.1.3"),
    (2023, "1700", "Bedrijven, volgens hoofdstuk 2.5", REVIEW),
    (2023, "1750", "Ongeveer, ledenbedrijven van zeven clusters", f"{PAPER}, 3.1"),
    (2023, "1914", "Bedrijven, volgens hoofdstuk 2.6", REVIEW),
    (2023, "1925", "Som van tabel 3: leden van meer clusters tellen meermaals", f"{SOURCE}, som"),
)
_AID = ((2021, "52"), (2022, "62"), (2023, "66"))


def make_kpis(made: list[DemoCluster]) -> None:
    """Define the indicators and enter what was published."""
    members = _define(
        "members", "Leden", "Members", "Aantal leden.", "Number of members.", "number"
    )
    share = _define(
        "sme_share", "Aandeel kmo's", "Share of SMEs",
        "Kmo's als deel van de leden, zoals gepubliceerd; de bron geeft geen noemer.",
        "SMEs as a share of the members, as published; the source gives no denominator.", "pct",
    )  # fmt: skip
    _define(
        "sme_share", "Aandeel kmo's", "Share of SMEs",
        "Kmo's als deel van de ledenbedrijven (R22).",
        "SMEs as a share of the member companies (R22).", "pct", source="R22",
    )  # fmt: skip
    _define(
        "nps", "Netto promotiescore", "Net promoter score",
        "Promotors min criticasters, in procent van de leden die antwoordden.",
        "Promoters minus detractors, as a percentage of the members that answered.", "score",
        source="R61",
    )  # fmt: skip
    _define(
        "employment", "Tewerkstelling bij ledenbedrijven", "Employment at company members",
        "Voltijdsequivalenten bij de ledenbedrijven op de laatste dag.",
        "Full-time equivalents at the company members on the last day.", "fte", source="R61",
    )  # fmt: skip
    for one in made:
        _published(one, members, share)
    _together()


def _published(one: DemoCluster, members: KpiVersion, share: KpiVersion) -> None:
    found = one.published
    if found.is_invented or found.members is None or found.sme_pct is None:
        return
    _value(members, one, _MEMBERS, Decimal(found.members))
    _value(share, one, _MEMBERS, Decimal(found.sme_pct))
    target = TargetData(
        year=2026,
        target=Decimal(found.members + found.members // 10),
        baseline=Decimal(found.members),
        baseline_year=2023,
        source="Verzonnen doel voor de demo",
        is_demo=True,
    )
    set_target(members, one.cluster, target, actor=people.actor("hilde"), at=TOLD_AT)


def _together() -> None:
    aid = _define(
        "aid_to_smes", "Aandeel van de steun aan kmo's", "Share of the aid to SMEs",
        "Steun aan kmo's als deel van de steun aan bedrijven.",
        "Aid to SMEs as a share of the aid to companies.", "pct",
    )  # fmt: skip
    for year, value in _AID:
        _overall(aid, year, value, "Steun aan bedrijven in alle clusters", f"{PAPER}, 3.2")
    work = _define(
        "labour_productivity", "Arbeidsproductiviteit", "Labour productivity",
        "Toegevoegde waarde per voltijdsequivalent.", "Added value per full-time equivalent.",
        "eur_per_fte",
    )  # fmt: skip
    _overall(work, 2023, "128000", "Bedrijven in de clusters", f"{PAPER}, 6.1.3")
    _overall(work, 2023, "103000", "Vlaams gemiddelde", f"{PAPER}, 6.1.3")
    totals = _define(
        "published_members", "Ledentotaal zoals gepubliceerd", "Members as published",
        "Vijf totalen uit hetzelfde groenboek; ze tellen niet hetzelfde.",
        "Five totals from the same green paper; they do not count the same.", "number",
        better="neither",
    )  # fmt: skip
    for year, value, scope, source in _TOTALS:
        _overall(totals, year, value, scope, source)


def _define(
    code: str, nl: str, en: str, says_nl: str, says_en: str, unit: str,
    *, better: str = "higher", source: str = PAPER,
) -> KpiVersion:  # fmt: skip
    data = DefinitionData(
        name_nl=nl, name_en=en, definition_nl=says_nl, definition_en=says_en, unit=unit,
        better=better, source=source,
    )  # fmt: skip
    return define_kpi(code, data, actor=people.actor("hilde"), at=moment(BEGINNING))


def _value(definition: KpiVersion, one: DemoCluster, like: ValueData, value: Decimal) -> None:
    data = ValueData(
        year=like.year, value=value, scope=like.scope, on_day=like.on_day, source=like.source
    )
    record_value(definition, one.cluster, data, actor=people.actor("hilde"), at=TOLD_AT)


def _overall(definition: KpiVersion, year: int, value: str, scope: str, source: str) -> None:
    data = ValueData(
        year=year, value=Decimal(value), scope=scope, on_day=date(year, 12, 31), source=source
    )
    record_value(definition, None, data, actor=people.actor("hilde"), at=TOLD_AT)

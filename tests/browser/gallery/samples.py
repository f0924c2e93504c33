"""Invented figures for the gallery."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from clusterbeleid.core import charts, texts
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Difference, Event, NavItem, Progress, Status, Tone
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

TODAY = date(2026, 11, 21)

texts.register(
    {
        "gallery.limit": "De periode loopt tot %(last)s, na de laatste dag van de tien jaar (%(limit)s).",
        "gallery.year": "Eén jaar haalt %(pct)s %%, meer dan de helft.",
        "gallery.waive": "De bijdrage is na de uitsluitdatum geboekt. Neem ze enkel mee met een gemotiveerde beslissing.",
        "gallery.record": "Noteer waarom je de termijn verlengt.",
        "gallery.basis": "Geplande cofinanciering",
        "gallery.required": "Vereist op de vervaldag (80 %%)",
        "gallery.received": "Tijdig ontvangen en aanvaard",
        "gallery.pct": "Bereikt",
        "gallery.due": "Vervaldag",
        "gallery.left": "Nog",
    }
)

FINDINGS = (
    Finding(Level.WARN, "gallery.year", "R8", {"pct": Decimal("52.4")}),
    Finding(
        Level.BLOCK,
        "gallery.limit",
        "R10",
        {"last": date(2027, 3, 31), "limit": date(2026, 12, 31)},
    ),
    Finding(Level.OVERRIDE, "gallery.waive", "R32"),
    Finding(Level.RECORD, "gallery.record", "R34"),
)
WHY = Explained(
    lines=(
        Line("gallery.basis", Decimal("650000.00"), "EUR", "Steunovereenkomst 2026, bijlage 2"),
        Line(
            "gallery.required",
            Decimal("520000.00"),
            "EUR",
            "R34, clusterbesluit art. 11",
            "cofinancing.paid_share",
        ),
        Line("gallery.received", Decimal("519999.99"), "EUR", "R43"),
        Line("gallery.pct", Decimal("79.9999984"), "pct", "R34"),
        Line(
            "gallery.due", date(2026, 4, 1), "date", "R31, termijn in BE-klok", "cofinancing.months"
        ),
        Line("gallery.left", 40, "days", "R10"),
    ),
    findings=FINDINGS[:1],
)
NAV = [
    NavItem("Wat vraagt aandacht", "/", active=True, badge="5"),
    NavItem("Clusters", "/lijst/"),
    NavItem("Cofinanciering", "/lijst/"),
    NavItem("Taken", "/lijst/", badge="12"),
    NavItem("Organisaties", "/lijst/"),
    NavItem(
        "Regels",
        "",
        items=(NavItem("Steunregelingen", "/lijst/"), NavItem("Belangen", "/lijst/")),
    ),
    NavItem("Parameters", "/lijst/"),
]
TABS = [
    NavItem("Overzicht", "/", active=True),
    NavItem("Leden", "/lijst/", badge="335"),
    NavItem("Bestuur", "/lijst/"),
    NavItem("Overeenkomsten en steun", "/lijst/"),
    NavItem("Cofinanciering", "/lijst/"),
    NavItem("Taken", "/lijst/"),
    NavItem("Documenten", "/lijst/"),
    NavItem("Geschiedenis", "/lijst/"),
]
EVENTS = [
    Event(
        datetime(2026, 11, 20, 9, 12, tzinfo=UTC),
        "Bijdrage aanvaard",
        "An Peeters",
        "Betaling staat op het rekeninguittreksel van 18/11/2026.",
        tone=Tone.GOOD,
    ),
    Event(
        datetime(2026, 11, 18, 14, 3, tzinfo=UTC),
        "Bijdrage gewijzigd",
        "Jan Claes",
        differences=[
            Difference("Bedrag", "€ 12.000,00", "€ 12.500,00"),
            Difference("Valutadatum", "–", "17/11/2026"),
        ],
    ),
    Event(
        datetime(2026, 11, 2, 7, 0, tzinfo=UTC), "Herinnering verstuurd", "systeem", tone=Tone.INFO
    ),
]
CONFLICT = [
    Difference("Bedrag", "€ 12.500,00", "€ 12.000,00"),
    Difference("Bewijsstuk", "factuur.pdf", "–"),
]


def progress(done: int, **state: bool | str) -> Progress:
    return Progress("Invoer van bijdragen", done, 10000, "/voortgang/", "/", **state)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Cluster:
    name: str
    kind: str
    start: date
    last_day: date
    granted: Decimal | None
    reached: Decimal | None
    members: int | None
    status: Status


def _cluster(
    name: str, kind: str, year: int, granted: str, reached: str, members: int, status: Status
) -> Cluster:
    return Cluster(
        name,
        kind,
        date(year, 1, 1),
        date(year + 9, 12, 31),
        Decimal(granted),
        Decimal(reached),
        members,
        status,
    )


MET, RISK = Status("Gehaald", Tone.GOOD), Status("In gevaar", Tone.WARNING)
MISSED, RUNNING = Status("Niet gehaald", Tone.BAD), Status("Loopt", Tone.INFO)
STOPPED, DRAFT = Status("Gestopt", Tone.NEUTRAL), Status("Ontwerp", Tone.DRAFT)
CLUSTERS = [
    _cluster("Catalisti", "SPC", 2017, "650000", "82.5", 160, MET),
    _cluster("De Blauwe Cluster", "SPC", 2018, "650000", "79.9999", 181, MISSED),
    _cluster("Flanders' FOOD", "SPC", 2018, "650000", "61.2", 336, RISK),
    _cluster("Flux50", "SPC", 2017, "650000", "91", 335, MET),
    Cluster(
        "MEDVIA",
        "SPC",
        date(2021, 9, 1),
        date(2031, 8, 31),
        Decimal("512500.5"),
        Decimal("40.05"),
        98,
        RUNNING,
    ),
    _cluster("VIL", "SPC", 2017, "650000", "100", 695, MET),
    _cluster("SIM", "SPC", 2017, "500000", "88", 120, STOPPED),
    Cluster("IoT4Society", "IBN", date(2018, 1, 1), date(2020, 12, 31), None, None, None, DRAFT),
] + [
    _cluster(f"Proefcluster {number:02d}", "IBN", 2019, "150000", "85", number, MET)
    for number in range(1, 60)
]

CLUSTER_LIST = Listing(
    name="clusters",
    caption="Clusters",
    columns=[
        Column(
            key="name",
            label="Cluster",
            value="name",
            sort="name",
            link=lambda row: f"/?cluster={row.name}",
        ),
        Column(key="kind", label="Type", value="kind", sort="kind"),
        Column(key="last", label="Laatste dag", value="last_day", kind="date", sort="last_day"),
        Column(key="granted", label="Toegekend", value="granted", kind="euro", sort="granted"),
        Column(key="reached", label="Volstort", value="reached", kind="pct", sort="reached"),
        Column(key="members", label="Leden", value="members", kind="int", sort="members"),
        Column(
            key="status",
            label="80 %-regel",
            value="status",
            kind="status",
            note=lambda row: f"start {row.start.year}",
        ),
    ],
    filters=[
        Filter(
            key="kind",
            label="Type",
            apply="kind",
            choices=[("SPC", "Speerpuntcluster"), ("IBN", "Innovatief bedrijfsnetwerk")],
        ),
        Filter(
            key="q", label="Naam", apply="name", kind="text", hint="Een deel van de naam volstaat."
        ),
        Filter(
            key="until",
            label="Loopt af tot en met",
            kind="date",
            apply=lambda rows, day: [row for row in rows if row.last_day <= day],
        ),
    ],
    default_sort="name",
)

LINES = [
    charts.Lifeline(
        "Catalisti", date(2017, 1, 1), date(2026, 12, 31), note="nog 40 dagen", tone=Tone.BAD
    ),
    charts.Lifeline(
        "De Blauwe Cluster",
        date(2018, 1, 1),
        date(2027, 12, 31),
        note="nog 405 dagen",
        tone=Tone.WARNING,
    ),
    charts.Lifeline(
        "Flanders' FOOD",
        date(2018, 1, 1),
        date(2027, 12, 31),
        note="nog 405 dagen",
        tone=Tone.WARNING,
    ),
    charts.Lifeline(
        "Flux50",
        date(2017, 1, 1),
        date(2026, 12, 31),
        phase_out_from=date(2026, 1, 1),
        note="uitdoof, nog 40 dagen",
        tone=Tone.BAD,
    ),
    charts.Lifeline("MEDVIA", date(2021, 9, 1), date(2031, 8, 31), note="nog 1.744 dagen"),
    charts.Lifeline(
        "VIL", date(2017, 1, 1), date(2026, 12, 31), note="nog 40 dagen", tone=Tone.BAD
    ),
    charts.Lifeline(
        "SIM",
        date(2017, 1, 1),
        date(2026, 12, 31),
        date(2023, 12, 31),
        note="gestopt op 31/12/2023",
        tone=Tone.NEUTRAL,
    ),
]
TIMELINE = charts.timeline(
    LINES,
    on=TODAY,
    title="Tien jaar steun per cluster",
    description="Zeven clusters van 2017 tot 2031. Drie lopen af op 31/12/2026.",
)
YEARS = [str(year) for year in range(2017, 2027)]
BARS = charts.bars(
    YEARS,
    [
        charts.Series(
            "Betaald",
            [
                Decimal(n)
                for n in (480000, 490000, 500000, 500000, 495000, 500000, 500000, 600000, 520000, 0)
            ],
        ),
        charts.Series("Vastgelegd", [Decimal(0)] * 8 + [Decimal(130000), Decimal(650000)]),
        charts.Series("Teruggevorderd", [None] * 6 + [Decimal(20000), None, None, None]),
    ],
    title="Steun per jaar",
    description="Betaalde en vastgelegde steun van 2017 tot 2026 tegenover het plafond.",
    limits=[Decimal(500000)] * 7 + [Decimal(650000)] * 3,
    limit_label="Plafond",
)
GROUPED = charts.bars(
    ["2024", "2025", "2026"],
    [
        charts.Series("Gepland", [Decimal(600000), Decimal(650000), Decimal(650000)]),
        charts.Series("Ontvangen", [Decimal(610000), Decimal(520000), Decimal(130000)]),
    ],
    title="Gepland en ontvangen",
    description="Cofinanciering per projectjaar.",
    stacked=False,
)
GAUGE = charts.gauge(
    received=Decimal("398000"),
    late=Decimal("45000"),
    required=Decimal("520000"),
    planned=Decimal("650000"),
    title="Volstort op de vervaldag",
    description="398.000 euro van de vereiste 520.000 euro is tijdig ontvangen.",
    tone=Tone.WARNING,
)
SPREAD = charts.spread(
    [
        charts.Share(name, Decimal(amount))
        for name, amount in (
            ("Bedrijf Alfa (demo)", 180000),
            ("Bedrijf Bèta met een zeer lange naam nv (demo)", 90000),
            ("Kenniscentrum Gamma", 60500),
            ("Delta bv", 30250),
            ("Epsilon", 12000),
        )
    ],
    title="Spreiding over de leden",
    description="Vijf leden; het grootste draagt bijna de helft.",
)

"""Calls of the demo: an IBN call that has run its course, and the SPC call that is always open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from applications.actions.calls import (
    close_call,
    correct_criterion,
    create_call,
    publish_call,
)
from applications.actions.data import CallData, CriterionData
from applications.models import Call
from applications.queries.calls import criteria_of
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusters.enums import ClusterKind

WEIGHTS = {"gain": 30, "need": 20, "support": 20, "organisation": 15, "approach": 15}
_ABOUT_IBN = (
    "Een innovatief bedrijfsnetwerk brengt bedrijven samen rond een nieuwe technologie of markt.\n"
    "De oproep loopt in twee stappen: eerst een blijk van interesse, daarna op uitnodiging een"
    " volledig voorstel. De steun bedraagt ten hoogste de helft van de kosten, drie jaar lang.\n"
    "Deze oproep is verzonnen voor de demo."
)
_ABOUT_SPC = (
    "Een speerpuntcluster werkt aan een competitiviteitsprogramma voor een strategisch domein.\n"
    "Je kunt het hele jaar door een dossier indienen. Het moet klaar zijn om te beoordelen: met"
    " businessplan, intentieverklaringen en een bestuur waarvan minstens de helft Vlaamse bedrijven"
    " vertegenwoordigt.\n"
    "Deze oproep is verzonnen voor de demo."
)


def make_spc_call() -> Call:
    """Publish the call for spearhead clusters; it has no end."""
    return _publish(
        CallData(
            kind=ClusterKind.SPC.value,
            reference="SPC-2026",
            name_nl="Speerpuntclusters, doorlopend",
            name_en="Spearhead clusters, permanently open",
            about_nl=_ABOUT_SPC,
            about_en="A spearhead cluster runs a programme for a strategic domain. Invented for the demo.",
            full_opens_at=moment(date(2026, 1, 12), 9),
            minimum_companies=3,
            required_documents=("business_plan", "letter_of_intent"),
            contact_name="Els Demeyer",
            contact_email="els@demo.example",
        ),
        date(2026, 1, 5),
    )


def make_ibn_call() -> Call:
    """Publish the call for business networks, with its two steps and its envelope."""
    return _publish(
        CallData(
            kind=ClusterKind.IBN.value,
            reference="IBN-2026",
            name_nl="Innovatieve bedrijfsnetwerken 2026",
            name_en="Innovative business networks 2026",
            about_nl=_ABOUT_IBN,
            about_en="Companies join around a new technology or market. Invented for the demo.",
            expression_opens_at=moment(date(2026, 2, 2), 9),
            expression_closes_at=moment(date(2026, 3, 31), 17),
            full_opens_at=moment(date(2026, 5, 11), 9),
            full_closes_at=moment(date(2026, 6, 30), 17),
            envelope=Decimal(1_750_000),
            minimum_companies=2,
            contact_name="Karim Aerts",
            contact_email="karim@demo.example",
        ),
        date(2026, 1, 19),
    )


def close_ibn_call(call: Call) -> None:
    """Close the call for good, once the committee has decided."""
    close_call(
        call,
        actor=people.actor("hilde"),
        at=moment(date(2026, 10, 20), 11),
        reason="Over alle voorstellen is beslist.",
    )


def _publish(data: CallData, day: date) -> Call:
    """Let the account manager write the call and the head of team weigh and publish it."""
    call = create_call(data, actor=people.actor("els"), at=moment(day), is_demo=True)
    for row in criteria_of(call):
        if row.code in WEIGHTS:
            weighed = CriterionData(
                code=row.code,
                kind=row.kind,
                label_nl=row.label_nl,
                label_en=row.label_en,
                weight=Decimal(WEIGHTS[row.code]),
                anchors_nl=tuple(row.anchors_nl),
                anchors_en=tuple(row.anchors_en),
            )
            correct_criterion(
                row,
                weighed,
                expected_version=row.version,
                actor=people.actor("hilde"),
                at=moment(day, 14),
            )
    return publish_call(
        call, expected_version=call.version, actor=people.actor("hilde"), at=moment(day, 16)
    )

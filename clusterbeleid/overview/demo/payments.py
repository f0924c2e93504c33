"""Payments and recoveries of the demo, step by step and by as many people as the rules ask (R45, R46).

Every amount that is claimed back is invented, and so is its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Instalment, ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.agreements import THROUGH_TWO
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusterbeleid.overview.demo.files import page, proof
from clusterbeleid.overview.demo.money import manager_of
from clusterbeleid.overview.demo.register import INVENTED
from cofinancing.actions import payments as actions
from cofinancing.actions import recoveries
from cofinancing.enums import RecoveryGround, ReportFact
from cofinancing.models import Payment, Recovery

_IBANS = {"MEDVIA": "BE68 5390 0754 7034", "De Blauwe Cluster": "BE71 0961 2345 6769"}
_TESTED_ON = date(2026, 2, 3)
_TWICE = "Een factuur van een studiereis stond twee keer in de afrekening (demo)."
_NOT_HELD = "Drie werksessies gingen niet door en hun kosten zijn verworpen (demo)."


def make_payments(made: Sequence[DemoCluster]) -> None:
    """Pay a balance of MEDVIA to the end, and leave an advance of De Blauwe Cluster to approve."""
    by_name = {one.published.name: one for one in made}
    for name, iban in _IBANS.items():
        _prepare(by_name[name], iban)
    medvia, blue = (_instalment(*key) for key in THROUGH_TWO)
    payment = _propose(by_name["MEDVIA"], medvia, date(2026, 11, 10))
    payment = actions.approve_payment(
        payment, actor=people.actor("hilde"), at=moment(date(2026, 11, 12))
    )
    joris = people.actor("joris")
    actions.send_payments(actor=joris, at=moment(date(2026, 11, 13)))
    actions.confirm_paid(
        payment, paid_on=date(2026, 11, 16), actor=joris, at=moment(date(2026, 11, 17))
    )
    _propose(by_name["De Blauwe Cluster"], blue, date(2026, 11, 19))


def make_recoveries() -> None:
    """Claim money back twice: one claim was paid back, one waits for its money."""
    ended = ProjectYear.objects.filter(agreement__cluster__name=INVENTED.name, number=2)
    waiting = ended.select_related("agreement__cluster").get()
    _claim(waiting, Decimal(18_000), _NOT_HELD, date(2026, 11, 3))
    back = _claim(_year("VIL-2024", 2), Decimal(4_250), _TWICE, date(2026, 6, 2))
    came = recoveries.ReceiptData(back.amount, date(2026, 6, 24), f"TERUG-{back}")
    joris = people.actor("joris")
    recoveries.receive_recovery(back, came, actor=joris, at=moment(date(2026, 6, 25)))


def _prepare(one: DemoCluster, iban: str) -> None:
    """Verify the account, test the exclusions, and note which reports came in before this software."""
    manager, at = people.actor(manager_of(one)), moment(_TESTED_ON)
    paper = SimpleUploadedFile("rekening.pdf", page(), content_type="application/pdf")
    account = actions.enter_account(
        one.cluster, iban=iban, holder=one.operator.name, document=paper, actor=manager, at=at
    )
    actions.verify_account(account, actor=people.actor("joris"), at=moment(_TESTED_ON, 15))
    _test(one, manager, at)
    _note_reports(one)


def _test(one: DemoCluster, manager: Actor, at: datetime) -> None:
    actions.test_exclusions(
        one.cluster,
        tested_on=_TESTED_ON,
        accounts_year=2025,
        source="Balanscentrale, jaarrekening 2025 (demo)",
        recovery_open=False,
        in_difficulty=False,
        actor=manager,
        at=at,
    )


def _note_reports(one: DemoCluster) -> None:
    years = ProjectYear.objects.filter(
        agreement__cluster=one.cluster, last_day__lt=DEMO_DAY, report_notes__isnull=True
    )
    for year in years.select_related("agreement__cluster").order_by("first_day"):
        day = (year.last_day or year.first_day) + timedelta(days=70)
        manager = people.actor(manager_of(one))
        actions.note_report(
            year,
            ReportFact.ACCEPTED.value,
            day,
            document=proof(one.cluster.scope, f"jaarverslag-{year}.pdf", manager, moment(day)),
            actor=manager,
            at=moment(day, 11),
        )


def _instalment(reference: str, number: int, trigger: str) -> Instalment:
    found = Instalment.objects.select_related("project_year__agreement__cluster")
    return found.get(project_year=_year(reference, number), trigger=trigger)


def _year(reference: str, number: int) -> ProjectYear:
    found = ProjectYear.objects.select_related("agreement__cluster")
    return found.get(agreement__reference=reference, number=number)


def _propose(one: DemoCluster, instalment: Instalment, day: date) -> Payment:
    return actions.propose_payment(
        instalment,
        amount=instalment.amount,
        actor=people.actor(manager_of(one)),
        at=moment(day),
        is_demo=True,
    )


def _claim(year: ProjectYear, amount: Decimal, reason: str, day: date) -> Recovery:
    """Let finance propose a claim on a decision, and the head of team approve it with its letter."""
    decision = SimpleUploadedFile("beslissing.pdf", page(), content_type="application/pdf")
    data = recoveries.RecoveryData(RecoveryGround.DECISION.value, amount, reason, document=decision)
    proposed = recoveries.propose_recovery(
        year, data, actor=people.actor("joris"), at=moment(day, 9), is_demo=True
    )
    return recoveries.approve_recovery(
        proposed, actor=people.actor("hilde"), at=moment(day + timedelta(days=1), 10)
    )

"""The SPC file Entertainmenttechnologie of the demo, from its first word to the advice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from applications.actions.data import MemberData, SeatData, TargetData
from applications.actions.files import start_application
from applications.actions.judging.advice import AdviceData
from applications.actions.judging.reviews import (
    accept_review,
    declare_interest,
    invite_expert,
)
from applications.actions.judging.scores import record_meeting
from applications.actions.rows import add_row
from applications.enums import DocumentKind
from applications.judging_enums import Proposal
from applications.models import Application, Call, Expert
from clusterbeleid.core.actors import Actor
from clusterbeleid.overview.demo import people, writing
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.groups import Numbers, register
from clusterbeleid.overview.demo.judging import Opinion, admit, advise, assess

FIRST_DAY, LAST_DAY = date(2027, 1, 1), date(2029, 12, 31)
_OPINIONS = (
    Opinion(
        "anna",
        (4, 4, 5, 4, 4),
        (
            "The export figures are convincing and the targets can be measured.",
            "No company can offer the whole stage today; that part is well argued.",
            "Twenty-six SMEs signed, and they pay a fair share.",
            "A small team, but the board knows the sector.",
            "The two test stages are open to everybody at cost.",
        ),
    ),
    Opinion(
        "peter",
        (4, 3, 4, 3, 4),
        (
            "De groei van 6.000 naar 9.000 banen is ambitieus, maar de tussenstappen kloppen.",
            "Wat bedrijven zonder steun zouden doen, mag scherper.",
            "Breed gedragen. Grote tourbedrijven buiten Vlaanderen ontbreken nog.",
            "Twee programmamanagers voor drie lijnen is krap.",
            "De hele waardeketen zit mee aan tafel, ook de podia.",
        ),
    ),
)
_ADVICE = AdviceData(
    proposal=Proposal.GRANT.value,
    motivation=(
        "De experts scoren het programma goed tot zeer goed en geen enkel kritisch criterium"
        " ontbreekt. De bedrijven zeggen de helft van de kosten toe. Aandachtspunt is de omvang"
        " van het team."
    ),
    draft_decision=(
        "Steun aan Entertainmenttechnologie voor drie projectjaren, met telkens € 650.000 steun."
    ),
)


def make_stage_file(call: Call, numbers: Numbers, pool: Mapping[str, Expert]) -> Application:
    """Write, hand in, judge and advise the file that waits for the committee."""
    application = _write(call, numbers)
    admit(application, date(2026, 9, 7), by="karim")
    assess(application, _OPINIONS, pool, date(2026, 9, 14), date(2026, 10, 16), by="karim")
    _conflict(application, pool["claire"])
    record_meeting(
        application,
        held_on=date(2026, 10, 22),
        participants="Anna Schmidt, Peter Janssens, Karim Aerts",
        notes=(
            "De experts vergeleken hun scores. Over noodzaak en team bleven ze een punt uit"
            " elkaar; allebei vinden ze dat het programma steun verdient."
        ),
        actor=people.actor("karim"),
        at=moment(date(2026, 10, 22), 16),
    )
    advise(application, _ADVICE, date(2026, 11, 9), by="karim")
    return Application.objects.get(pk=application.pk)


def _write(call: Call, numbers: Numbers) -> Application:
    told = _told()
    body = register(told["body"], told["town"], numbers.next())
    for key in ("sara", "ruben"):
        people.give_mandate(people.BY_KEY[key], body.kbo, BEGINNING)
    by, at = people.actor("sara"), moment(date(2026, 8, 3), 9)
    application = start_application(call, told["title"], actor=by, at=at)
    application = writing.plan(application, FIRST_DAY, LAST_DAY, by=by, at=at)
    writing.answer(application, told["answers"], by=by, at=at)
    _add_rows(application, told, numbers, by)
    writing.budget(application, told["aid"], by=by, at=at)
    for kind, title in (
        (DocumentKind.BUSINESS_PLAN, "Businessplan"),
        (DocumentKind.LETTER_OF_INTENT, "Intentieverklaringen"),
        (DocumentKind.MANDATE, "Mandaat van de bedrijven"),
    ):
        writing.attach(application, kind.value, title, by=by, at=at)
    writing.hand_in(application, by=people.actor("ruben"), at=moment(date(2026, 8, 31), 14))
    return application


def _add_rows(
    application: Application, told: Mapping[str, Any], numbers: Numbers, by: Actor
) -> None:
    """Add consortium, promises, board and targets."""
    at = moment(date(2026, 8, 10), 11)
    members = [
        MemberData(
            kbo=numbers.next(),
            name=one["name"],
            part=one.get("part", "company"),
            size=one.get("size", ""),
            flemish_site=True,
            municipality=one["town"],
            role=one["role"],
        )
        for one in told["members"]
    ]
    rows = writing.join_consortium(application, members, by=by, at=at)
    shares = [
        (row, one["share"])
        for row, one in zip(rows, told["members"], strict=True)
        if "share" in one
    ]
    writing.pledge(application, shares, told["aid"], by=by, at=at)
    for seat in told["seats"]:
        add_row(application, SeatData(**seat), actor=by, at=at)
    for target in told["targets"]:
        figures = {name: Decimal(target[name]) for name in ("baseline", "target")}
        add_row(application, TargetData(**{**target, **figures}), actor=by, at=at)


def _conflict(application: Application, expert: Expert) -> None:
    """Let a third expert accept and find out later that a member is a client."""
    manager = people.actor("karim")
    review = invite_expert(
        application, expert, date(2026, 10, 16), actor=manager, at=moment(date(2026, 9, 14), 11)
    )
    claire = people.actor("claire")
    review = accept_review(review, actor=claire, at=moment(date(2026, 9, 15), 9))
    declare_interest(
        review,
        actor=claire,
        at=moment(date(2026, 9, 17), 9),
        reason="Mijn bureau schreef vorig jaar een businessplan voor een van de leden.",
    )


def _told() -> Mapping[str, Any]:
    with (Path(__file__).parent / "stage.toml").open("rb") as lines:
        return tomllib.load(lines)

"""Filling in an application of the demo as its people do: section by section, and handing it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from applications.actions.answers import save_answers
from applications.actions.common import locked
from applications.actions.data import FileData, MemberData
from applications.actions.documents import add_document
from applications.actions.files import correct_application
from applications.actions.money import save_amounts
from applications.actions.rows import add_row
from applications.actions.submitting import submit
from applications.actions.writing import write_snapshot
from applications.enums import CostCategory, CostNature, FundingSource, MemberPart
from applications.models import Application, ConsortiumMember
from applications.queries.content import content_of
from applications.queries.snapshots import snapshot_of
from applications.rules.cells import BudgetCell, Cell, FundingCell, PledgeCell
from applications.rules.form import section_of
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.frozen import freeze, hash_of
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.written.answers import TypedText
from clusterbeleid.overview.demo.files import page
from clusters.enums import OrganisationKind
from clusters.models import Organisation

YEARS = (1, 2, 3)
_PERSONNEL, _OVERHEAD = CostNature.PERSONNEL.value, CostNature.ADMINISTRATION.value
_KINDS = {
    MemberPart.COMPANY.value: OrganisationKind.COMPANY.value,
    MemberPart.KNOWLEDGE.value: OrganisationKind.KNOWLEDGE.value,
}
_HEAD = ("title", "language", "applicant_size", "first_day", "last_day")
# The budget of a year, as shares of a hundred.
_COSTS = (
    (CostCategory.ANIMATION.value, _PERSONNEL, 70),
    (CostCategory.FACILITIES.value, _OVERHEAD, 30),
)


def plan(
    application: Application, first_day: date, last_day: date, *, by: Actor, at: datetime
) -> Application:
    """Fill in the period."""
    data = FileData(
        title=application.title, applicant_size="small", first_day=first_day, last_day=last_day
    )
    return correct_application(
        application, data, expected_version=application.version, actor=by, at=at
    )


def answer(application: Application, texts: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Answer questions of the form that nobody answered yet."""
    by_section: dict[str, dict[str, TypedText]] = {}
    for key, text in texts.items():
        section = section_of(application.call.form_version, key)
        by_section.setdefault(section, {})[key] = TypedText(text)
    for section, typed in by_section.items():
        save_answers(application, section, typed, actor=by, at=at)


def fill(
    application: Application,
    answers: Mapping[str, str],
    members: Sequence[MemberData],
    shares: Sequence[int],
    aid: int,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write answers, consortium and amounts of a new application in a few statements.

    ``aid`` is that of a year; each company promises its share of a hundred of the same amount.
    """
    _register(members, at)
    costs = [
        {"year": cell.year, "category": cell.category, "nature": cell.nature, **_both(amount)}
        for cell, amount in _costs(aid)
    ]
    funding = [
        {"year": year, "source": FundingSource.AID.value, **_both(Decimal(aid))} for year in YEARS
    ]
    pledges = [
        {"kbo": member.kbo, "year": year, **_both(Decimal(aid * share) / 100)}
        for year in YEARS
        for member, share in zip(members, shares, strict=True)
    ]
    head = {name: getattr(application, name) for name in _HEAD}
    content = {
        "application": head,
        "answers": dict(answers),
        "members": [asdict(member) for member in members],
        "seats": [],
        "targets": [],
        "budget": costs,
        "funding": funding,
        "pledges": pledges,
    }
    stored = locked(application)
    write_snapshot(stored, freeze(content), actor=by, at=at, reason="demo", with_documents=False)


def join_consortium(
    application: Application, members: Sequence[MemberData], *, by: Actor, at: datetime
) -> list[ConsortiumMember]:
    """Add the members of the consortium, in this order."""
    _register(members, at)
    rows = [add_row(application, member, actor=by, at=at) for member in members]
    return [row for row in rows if isinstance(row, ConsortiumMember)]


def budget(
    application: Application, aid: int, *, by: Actor, at: datetime, version: int = 0
) -> None:
    """Type the costs of each year, twice the aid, and the aid; ``version`` was read, 0 at first."""
    costs: dict[Cell, TypedText] = {cell: _amount(amount, version) for cell, amount in _costs(aid)}
    asked: dict[Cell, TypedText] = {
        FundingCell(year, FundingSource.AID.value): _amount(Decimal(aid), version) for year in YEARS
    }
    save_amounts(application, "budget", costs, actor=by, at=at)
    save_amounts(application, "financing", asked, actor=by, at=at)


def pledge(
    application: Application,
    shares: Sequence[tuple[ConsortiumMember, int]],
    yearly: int,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Type what each company promises for each year: its share of a hundred of ``yearly``."""
    cells: dict[Cell, TypedText] = {
        PledgeCell(year, member.pk): _amount(Decimal(yearly * share) / 100)
        for year in YEARS
        for member, share in shares
    }
    save_amounts(application, "financing", cells, actor=by, at=at)


def attach(application: Application, kind: str, title: str, *, by: Actor, at: datetime) -> None:
    """Add a document that says it is invented."""
    name = f"{title.lower().replace(' ', '-')}.pdf"
    uploaded = SimpleUploadedFile(name, page(), content_type="application/pdf")
    add_document(application, uploaded, kind=kind, title=title, actor=by, at=at)


def hand_in(application: Application, *, by: Actor, at: datetime) -> None:
    """Read the whole file and hand it in."""
    found = Application.objects.select_related("call", "applicant", "cluster")
    stored = found.get(pk=application.pk)
    seen = hash_of(snapshot_of(content_of(stored)))
    submit(stored, seen=seen, actor=by, at=at)


def _register(members: Sequence[MemberData], at: datetime) -> None:
    """Let the register know the members of a consortium, as invented."""
    bodies = [
        Organisation(
            kbo=member.kbo,
            name=member.name,
            kind=_KINDS[member.part],
            flemish_establishment=member.flemish_site,
            municipality=member.municipality,
            is_demo=True,
        )
        for member in members
    ]
    bulk_create_tracked(Organisation, bodies, actor=SYSTEM, at=at, reason="demo")


def _costs(aid: int) -> list[tuple[BudgetCell, Decimal]]:
    return [
        (BudgetCell(year, category, nature), Decimal(2 * aid * share) / 100)
        for year in YEARS
        for category, nature, share in _COSTS
    ]


def _both(amount: Decimal) -> dict[str, object]:
    """Return an amount as typed and as read."""
    return {"typed": _amount(amount).text, "amount": amount}


def _amount(value: Decimal, version: int = 0) -> TypedText:
    """Return an amount as people type it, with a point between thousands."""
    return TypedText(f"{value:,.0f}".replace(",", "."), version)

"""Filling in an application of the demo as its people do: section by section, and handing it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from applications.actions.answers import save_answers
from applications.actions.data import FileData, MemberData, TypedText
from applications.actions.documents import add_document
from applications.actions.files import correct_application
from applications.actions.money import save_amounts
from applications.actions.rows import add_row
from applications.actions.submitting import submit
from applications.enums import CostCategory, CostNature, FundingSource, MemberPart
from applications.models import Application, ConsortiumMember
from applications.queries.content import content_of
from applications.queries.snapshots import hash_of, snapshot_of
from applications.rules.cells import BudgetCell, Cell, FundingCell, PledgeCell
from applications.rules.form import section_of
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.overview.demo.files import page
from clusters.enums import OrganisationKind
from clusters.models import Organisation

YEARS = (1, 2, 3)
_PERSONNEL, _OVERHEAD = CostNature.PERSONNEL.value, CostNature.ADMINISTRATION.value
_KINDS = {
    MemberPart.COMPANY.value: OrganisationKind.COMPANY.value,
    MemberPart.KNOWLEDGE.value: OrganisationKind.KNOWLEDGE.value,
}
# The budget of a year, as shares of a hundred.
_COSTS = (
    (CostCategory.ANIMATION.value, _PERSONNEL, 70),
    (CostCategory.FACILITIES.value, _OVERHEAD, 30),
)


def plan(
    application: Application, first_day: date, last_day: date, *, by: Actor, at: datetime
) -> Application:
    """Fill in the period."""
    data = FileData(title=application.title, first_day=first_day, last_day=last_day)
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


def join_consortium(
    application: Application, members: Sequence[MemberData], *, by: Actor, at: datetime
) -> list[ConsortiumMember]:
    """Add the members of the consortium, in this order; the register knows them as invented."""
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
    rows = [add_row(application, member, actor=by, at=at) for member in members]
    return [row for row in rows if isinstance(row, ConsortiumMember)]


def budget(
    application: Application, aid: int, *, by: Actor, at: datetime, version: int = 0
) -> None:
    """Type the costs of each year, twice the aid, and the aid; ``version`` was read, 0 at first."""
    costs: dict[Cell, TypedText] = {
        BudgetCell(year, category, nature): _amount(Decimal(2 * aid * share) / 100, version)
        for year in YEARS
        for category, nature, share in _COSTS
    }
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


def _amount(value: Decimal, version: int = 0) -> TypedText:
    """Return an amount as people type it, with a point between thousands."""
    return TypedText(f"{value:,.0f}".replace(",", "."), version)

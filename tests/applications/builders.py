"""Calls and applications, made through the actions of the room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from applications.actions import answers, calls, files, money, rows, submitting
from applications.actions.data import CallData, FileData, MemberData
from applications.models import Application, Call, ConsortiumMember
from applications.queries.content import content_of
from applications.queries.snapshots import snapshot_of
from applications.rules.cells import BudgetCell, Cell, FundingCell, PledgeCell
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.enums import OrganisationKind
from clusters.models import Organisation
from tests.agreements.builders import legal_figures
from tests.clusters.builders import head, make_organisation
from tests.people import NOW, actor, person

_serial = count(1)
OPENS, CLOSES = NOW - timedelta(days=10), NOW + timedelta(days=30)
FULL_CLOSES = NOW + timedelta(days=120)
TERMS: dict[str, dict[str, datetime | None]] = {
    "IBN": {
        "expression_opens_at": OPENS,
        "expression_closes_at": CLOSES,
        "full_opens_at": OPENS,
        "full_closes_at": FULL_CLOSES,
    },
    "SPC": {"full_opens_at": OPENS},
    "AD_HOC": {"full_opens_at": OPENS},
}


def call_data(kind: str = "IBN", **more: Any) -> CallData:
    """Return a whole call of ``kind`` that is open now."""
    fields: dict[str, Any] = {
        "kind": kind,
        "reference": f"{kind}-{next(_serial)}",
        "name_nl": "Oproep netwerken",
        "name_en": "Call networks",
        "contact_name": "Team clusters",
        "contact_email": "clusters@example.be",
        "decision_reference": "VR 2026/1" if kind == "AD_HOC" else "",
        "decided_on": date(2026, 11, 1) if kind == "AD_HOC" else None,
        **TERMS[kind],
    }
    return CallData(**fields | more)


def make_call(kind: str = "IBN", *, published: bool = True, **more: Any) -> Call:
    """Write a call, and publish it unless told otherwise."""
    call = calls.create_call(call_data(kind, **more), actor=head(), at=NOW)
    if published:
        call = calls.publish_call(call, expected_version=call.version, actor=head(), at=NOW)
    return call


def make_applicant() -> Organisation:
    """Register a body that may be cluster organisation."""
    return make_organisation(kind=OrganisationKind.CIVIL)


def signatory(organisation: Organisation, name: str = "") -> Actor:
    """Return a new signatory of the organisation."""
    return actor(person(Role.CLUSTER_SIGNATORY, mandates=[organisation.kbo], name=name))


def editor(organisation: Organisation, name: str = "") -> Actor:
    """Return a new editor of the organisation."""
    return actor(person(Role.CLUSTER_EDITOR, mandates=[organisation.kbo], name=name))


def account(who: Actor) -> User:
    """Return the account of an actor, to log in with."""
    return account_of(who)


def make_application(
    call: Call | None = None, *, by: Actor | None = None, title: str = "Drones in de landbouw"
) -> Application:
    """Start an application; ``by`` acts for the organisation, else a new one."""
    who = by or signatory(make_applicant())
    return files.start_application(call or make_call(), title, actor=who, at=NOW)


def write(
    application: Application,
    section: str,
    texts: Mapping[str, str],
    *,
    by: Actor,
    versions: Mapping[str, int] | None = None,
    at: datetime = NOW,
) -> Saved:
    """Type texts in a section, upon the versions given or a first time."""
    read = versions or {}
    typed = {key: TypedText(text, read.get(key, 0)) for key, text in texts.items()}
    return answers.save_answers(application, section, typed, actor=by, at=at)


def add_member(
    application: Application, *, by: Actor, kbo: str = "", **more: Any
) -> ConsortiumMember:
    """Add a small Flemish company to the consortium."""
    number = next(_serial)
    fields: dict[str, Any] = {
        "kbo": kbo or make_kbo(5000 + number),
        "name": f"Bedrijf {number}",
        "part": "company",
        "size": "small",
        "flemish_site": True,
        "municipality": "Gent",
    }
    row = rows.add_row(application, MemberData(**fields | more), actor=by, at=NOW)
    assert isinstance(row, ConsortiumMember)
    return row


def set_period(
    application: Application,
    first_day: date = date(2027, 1, 1),
    last_day: date = date(2029, 12, 31),
    *,
    by: Actor,
) -> Application:
    """Plan the activities."""
    application.refresh_from_db()
    data = FileData(
        title=application.title, applicant_size="small", first_day=first_day, last_day=last_day
    )
    return files.correct_application(
        application, data, expected_version=application.version, actor=by, at=NOW
    )


def fill(application: Application, *, by: Actor, aid: str = "100000", cost: str = "200000") -> None:
    """Fill in everything R15 asks for one project year: half aid, half promised by one company."""
    set_period(application, last_day=date(2027, 12, 31), by=by)
    write(application, "general", {"summary": "Drones", "location": "Gent"}, by=by)
    member = add_member(application, by=by)
    type_amounts(application, "budget", {BudgetCell(1, "a", "personnel"): cost}, by=by)
    cells: dict[Cell, str] = {FundingCell(1, "aid"): aid, PledgeCell(1, member.pk): aid}
    type_amounts(application, "financing", cells, by=by)


def type_amounts(
    application: Application,
    section: str,
    texts: Mapping[Cell, str],
    *,
    by: Actor,
    versions: Mapping[str, int] | None = None,
) -> Saved:
    """Type amounts in cells, upon the versions given or a first time."""
    read = versions or {}
    typed = {cell: TypedText(text, read.get(cell.key, 0)) for cell, text in texts.items()}
    return money.save_amounts(application, section, typed, actor=by, at=NOW)


def seen(application: Application) -> str:
    """Return the hash of what a signatory reads now."""
    stored = Application.objects.select_related("call", "applicant", "cluster").get(
        pk=application.pk
    )
    return hash_of(snapshot_of(content_of(stored)))


def submitted(
    call: Call | None = None, *, by: Actor | None = None, at: datetime = NOW, **more: Any
) -> Application:
    """Write and hand in an application."""
    legal_figures()
    who = by or signatory(make_applicant())
    application = make_application(call, by=who, **more)
    fill(application, by=who)
    submitting.submit(application, seen=seen(application), actor=who, at=at)
    application.refresh_from_db()
    return application

"""The rows behind a figure of a table, as far as the reader may see them; a page of them is read at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Count,
    DecimalField,
    F,
    Func,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from clusterbeleid.core.actors import Actor
from clusters.models import Organisation
from projects.enums import Confidentiality, PartnerRole
from projects.models import Partner
from projects.queries.aid import aid_by_row
from projects.queries.granted import Asked
from projects.queries.leverage import visible_entries
from projects.queries.projects import visible_projects
from projects.rules.figures import EXACTLY
from projects.rules.tables import COMPANIES, DENOMINATOR, EURO, FACTOR, TOTAL, Cell

_OF_ORGANISATIONS = {COMPANIES, EXACTLY, "first contact", "moved on", "members", "% SME"}
_OF_CLUSTERS = {"start", "end"}
_EURO: DecimalField[Decimal, Decimal] = DecimalField(max_digits=14, decimal_places=2)
_OPEN = Value(False, output_field=BooleanField())


class _IsAny(Func):
    """That the first is equal to one of the second, which is an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class Row(NamedTuple):
    """A row behind a figure; ``euro`` None: it has none, or it is confidential.

    ``target`` is the key of what its page is about.
    """

    line: str
    euro: Decimal | None = None
    closed: bool = False
    target: int | None = None


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure, not read yet; ``page`` names the page of their target.

    ``hidden`` of them belong to files of others. ``total`` is the sum of the amounts; None when a
    row has none, or may not be seen.
    """

    rows: Sequence[Row] | QuerySet[Any, Any]
    page: str = ""
    hidden: int = 0
    total: Decimal | None = None


def rows_behind(key: str, cell: Cell, actor: Actor, asked: Asked, *, today: date) -> Behind:
    """Return the rows that a cell of a table was computed from; ``asked`` is what it was computed for."""
    if cell.unit == FACTOR:
        aid = aid_by_row(asked.on, asked.selection).get(int(cell.year), {})
        return _named([Row(name, aid.get(name)) for name in cell.rows_behind])
    if cell.unit in _OF_CLUSTERS:
        return _named([Row(name) for name in cell.rows_behind])
    if cell.unit in _OF_ORGANISATIONS:
        return _organisations(cell)
    if key == "9" and cell.unit != DENOMINATOR:
        return _entries(cell, actor, today)
    if key == "kmo-aandeel":
        return _of_companies(cell, actor, today)
    return _centres(cell, actor, today) if cell.unit == EURO else _projects(cell, actor, today)


def _named(rows: Sequence[Row]) -> Behind:
    amounts = [row.euro for row in rows if row.euro is not None]
    whole = bool(amounts) and len(amounts) == len(rows)
    return Behind(rows, total=sum(amounts, Decimal(0)) if whole else None)


def _organisations(cell: Cell) -> Behind:
    found = Organisation.objects.filter(_any("kbo", cell.rows_behind)).order_by("name", "pk")
    rows = _lines(found, F("name"), Value(None, output_field=_EURO))
    return Behind(rows, "clusters:organisation")


def _projects(cell: Cell, actor: Actor, today: date) -> Behind:
    keys = set(cell.rows_behind)
    found = visible_projects(actor, on=today).filter(_any("reference", keys)).order_by("reference")
    name = Concat("reference", Value(" "), "title")
    return _summed(_lines(found, name, F("aid")), len(keys), "projects:project")


def _centres(cell: Cell, actor: Actor, today: date) -> Behind:
    """Return the parts of strategic research centres, of one or of all, in the projects behind a cell."""
    found = _parts(actor, today).filter(
        _any("project__reference", set(cell.rows_behind)), role=PartnerRole.SOC
    )
    if cell.row != TOTAL:
        found = found.filter(organisation__name=cell.row)
    return _of_parts(found, cell)


def _of_companies(cell: Cell, actor: Actor, today: date) -> Behind:
    keys = [int(key) for key in cell.rows_behind]
    return _of_parts(_parts(actor, today).filter(_any("pk", keys)), cell)


def _of_parts(found: QuerySet[Partner], cell: Cell) -> Behind:
    name = Concat("project__reference", Value(" "), "organisation__name")
    rows = _lines(found, name, F("aid"), target="project_id")
    return _summed(rows, len(cell.rows_behind), "projects:project")


def _parts(actor: Actor, today: date) -> QuerySet[Partner]:
    """Return the parts of organisations in the projects that the reader may see."""
    seen = visible_projects(actor, on=today).values("pk")
    found = Partner.objects.filter(project__in=seen)
    return found.order_by("project__reference", "organisation__name", "pk")


def _entries(cell: Cell, actor: Actor, today: date) -> Behind:
    """Return the entries in a budget; an amount that is confidential stays out, whoever reads."""
    keys = [int(key) for key in cell.rows_behind]
    secret = Q(confidentiality=Confidentiality.CONFIDENTIAL)
    rows = _lines(
        visible_entries(actor, on=today).filter(_any("pk", keys)),
        Concat(Cast("year", CharField()), Value(" "), "description"),
        Case(When(~secret, then=F("amount")), output_field=_EURO),
        closed=Case(When(secret, then=Value(True)), default=_OPEN),
    )
    return _summed(rows, len(keys), "projects:leverage_entry")


def _any(path: str, keys: Collection[str] | Collection[int]) -> _IsAny:
    """Return that a field is one of the keys, as one value: there may be a hundred thousand of them."""
    kind = BigIntegerField() if path == "pk" else CharField()
    return _IsAny(F(path), Value(list(keys), output_field=ArrayField(kind)))


def _lines(
    found: QuerySet[Any],
    line: Combinable,
    euro: Combinable,
    *,
    target: str = "pk",
    closed: Combinable = _OPEN,
) -> QuerySet[Any, Any]:
    """Return the rows as ``Row`` has them, and nothing else of them."""
    own = {"line": line, "euro": euro, "closed": closed, "target": F(target)}
    rows: QuerySet[Any, Any] = found.annotate(**own).values_list(*Row._fields, named=True)
    return rows


def _summed(rows: QuerySet[Any, Any], number: int, page: str) -> Behind:
    """Return the rows with their sum, of which there are ``number`` with those of others."""
    sums = rows.order_by().aggregate(number=Count("pk"), known=Count("euro"), total=Sum("euro"))
    whole = 0 < sums["known"] == number
    return Behind(rows, page, number - sums["number"], sums["total"] if whole else None)

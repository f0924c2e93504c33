"""An application as a whole: one structure for screen, print, PDF and the differences of versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from applications.enums import (
    CostCategory,
    CostNature,
    DocumentKind,
    FundingSource,
    MemberPart,
    Step,
)
from applications.rules.form import form_of
from applications.texts.form import FIELDS, SECTIONS
from clusterbeleid.core.explained import written
from clusterbeleid.core.formatting import NOTHING, format_enterprise_number, format_euro
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.ui import Difference, Text
from clusterbeleid.core.written import whole
from clusterbeleid.core.written.whole import Part, Rows, Whole, Words
from clusters.enums import BoardSeat, SizeClass


def whole_of(snapshot: Mapping[str, Any]) -> Whole:
    """Return a snapshot in words, in the language in use."""
    values = thaw(dict(snapshot))
    head, answers = values["application"], values["answers"]
    parts = []
    for section in form_of(head["form_version"]):
        words = [
            Words(FIELDS[field.key], answers.get(field.key, ""))
            for field in section.fields
            if answers.get(field.key, "").strip()
        ]
        made = _TABLES.get(section.code)
        parts.append(
            Part(section.code, SECTIONS[section.code], words, made(values) if made else None)
        )
    return Whole(_("Application"), _facts(head), parts)


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Return what changed between two snapshots, field by field, in the order of the form."""
    return whole.differences(whole_of(old), whole_of(new))


def _facts(head: Mapping[str, Any]) -> list[tuple[Text, str]]:
    number = format_enterprise_number(head["applicant"]["kbo"])
    return [
        (_("Reference"), head["reference"]),
        (_("Title"), head["title"]),
        (_("Call"), f"{head['call']}, {Step(head['step']).label}"),
        (_("Cluster organisation"), f"{head['applicant']['name']} ({number})"),
        (_("Size of the applying organisation"), _size(head.get("applicant_size", ""))),
        (_("Type of aid"), _("Grant for operating costs")),
        (_("Existing cluster"), head["cluster"] or NOTHING),
        (_("First day of the activities"), written(head["first_day"])),
        (_("Last day of the activities"), written(head["last_day"])),
    ]


def _size(size: str) -> str:
    """Return a size in words; versions of before it was asked have none."""
    return str(SizeClass(size).label) if size else NOTHING


def _members(values: Mapping[str, Any]) -> Rows:
    heads = [
        _("Organisation"),
        _("Part"),
        _("Size"),
        _("Site in Flanders"),
        _("Role"),
    ]
    rows = [
        (
            f"{row['name']} ({format_enterprise_number(row['kbo'])})",
            str(MemberPart(row["part"]).label),
            _size(row["size"]),
            (row["municipality"] or _("yes")) if row["flemish_site"] else _("no"),
            row["role"] or NOTHING,
        )
        for row in values["members"]
    ]
    return Rows(heads, rows)


def _seats(values: Mapping[str, Any]) -> Rows:
    heads = [_("Name"), _("Organisation"), _("Represents"), _("Chair")]
    rows = [
        (
            row["person"],
            row["organisation"] or NOTHING,
            str(BoardSeat(row["seat"]).label),
            _("chair") if row["is_chair"] else NOTHING,
        )
        for row in values["seats"]
    ]
    return Rows(heads, rows)


def _targets(values: Mapping[str, Any]) -> Rows:
    heads = [_("Indicator"), _("Unit"), _("Baseline"), _("Target")]
    rows = [
        (
            _("%(name)s, by project year %(year)s") % {"name": row["name"], "year": row["by_year"]},
            row["unit"],
            written(row["baseline"]),
            written(row["target"]),
        )
        for row in values["targets"]
    ]
    return Rows(heads, rows)


def _budget(values: Mapping[str, Any]) -> Rows:
    rows = [
        (
            _year(
                f"{CostCategory(row['category']).label} – {CostNature(row['nature']).label}",
                row["year"],
            ),
            _amount(row),
        )
        for row in values["budget"]
    ]
    return Rows([_("Cost"), _("Amount")], rows)


def _financing(values: Mapping[str, Any]) -> Rows:
    names = {row["kbo"]: row["name"] for row in values["members"]}
    sources = [
        (_year(str(FundingSource(row["source"]).label), row["year"]), _amount(row))
        for row in values["funding"]
    ]
    pledges = [(_year(names[row["kbo"]], row["year"]), _amount(row)) for row in values["pledges"]]
    return Rows([_("Source"), _("Amount")], [*sources, *pledges])


def _documents(values: Mapping[str, Any]) -> Rows:
    heads = [_("Document"), _("Kind"), _("File"), _("Hash (SHA-256)")]
    rows = [
        (row["title"], str(DocumentKind(row["kind"]).label), row["name"], row["sha256"])
        for row in values["documents"]
    ]
    return Rows(heads, rows)


def _year(label: str, year: int) -> str:
    return _("%(label)s, project year %(year)s") % {"label": label, "year": year}


def _amount(row: Mapping[str, Any]) -> str:
    return format_euro(row["amount"]) if row["amount"] is not None else str(row["typed"])


_TABLES = {
    "consortium": _members,
    "board": _seats,
    "targets": _targets,
    "budget": _budget,
    "financing": _financing,
    "documents": _documents,
}

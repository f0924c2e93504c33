"""A yearly plan or report as a whole: for screen, print, PDF and the differences of versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.explained import written
from clusterbeleid.core.formatting import NOTHING
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Difference
from clusterbeleid.core.written import whole
from clusterbeleid.core.written.sealing import written_pdf
from clusterbeleid.core.written.whole import Part, Rows, Whole, Words
from evaluations.enums import ReportKind
from evaluations.rules.reports import sections_for
from evaluations.texts.figures import with_base, written_as
from evaluations.texts.reports import SECTIONS, label_of


def whole_of(snapshot: Mapping[str, Any]) -> Whole:
    """Return a snapshot in words, in the language in use."""
    values = thaw(dict(snapshot))
    head = values["report"]
    parts = []
    for section in sections_for(head["kind"], head["form_version"]):
        figures = [row for row in values["figures"] if row["section"] == section.code]
        keys = [field.key for field in section.fields]
        keys += [f"{kind}{row['key']}" for row in figures for kind in ("why-", "note-")]
        words = [
            Words(label_of(key), values["answers"][key])
            for key in keys
            if values["answers"].get(key, "").strip()
        ]
        parts.append(Part(section.code, SECTIONS[section.code], words, _figures(figures)))
    return Whole(title_of(head), _facts(head), parts)


def title_of(head: Mapping[str, Any]) -> str:
    """Return what it is and of which project year."""
    return f"{ReportKind(head['kind']).label} {head['first_day'].year}"


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Return what changed between two snapshots, field by field, in the order of the form."""
    return whole.differences(whole_of(old), whole_of(new))


def report_pdf(snapshot: Mapping[str, Any], sha256: str, **version: Any) -> bytes:
    """Return a snapshot as a tagged PDF; ``version`` as ``written_pdf`` asks, nothing for a draft.

    Raises ``PdfFailed``.
    """
    head = thaw(dict(snapshot))["report"]
    return written_pdf(
        lambda: whole_of(snapshot),
        lambda: f"{head['cluster']}: {title_of(head)}",
        sha256,
        language="nl",
        **version,
    )


def _facts(head: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Cluster"), head["cluster"]),
        (_("Agreement"), f"{head['agreement']}/{head['year']}"),
        (_("First day"), written(head["first_day"])),
        (_("Last day"), written(head["last_day"])),
        (_("Due date"), written(head["due_on"])),
    ]


def _figures(rows: list[Mapping[str, Any]]) -> Rows | None:
    if not rows:
        return None
    heads = [_("Figure"), _("This year"), _("Last year"), _("Source")]
    return Rows(
        heads,
        [
            (
                sentence(f"figure.{row['key']}"),
                with_base(written_as(row["value"], row["unit"]), row.get("base")),
                written_as(row["before"], row["unit"]) if row["before"] is not None else NOTHING,
                sentence(row["source"]),
            )
            for row in rows
        ],
    )

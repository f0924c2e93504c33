"""The text each part of an answer begins with, from its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import format_euro


def written_day(day: date) -> str:
    """Return a day as a minister writes it: 21 november 2026."""
    return date_format(day, "j F Y")


def first_texts(figures: Mapping[str, Any]) -> dict[str, str]:
    """Return the text each part begins with, from thawed figures; in the language in use."""
    tables = {
        table["code"]: table["rows"] for part in figures["sections"] for table in part["tables"]
    }
    return {code: write(figures, tables) for code, write in _FIRST.items()}


def _evaluations(figures: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    stages = [row["stage"] for row in tables["stages"]]
    decided, planned = stages.count("decided"), stages.count("planned")
    return _(
        "Clusters with a running or granted support agreement on %(day)s: %(clusters)s. Evaluations"
        " decided: %(decided)s; under way: %(running)s; still to start: %(planned)s. The table"
        " below gives the stage of each evaluation."
    ) % {
        "day": written_day(figures["as_of"]),
        "clusters": figures["clusters"],
        "decided": decided,
        "running": len(stages) - decided - planned,
        "planned": planned,
    }


def _kpis(figures: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    rows = tables["kpis"]
    judged = [row["reached"] for row in rows if row["reached"] is not None]
    return _(
        "The table below sets the indicators of the clusters beside their targets. Figures known:"
        " %(known)s; targets set: %(targets)s; of these %(judged)s can be judged already, and"
        " %(reached)s were reached."
    ) % {
        "known": sum(row["value"] is not None for row in rows),
        "targets": sum(row["target"] is not None for row in rows),
        "judged": len(judged),
        "reached": sum(judged),
    }


def _lessons(figures: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    if not tables["lessons"]:
        return _("By %(day)s no lessons were recorded yet.") % {
            "day": written_day(figures["as_of"])
        }
    return _(
        "The table below gives the lessons recorded at the evaluations and at the yearly reviews of"
        " the cluster pacts. Good examples and points of attention are taken along when pacts are"
        " renewed."
    )


def _renewal(figures: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    return _(
        "A cluster pact is reviewed and updated every year on the basis of the yearly plan. Support"
        " agreements can be prolonged after an interim evaluation, up to ten years of support at"
        " most. The table below gives the dates of each cluster."
    )


def _means(figures: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    if not tables["years"]:
        return _("By %(day)s no means were fixed for the coming years.") % {
            "day": written_day(figures["as_of"])
        }
    first = tables["years"][0]
    return _(
        "For %(year)s %(total)s is foreseen: %(operating)s of operating aid, and %(projects)s of"
        " envelopes for projects. The tables below give the means that were fixed by %(day)s, by"
        " year and by cluster. The aid of a project year counts in the year in which it begins."
    ) % {
        "year": first["year"],
        "total": format_euro(first["total"]),
        "operating": format_euro(first["operating"]),
        "projects": format_euro(first["envelopes"] + first["common"]),
        "day": written_day(figures["as_of"]),
    }


_FIRST: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], str]] = {
    "evaluations": _evaluations,
    "kpis": _kpis,
    "lessons": _lessons,
    "renewal": _renewal,
    "means": _means,
}

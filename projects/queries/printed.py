"""The tables of the green paper as printed, from the files of this room; they are never overwritten (R63)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from projects.queries.types import rows_of
from projects.rules.tables import EURO, FACTOR, MILLION, PROJECTS, TOTAL, Key, Value

SPAN = "2017-2022"
_PRINTED_TOTAL = frozenset({"TOTAL (printed)", "total (printed)"})
REACH = {
    "unique_companies_2017_2022": "companies",
    "first_contact": "first contact",
    "moved_on_to_regular": "moved on",
}
ON_2023 = "2023"


@cache
def printed(table: int) -> dict[Key, Value]:
    """Return the printed cells of a table by row, year and unit."""
    return _READERS[table]()


def _clusters() -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for row in rows_of("groenboek_tabel3_clusters.csv"):
        if not row["support_start"]:
            continue
        last = row["stopped_on"] or row["ten_years_end"]
        found[row["name"], "", "start"] = date.fromisoformat(row["support_start"])
        found[row["name"], "", "end"] = date.fromisoformat(last)
        found[row["name"], ON_2023, "members"] = int(row["members_2023"])
        found[row["name"], ON_2023, "% SME"] = Decimal(row["sme_share_pct_2023"])
    return found


def _aid() -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for row in rows_of("groenboek_tabel5_project_aid.csv"):
        name = _name(row["row"])
        found[name, row["year"], PROJECTS] = int(row["projects"])
        found[name, row["year"], MILLION] = Decimal(row["aid_million_eur"])
    return found


def _cooperative() -> dict[Key, Value]:
    rows = rows_of("groenboek_tabel6_cooperative_projects.csv")
    return {
        (name, row["year"], PROJECTS): int(row[f"{name}_projects"])
        for row in rows
        for name in ("cluster", "regular")
    }


def _reach() -> dict[Key, Value]:
    rows = rows_of("groenboek_tabel7_company_reach.csv")
    return {
        (row["cluster"], SPAN, unit): int(row[name]) for row in rows for name, unit in REACH.items()
    }


def _centres() -> dict[Key, Value]:
    rows = rows_of("groenboek_tabel8_soc_participation.csv")
    return {(_name(row["centre"]), row["year"], EURO): Decimal(row["amount_eur"]) for row in rows}


def _leverage() -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for row in rows_of("groenboek_tabel9_leverage.csv"):
        name = _name(row["level"])
        found[name, row["year"], MILLION] = Decimal(row["budget_million_eur"])
        found[name, row["year"], FACTOR] = Decimal(row["factor_printed"])
    return found


def _name(text: str) -> str:
    return TOTAL if text in _PRINTED_TOTAL else text


_READERS = {3: _clusters, 5: _aid, 6: _cooperative, 7: _reach, 8: _centres, 9: _leverage}
TABLES = tuple(_READERS)

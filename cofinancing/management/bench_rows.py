"""Invented rows in the real tables, by COPY, for measuring; the caller rolls them back."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Model

from agreements.models import ProjectYear, SupportAgreement, SupportScheme
from clusterbeleid.core.clock import BRUSSELS
from clusters.models import Cluster, Lineage, Organisation
from cofinancing.management.copying import Row, copy_rows, keep_history_quiet, next_id
from cofinancing.models import Contribution

Keys = dict[type[Model], int]

# In the order in which they refer to each other; all columns that may not be empty.
COLUMNS: Mapping[type[Model], str] = {
    Lineage: "id,version,name",
    Organisation: "id,version,kbo,name,kind,flemish_establishment,municipality,website,is_demo",
    SupportScheme: (
        "id,version,code,name,cluster_kind,legal_basis,counts_for_ten_years,sa_number,valid_from"
    ),
    Cluster: "id,version,name,kind,domain,mission,website,stopped_reason,published_source,lineage_id",
    SupportAgreement: (
        "id,version,first_day,last_day,reference,decision_reference,granted_on,aid_kind,"
        "start_reading,clock,state,override_reason,cluster_id,scheme_id"
    ),
    ProjectYear: (
        "id,version,first_day,last_day,number,granted_amount,eligible_cost,planned_cofinancing,"
        "agreement_id"
    ),
    Contribution: (
        "id,version,source,invoice_number,received_amount,value_date,bank_reference,"
        "receipt_recorded_at,note,state,decision_reason,late_proof_reason,is_demo,"
        "organisation_id,project_year_id"
    ),
}
_ORGANISATIONS = 500
_YEARS_EACH = 3
_STARTS = 365
_BEGIN = date(2024, 1, 1)
_DAY = timedelta(days=1)
# Three in five count: the check must sift as it would in a real file.
_SOURCES = ("company_cash", "company_cash", "company_cash", "federation_fee", "in_kind")
_STATES = ("accepted", "accepted", "accepted", "received", "rejected")


def create_rows(project_years: int, contributions: int) -> list[int]:
    """Fill the tables and return the ids of the new project years; runs in a transaction."""
    keep_history_quiet(COLUMNS)
    first: Keys = {model: next_id(model) for model in COLUMNS}
    agreements = -(-project_years // _YEARS_EACH)
    for model, rows in _plan(first, agreements, project_years, contributions):
        copy_rows(model, COLUMNS[model], rows)
    with connection.cursor() as cursor:
        for model in COLUMNS:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
    begin = first[ProjectYear]
    return list(range(begin, begin + project_years))


def _plan(
    first: Keys, agreements: int, project_years: int, contributions: int
) -> Iterator[tuple[type[Model], Iterable[Row]]]:
    lineage, scheme, cluster = first[Lineage], first[SupportScheme], first[Cluster]
    yield Lineage, [(lineage, 1, "bench")]
    yield (
        SupportScheme,
        [(scheme, 1, f"bench {scheme}", "bench", "SPC", "bench", True, "", _BEGIN)],
    )
    yield Organisation, (_organisation(first[Organisation] + n) for n in range(_ORGANISATIONS))
    yield (
        Cluster,
        (
            (pk, 1, f"bench {pk}", "SPC", *[""] * 5, lineage)
            for pk in range(cluster, cluster + agreements)
        ),
    )
    yield SupportAgreement, (_agreement(first, n) for n in range(agreements))
    yield ProjectYear, (_project_year(first, n) for n in range(project_years))
    yield Contribution, _contributions(first, project_years, contributions)


def _organisation(pk: int) -> Row:
    return (pk, 1, f"19{pk % 10**8:08}", f"bench {pk}", "company", True, "", "", True)


def _agreement(first: Keys, n: int) -> Row:
    begin, end = _start(n, 0), _start(n, _YEARS_EACH) - _DAY
    pk, cluster = first[SupportAgreement] + n, first[Cluster] + n
    decided = ("", begin - 30 * _DAY, "operating", "EVENT", "BE", "running", "")
    return (pk, 1, begin, end, f"bench {pk}", *decided, cluster, first[SupportScheme])


def _project_year(first: Keys, n: int) -> Row:
    agreement, number = divmod(n, _YEARS_EACH)
    begin, end = _start(agreement, number), _start(agreement, number + 1) - _DAY
    pk, parent = first[ProjectYear] + n, first[SupportAgreement] + agreement
    return (pk, 1, begin, end, number + 1, "500000.00", "1000000.00", "500000.00", parent)


def _contributions(first: Keys, project_years: int, contributions: int) -> Iterator[Row]:
    dice = random.Random(80)  # noqa: S311 - invented rows, the same each time
    for n in range(contributions):
        year = n % project_years
        start = _start(*divmod(year, _YEARS_EACH))
        paid = start + dice.randrange(-20, 160) * _DAY
        entered = datetime(paid.year, paid.month, paid.day, 9, tzinfo=BRUSSELS) + 3 * _DAY
        yield (
            first[Contribution] + n, 1, dice.choice(_SOURCES), "", f"{dice.randrange(1, 3_000_000) / 100:.2f}",
            paid, n, entered, "", dice.choice(_STATES), "bench", "", True,
            first[Organisation] + n % _ORGANISATIONS, first[ProjectYear] + year,
        )  # fmt: skip


def _start(agreement: int, number: int) -> date:
    """Return the first day of a project year; agreements start on every day of a year."""
    first = _BEGIN + (agreement % _STARTS) * _DAY
    return first.replace(year=first.year + number, day=min(first.day, 28))

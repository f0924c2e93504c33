"""Files of records for registers of others: which fields, against which schema (R19, R27, R64)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from agreements.models import DeMinimisAid
from agreements.queries.subsidies import Subsidy
from agreements.rules.awards import FIELDS, AwardFacts, award_records, missing_fields
from clusterbeleid.core.records import Record, RecordFile

_SCHEMAS = Path(__file__).parent / "schemas"

AWARDS = RecordFile(
    name="staatssteun", schema=_SCHEMAS / "awards.xsd", root="awards", row="award", fields=FIELDS
)


def records_of(awards: Iterable[AwardFacts | None]) -> list[Record]:
    """Return the records of the awards of which nothing is missing."""
    whole = (one for one in awards if one is not None and not missing_fields(one))
    return [record for one in whole for record in award_records(one)]


PUBLIC_AWARDS_FILE = replace(AWARDS, name="steunregister")


SUBSIDIES = RecordFile(
    name="subsidieregister",
    schema=_SCHEMAS / "subsidies.xsd",
    root="subsidies",
    row="subsidy",
    fields=(
        "measure_code",
        "measure_name",
        "sa_number",
        "beneficiary_name",
        "beneficiary_id",
        "granted",
        "paid",
        "currency",
        "first_date",
        "last_date",
        "awards",
    ),
)
DE_MINIMIS = RecordFile(
    name="deminimis",
    schema=_SCHEMAS / "de_minimis.xsd",
    root="de_minimis",
    row="aid",
    fields=(
        "beneficiary_name",
        "beneficiary_id",
        "amount",
        "currency",
        "granting_date",
        "granting_authority",
        "instrument",
        "sector_nace",
        "due_date",
    ),
)


def subsidy_records(rows: Iterable[Subsidy]) -> list[Record]:
    """Return what the subsidy register gets for each measure and beneficiary."""
    return [
        {
            "measure_code": row.scheme.code,
            "measure_name": row.scheme.name,
            "sa_number": row.scheme.sa_number,
            "beneficiary_name": row.beneficiary.name,
            "beneficiary_id": row.beneficiary.kbo,
            "granted": f"{row.granted:.2f}",
            "paid": f"{row.paid:.2f}",
            "currency": "EUR",
            "first_date": min(row.days).isoformat(),
            "last_date": max(row.days).isoformat(),
            "awards": str(len(row.awards)),
        }
        for row in rows
    ]


def de_minimis_records(rows: Iterable[DeMinimisAid]) -> list[Record]:
    """Return what the central register of de minimis aid gets."""
    return [
        {
            "beneficiary_name": row.organisation.name,
            "beneficiary_id": row.organisation.kbo,
            "amount": f"{row.amount:.2f}",
            "currency": "EUR",
            "granting_date": row.granted_on.isoformat(),
            "granting_authority": row.authority,
            "instrument": row.instrument,
            "sector_nace": row.nace,
            "due_date": row.due_on.isoformat() if row.due_on else "",
        }
        for row in rows
    ]

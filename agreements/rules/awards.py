"""What an award lacks before it can be published, and the records that the register gets (R19)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.rules.duties import TAM_YEARS
from agreements.rules.facts import ZERO
from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.params import Params

WARN_MONTHS = "tam.warn_months"
ASKED = ("beneficiary", "size", "nuts2", "nace", "authority", "sa_number")
FIELDS = (
    "award_reference",
    "beneficiary_name",
    "beneficiary_id",
    "beneficiary_size",
    "region_nuts2",
    "sector_nace",
    "aid_instrument",
    "aid_amount",
    "currency",
    "amount_basis",
    "project_year",
    "granting_date",
    "objective",
    "granting_authority",
    "sa_number",
)
_SA_NUMBER = re.compile(r"SA\.\d{4,6}")


@dataclass(frozen=True)
class AwardFacts:
    """An award as the register asks it; ``years`` maps project years to their aid in euro."""

    reference: str
    granted_on: date
    years: Mapping[int, Decimal]
    beneficiary: str = ""
    kbo: str = ""
    size: str = ""
    nuts2: str = ""
    nace: str = ""
    basis: str = "whole"
    instrument: str = ""
    objective: str = ""
    authority: str = ""
    sa_number: str = ""


def missing_fields(award: AwardFacts | None) -> tuple[Finding, ...]:
    """Return a BLOCK for each field of annex III that is not there; the sentence says what helps."""
    names = ASKED if award is None else tuple(n for n in ASKED if not getattr(award, n))
    found = [Finding(Level.BLOCK, f"award.missing_{name}", "R19") for name in names]
    if award is not None and award.sa_number and not _SA_NUMBER.fullmatch(award.sa_number):
        found.append(Finding(Level.BLOCK, "award.sa_form", "R19", {"number": award.sa_number}))
    return tuple(found)


def award_records(award: AwardFacts) -> Iterator[dict[str, str]]:
    """Yield one record for the whole amount, or one for each project year where that was chosen."""
    if award.basis == "yearly":
        for number, amount in sorted(award.years.items()):
            yield _record(award, amount, str(number))
        return
    yield _record(award, sum(award.years.values(), ZERO), "")


def warned_before(on: date, params: Params) -> date:
    """Return the last granting date about which is warned on ``on``: five months before it."""
    months = figure_at(params, WARN_MONTHS, on).whole
    return on - relativedelta(months=months)


def public_until(granted_on: date, params: Params) -> date:
    """Return until when a published award is on line at least: ten years from granting."""
    return granted_on + relativedelta(years=figure_at(params, TAM_YEARS, granted_on).whole)


def _record(award: AwardFacts, amount: Decimal, year: str) -> dict[str, str]:
    return {
        "award_reference": award.reference,
        "beneficiary_name": award.beneficiary,
        "beneficiary_id": award.kbo,
        "beneficiary_size": award.size,
        "region_nuts2": award.nuts2,
        "sector_nace": award.nace,
        "aid_instrument": award.instrument,
        "aid_amount": f"{amount:.2f}",
        "currency": "EUR",
        "amount_basis": award.basis,
        "project_year": year,
        "granting_date": award.granted_on.isoformat(),
        "objective": award.objective,
        "granting_authority": award.authority,
        "sa_number": award.sa_number,
    }

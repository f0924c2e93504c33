"""What may be entered as a contribution, and what may be accepted (R43, A2, A3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.periods import Period
from clusters.enums import OrganisationKind
from cofinancing.enums import SourceKind

# Only a company pays a company's contribution; anybody else's money has its own kind of source.
COMPANY_SOURCES = frozenset({SourceKind.COMPANY_CASH.value, SourceKind.COMPANY_SERVICES.value})
_SIGNS = re.compile("[^0-9A-Za-z]")


@dataclass(frozen=True)
class PayerFacts:
    """Who pays: what kind of organisation, and when it was a member of the cluster."""

    name: str
    kind: str
    memberships: Sequence[Period]


@dataclass(frozen=True)
class YearDays:
    """The days against which a contribution is held.

    ``due`` is None when no date is known; ``confirmed`` is False as long as nobody confirmed the
    agreement.
    """

    period: Period
    granted_on: date
    due: date | None
    confirmed: bool = True


@dataclass(frozen=True)
class Twin:
    """The line in which the same payment counts; ``year`` is empty when it may not be named (A5)."""

    year: str = ""
    line: int = 0


@dataclass(frozen=True)
class ReceiptFacts:
    """Money on the account: day the bank gives, day it was entered here, and its twin if any.

    ``twin`` is the line in which the same payment already counts.
    """

    value_date: date
    recorded_on: date
    bank_reference: str
    twin: Twin | None = None


def payment_key(bank_reference: str) -> str:
    """Return what of a reference tells one payment from another: letters and digits (A3).

    Capitals, spaces, dots and full-width signs make no other payment of it. The database asks
    the same with ``models.payment_key_of``.
    """
    return _SIGNS.sub("", unicodedata.normalize("NFKC", bank_reference)).upper()


def assess_payer(payer: PayerFacts, source: str, year: YearDays) -> tuple[Finding, ...]:
    """Return why this organisation cannot contribute to this project year; empty when it can."""
    found: list[Finding] = []
    if not year.confirmed:
        found.append(_block("contribution.not_granted", {}))
    if not payer.memberships:
        found.append(_block("contribution.unknown_member", {"name": payer.name}))
    elif not any(period.overlaps(year.period) for period in payer.memberships):
        found.append(_block("contribution.member_outside_period", _outside(payer)))
    if source in COMPANY_SOURCES and payer.kind != OrganisationKind.COMPANY:
        found.append(_block("contribution.not_a_company", {"name": payer.name}))
    return tuple(found)


def assess_receipt(receipt: ReceiptFacts, year: YearDays) -> tuple[Finding, ...]:
    """Return what is wrong or remarkable about money received; blocking findings come first."""
    found: list[Finding] = []
    day = {"value_date": receipt.value_date}
    if receipt.value_date > receipt.recorded_on:
        found.append(_block("contribution.value_date_future", day))
    if receipt.value_date < year.granted_on:
        params = {**day, "granted_on": year.granted_on}
        found.append(_block("contribution.before_agreement", params))
    if not payment_key(receipt.bank_reference):
        found.append(_block("contribution.no_reference", {}))
    elif receipt.twin is not None:
        found.append(twin_finding(receipt.twin))
    if is_back_dated(receipt.value_date, receipt.recorded_on, year.due):
        params = {**day, "due": year.due or receipt.value_date}
        found.append(Finding(Level.RECORD, "contribution.entered_late", "R34", params))
    last_day = year.period.last
    if last_day is not None and receipt.value_date > last_day:
        params = {**day, "last_day": last_day}
        found.append(Finding(Level.WARN, "contribution.after_year", "R34", params))
    return tuple(found)


def twin_finding(twin: Twin) -> Finding:
    """Return that a payment counts already, and where when the actor may know (A3, A5)."""
    if not twin.year:
        return _block("contribution.payment_twice_elsewhere", {})
    return _block("contribution.payment_twice", {"year": twin.year, "line": str(twin.line)})


def is_back_dated(value_date: date, recorded_on: date, due: date | None) -> bool:
    """Tell whether a receipt entered after the due date claims to lie before it (A2)."""
    return due is not None and value_date <= due < recorded_on


def _outside(payer: PayerFacts) -> dict[str, str | date]:
    last = max(payer.memberships, key=lambda period: period.first)
    until = last.last.strftime("%d/%m/%Y") if last.last else "…"
    return {"name": payer.name, "first": last.first, "until": until}


def _block(code: str, params: Mapping[str, str | date]) -> Finding:
    return Finding(Level.BLOCK, code, "R43", params)

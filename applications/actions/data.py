"""What people hand in about calls and applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class CallData:
    """A call as typed; moments are exact, amounts in euro (R38)."""

    kind: str
    reference: str
    name_nl: str
    name_en: str
    contact_name: str
    contact_email: str
    contact_phone: str = ""
    about_nl: str = ""
    about_en: str = ""
    expression_opens_at: datetime | None = None
    expression_closes_at: datetime | None = None
    full_opens_at: datetime | None = None
    full_closes_at: datetime | None = None
    envelope: Decimal | None = None
    minimum_companies: int | None = None
    required_documents: tuple[str, ...] = ()
    decision_reference: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CallTexts:
    """What may still be put right in a published call: words and contact, nothing that decides."""

    name_nl: str
    name_en: str
    contact_name: str
    contact_email: str
    contact_phone: str = ""
    about_nl: str = ""
    about_en: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionData:
    """A criterion with the meaning of each score, from 0 up, in both languages (R36)."""

    code: str
    kind: str
    label_nl: str
    label_en: str
    weight: Decimal | None
    anchors_nl: tuple[str, ...] = ()
    anchors_en: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FileData:
    """Title, language, planned period and size of the applicant; days included (R15)."""

    title: str
    language: str = "nl"
    applicant_size: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class MemberData:
    """An organisation of the consortium; ``kbo`` in any notation (R37)."""

    kbo: str
    name: str
    part: str
    size: str = ""
    flemish_site: bool = False
    municipality: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class SeatData:
    """A proposed seat of the board (R40)."""

    person: str
    seat: str
    organisation: str = ""
    is_chair: bool = False
    company_background: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetData:
    """A target with its baseline, to be reached by a project year (R61)."""

    name: str
    unit: str
    baseline: Decimal
    target: Decimal
    by_year: int

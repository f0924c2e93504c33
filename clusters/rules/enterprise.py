"""Reading what the Crossroads Bank says: NACE group, Flemish establishments, insolvency (R66)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Postal codes of the Flemish provinces, as ranges with both ends.
_FLEMISH_CODES = (("1500", "1999"), ("2000", "3999"), ("8000", "9999"))
# Words and codes of legal situations in which an enterprise is no longer in control of itself.
_INSOLVENT = re.compile(
    r"faillissement|faillite|bankrupt|gerechtelijke (?:ontbinding|vereffening)|vereffening"
    r"|liquidat|insolven",
    re.IGNORECASE,
)
_NACE = re.compile(r"(\d{2})(\d{1,2})?")


def main_nace(codes: Sequence[str]) -> str:
    """Return the NACE group of the first activity, as 72.19 or 94; empty without one."""
    found = _NACE.match(re.sub(r"\D", "", codes[0]) if codes else "")
    return ".".join(part for part in found.groups() if part) if found else ""


def is_flemish(postal_code: str) -> bool:
    """Tell whether a Belgian postal code lies in the Flemish Region."""
    code = postal_code.strip()
    return any(first <= code <= last for first, last in _FLEMISH_CODES) and len(code) == len("1000")


def flemish(places: Iterable[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """Return the establishments that lie in Flanders."""
    return tuple(place for place in places if is_flemish(place["postal_code"]))


def is_insolvent(situation: str) -> bool:
    """Tell whether a legal situation means bankruptcy or winding up."""
    return bool(_INSOLVENT.search(situation))

"""Enterprise numbers of the Crossroads Bank (KBO), R66.

Ten digits, the first 0 or 1, the last two = 97 - (first eight mod 97). Numbers that start with 2-8
belong to establishment units, which are no beneficiaries.
"""

import re

from clusterbeleid.kernel.errors import KernelError

_NUMBER = re.compile(r"(?:BE)? ?((?:\d[. ]?)?\d{3}[. ]?\d{3}[. ]?\d{3})", re.ASCII | re.IGNORECASE)
_LENGTH = 10
_SERIAL_DIGITS = 8
_MODULUS = 97
# Nothing below 0200.000.000 was ever issued (D), so these can name no real enterprise.
_FICTITIOUS_FROM = 1_000_000
_FICTITIOUS_COUNT = 1_000_000


class IdentifierError(KernelError):
    """A text that is no enterprise number."""


def parse_kbo(text: str | int) -> str:
    """Return the ten digits of an enterprise number, '0203430576'.

    Reads 0203.430.576, BE 0203430576, BE0203.430.576, spaces for dots, and nine digits (the number
    a spreadsheet keeps of it, also as int). Raises IdentifierError `kbo.empty`, `kbo.format`,
    `kbo.establishment` or `kbo.checksum`.
    """
    cleaned = " ".join(str(text).split())  # a no-break space counts as a space
    if not cleaned:
        raise IdentifierError("kbo.empty")
    found = _NUMBER.fullmatch(cleaned)
    if found is None:
        raise IdentifierError("kbo.format", {"text": cleaned})
    number = re.sub("[. ]", "", found[1]).zfill(_LENGTH)
    _check_digits(number, cleaned)
    return number


def _check_digits(number: str, text: str) -> None:
    """Refuse ten digits that no enterprise can have, see `parse_kbo`."""
    if "2" <= number[0] <= "8":
        raise IdentifierError("kbo.establishment", {"text": text})
    if number[0] not in "01":
        raise IdentifierError("kbo.format", {"text": text})
    if number[_SERIAL_DIGITS:] != kbo_check_digits(number[:_SERIAL_DIGITS]):
        raise IdentifierError("kbo.checksum", {"text": text})


def format_kbo(number: str) -> str:
    """Return '0203.430.576'; raises IdentifierError like `parse_kbo`."""
    digits = parse_kbo(number)
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def kbo_check_digits(first_eight: str) -> str:
    """Return the two check digits, 01 to 97; raises IdentifierError `kbo.format`."""
    if not re.fullmatch(rf"\d{{{_SERIAL_DIGITS}}}", first_eight, re.ASCII):
        raise IdentifierError("kbo.format", {"text": first_eight})
    return f"{_MODULUS - int(first_eight) % _MODULUS:02d}"


def make_kbo(serial: int) -> str:
    """Return a valid but never issued number for demo and test data, one for each serial 0-999999.

    Raises IdentifierError `kbo.serial` outside that range.
    """
    if not 0 <= serial < _FICTITIOUS_COUNT:
        raise IdentifierError("kbo.serial", {"serial": serial})
    first_eight = f"{_FICTITIOUS_FROM + serial:0{_SERIAL_DIGITS}d}"
    return first_eight + kbo_check_digits(first_eight)

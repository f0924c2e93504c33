"""Text that a spreadsheet program would run as a formula, and how a CSV file carries it.

A CSV file has no types, so such text gets one apostrophe in front; reading takes exactly one off
again. Text that already starts with apostrophes before a dangerous character gets one more, so
every text comes back unchanged. A plain number, also a negative one, is left as it is.
"""

from __future__ import annotations

import re

# Full-width and small forms too: some programs fold them to ASCII before they look.
STARTERS = "=+\\-@|＝＋－＠｜﹦﹢﹣﹫−"
_DANGEROUS = re.compile(rf"[\t\r\n]|\s*[{STARTERS}]")
_GUARDED = re.compile(rf"'+(?:[\t\r\n]|\s*[{STARTERS}])")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\s?%?", re.ASCII)


def is_dangerous(text: str) -> bool:
    """Tell whether a program may take the text for a formula."""
    return bool(_DANGEROUS.match(text)) and not _NUMBER.fullmatch(text)


def guard(text: str) -> str:
    """Return the text as it stands in a CSV file."""
    return f"'{text}" if is_dangerous(text) or _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """Return the text as it was before `guard`."""
    return text[1:] if _GUARDED.match(text) and not _NUMBER.fullmatch(text[1:]) else text

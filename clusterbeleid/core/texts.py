"""Where a code becomes a sentence: findings, calculation lines, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from clusterbeleid.core.formatting import format_day, format_number
from clusterbeleid.kernel.findings import Finding

_SENTENCES: dict[str, str | Promise] = {}


class UnknownCode(KeyError):
    """A code without a sentence; found by a test before a user can meet it."""


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Add the sentences of a room; raises ValueError when a code has another sentence."""
    for code, text in sentences.items():
        if code in _SENTENCES and str(_SENTENCES[code]) != str(text):
            raise ValueError(f"two sentences for {code}")
        _SENTENCES[code] = text


def known_codes() -> frozenset[str]:
    """Return all codes that have a sentence."""
    return frozenset(_SENTENCES)


def sentence(finding: Finding | str, params: Mapping[str, Any] | None = None) -> str:
    """Return the sentence of a finding or code in the language in use.

    Dates and amounts among the parameters are written as the reader expects them, and a
    code among them as its own sentence.
    """
    code = finding if isinstance(finding, str) else finding.code
    values = params if isinstance(finding, str) else finding.params
    if code not in _SENTENCES:
        raise UnknownCode(code)
    written = {name: _write(value) for name, value in (values or {}).items()}
    return str(_SENTENCES[code]) % written


def _write(value: Any) -> str:
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Decimal):
        return format_number(value)
    return str(_SENTENCES.get(value, value))

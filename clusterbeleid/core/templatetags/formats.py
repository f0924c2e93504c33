"""Values in templates: ``{% euro amount %}``, ``{% day date %}``, ``{% kbo number %}``, ``{% sentence finding %}``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from clusterbeleid.core import formatting, texts
from clusterbeleid.kernel.findings import Finding, Line

register = template.Library()

register.simple_tag(formatting.format_euro, name="euro")
register.simple_tag(formatting.format_number, name="number")
register.simple_tag(formatting.format_pct, name="pct")
register.simple_tag(formatting.format_enterprise_number, name="kbo")


def _time(value: date | None, write: Callable[[Any], str]) -> str | SafeString:
    if value is None:
        return formatting.NOTHING
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), write(value))


@register.simple_tag
def day(value: date | None) -> str | SafeString:
    """Write 21/11/2026."""
    return _time(value, formatting.format_day)


@register.simple_tag
def day_named(value: date | None) -> str | SafeString:
    """Write za 21/11/2026."""
    return _time(value, formatting.format_day_named)


@register.simple_tag
def day_long(value: date | None) -> str | SafeString:
    """Write zaterdag 21 november 2026."""
    return _time(value, formatting.format_day_long)


@register.simple_tag
def moment(value: datetime | None) -> str | SafeString:
    """Write 21/11/2026 08:15."""
    return _time(value, formatting.format_moment)


@register.simple_tag
def period(first: date | None, last: date | None) -> str | SafeString:
    """Write 01/01/2017 – 31/12/2026; a period without end says so."""
    if first is None:
        return formatting.NOTHING
    if last is None:
        return format_html("{} {}", gettext("from"), day(first))
    return format_html("{}\N{NO-BREAK SPACE}– {}", day(first), day(last))


@register.simple_tag
def sentence(finding: Finding | str) -> str:
    """Write a finding, or a code without parameters, as a sentence."""
    return texts.sentence(finding)


@register.simple_tag
def line_value(line: Line) -> str | SafeString:
    """Write the value of a calculation line by its unit; raises ValueError for an unknown unit."""
    if line.unit not in _WRITERS:
        raise ValueError(f"no way to write a line in {line.unit!r}")
    return _WRITERS[line.unit](line.value)


def _euro(value: Any) -> str:
    return formatting.format_euro(Decimal(value))


def _pct(value: Any) -> str:
    return formatting.format_pct(Decimal(value))


def _days(value: Any) -> str:
    words = ngettext("%(days)s day", "%(days)s days", int(value))
    return words % {"days": formatting.format_number(value)}


def _text(value: Any) -> str:
    """Write a text value; a message code becomes its sentence."""
    text = str(value)
    return texts.sentence(text) if text in texts.known_codes() else text


_WRITERS: dict[str, Callable[[Any], str | SafeString]] = {
    "EUR": _euro,
    "pct": _pct,
    "days": _days,
    "date": day,
    "number": formatting.format_number,
    "text": _text,
}

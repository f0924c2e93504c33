"""Components that show what rules say and what work does; loaded through ``{% load ui %}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import texts
from clusterbeleid.core.ui import Event, Progress, Text
from clusterbeleid.kernel.findings import Explained, Finding, Level

register = template.Library()

LEVELS: Mapping[Level, tuple[Text, str]] = {
    Level.BLOCK: (_("Blocks"), "ban"),
    Level.OVERRIDE: (_("Only with a reasoned decision"), "lock-closed"),
    Level.WARN: (_("Take note"), "alert-triangle"),
    Level.RECORD: (_("To be recorded"), "pencil"),
}


# --- what rules say -------------------------------------------------------------------------------------------


@register.inclusion_tag("components/findings.html")
def findings(items: Iterable[Finding]) -> dict[str, Any]:
    """List findings, hardest first, each with its level in words, its sentence and its rule."""
    order = list(Level)
    rows = [
        {
            "level": finding.level.value.lower(),
            "level_label": LEVELS[finding.level][0],
            "icon_name": LEVELS[finding.level][1],
            "text": texts.sentence(finding),
            "rule": finding.rule,
        }
        for finding in sorted(items, key=lambda item: order.index(item.level))
    ]
    return {"rows": rows}


@register.inclusion_tag("components/why.html")
def why(explained: Explained, label: Text = _("Why?"), opened: bool = False) -> dict[str, Any]:
    """Show how a result came about: each line with value, source and parameter, and the findings."""
    lines = [{"term": texts.sentence(line.term), "line": line} for line in explained.lines]
    return {"lines": lines, "findings_shown": explained.findings, "label": label, "opened": opened}


# --- time and work --------------------------------------------------------------------------------------------


@register.inclusion_tag("components/events.html")
def events(items: Iterable[Event], label: Text = _("What happened")) -> dict[str, Any]:
    """List events with moment, person, text and the fields that changed; give the newest first."""
    return {"items": list(items), "label": label}


@register.inclusion_tag("components/progress.html")
def progress(job: Progress) -> dict[str, Any]:
    """Show a background job; asks for itself again every two seconds while the job runs."""
    return {"job": job}


@register.inclusion_tag("components/chart.html")
def chart(drawing: Any, opened: bool = False) -> dict[str, Any]:
    """Draw a chart of ``core.charts`` with the same figures in a table under it; ``opened`` shows the table at once."""
    return {"chart": drawing, "opened": opened}


@register.inclusion_tag("components/conflict.html")
def conflict(rows: Iterable[Any], who: str = "") -> dict[str, Any]:
    """Show what somebody else changed: ``core.ui.Difference`` rows with ``old`` as mine and ``new`` as theirs."""
    return {"rows": list(rows), "who": who}


@register.simple_block_tag
def confirm(
    content: str,
    label: Text,
    title: Text,
    ok: Text = "",
    tone: str = "",
    name: str = "",
    value: str = "",
) -> SafeString:
    """A submit button of the form around it that first asks ``title``; without script it submits at once."""
    page = {"content": content, "label": label, "title": title, "ok": ok or label, "tone": tone}
    page |= {"name": name, "value": value, "dom_id": f"confirm-{slugify(str(title))}"}
    return render_to_string("components/confirm.html", page)

"""Errors of a form with rows: those of the form itself and of each row."""

from __future__ import annotations

from typing import Any

from django import forms, template

from agreements.forms.rows import Rows
from clusterbeleid.core.templatetags.forms import error_summary

register = template.Library()


@register.inclusion_tag("components/error_summary.html")
def draft_errors(form: forms.Form, rows_typed: Rows[Any]) -> dict[str, Any]:
    """List the errors of all parts, those of a row with its number."""
    rows = list(error_summary(form)["rows"])
    for number, row in enumerate(rows_typed.forms, start=1):
        if row.is_bound:
            place = str(rows_typed.PLACE) % {"number": number}
            rows += [
                {**error, "label": f"{place}, {error['label']}" if error["label"] else place}
                for error in error_summary(row)["rows"]
            ]
    return {"rows": rows}

"""Errors of the form for a grant: those of the agreement and of each project year."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from agreements.forms.drafts import AgreementForm
from agreements.forms.years import YearRows
from clusterbeleid.core.templatetags.forms import error_summary

register = template.Library()


@register.inclusion_tag("components/error_summary.html")
def draft_errors(form: AgreementForm, years: YearRows) -> dict[str, Any]:
    """List the errors of all parts, those of a row with the number of its project year."""
    rows = list(error_summary(form)["rows"])
    for number, row in enumerate(years.forms, start=1):
        if row.is_bound:
            place = _("Project year %(number)s") % {"number": number}
            rows += [
                {**error, "label": f"{place}, {error['label']}" if error["label"] else place}
                for error in error_summary(row)["rows"]
            ]
    return {"rows": rows}

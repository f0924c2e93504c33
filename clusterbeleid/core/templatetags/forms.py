"""Forms as people can use them: label, hint, error in words at the field and in a summary that links to the field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from clusterbeleid.core.fields import AmountInput, DayInput, EnterpriseNumberInput
from clusterbeleid.core.ui import Text

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
SHORT = (DayInput, EnterpriseNumberInput)


@register.inclusion_tag("components/form.html")
def render_form(form: forms.BaseForm, summary: bool = True) -> dict[str, Any]:
    """Draw all fields of a form, hidden ones too; the page writes the ``<form>``, the token and the buttons."""
    return {"form": form, "fields": form.visible_fields(), "summary": summary}


@register.inclusion_tag("components/field.html")
def render_field(field: BoundField, label: Text = "", width: str = "") -> dict[str, Any]:
    """Draw one field; ``width`` is ``short``, ``medium`` or empty for the full width of the form."""
    hint_id = f"{field.auto_id}-hint" if field.help_text else ""
    error_id = f"{field.auto_id}-error" if field.errors else ""
    return {
        "field": field,
        "label": label or field.label,
        "kind": _kind(field),
        "required": field.field.required,
        "hint_id": hint_id,
        "error_id": error_id,
        "described_by": " ".join(filter(None, (hint_id, error_id))),
        "control": _control(field, " ".join(filter(None, (hint_id, error_id)))),
        "width": width or ("short" if isinstance(field.field.widget, SHORT) else ""),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*bound: forms.BaseForm) -> dict[str, Any]:
    """List the errors of one or more forms, each linked to its field; empty when there are none."""
    return {"rows": [row for form in bound for row in _errors(form)]}


def _errors(form: forms.BaseForm) -> Iterator[dict[str, Any]]:
    for message in form.non_field_errors():
        yield {"target": "", "label": "", "message": message}
    for name in form.errors:
        if name in form.fields:
            field = form[name]
            for message in field.errors:
                yield {"target": _target(field), "label": field.label, "message": message}


def _target(field: BoundField) -> str:
    """Return the id a link can jump to: of a group the first choice, of a hidden field nothing."""
    if field.is_hidden:
        return ""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, GROUPS) else str(field.auto_id)


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, GROUPS):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "amount" if isinstance(widget, AmountInput) else "input"


def _control(field: BoundField, described_by: str) -> SafeString | str:
    """Return the widget with our classes and the ids of hint and error; a group is drawn choice by choice."""
    widget = field.field.widget
    if isinstance(widget, GROUPS):
        return ""
    attrs: dict[str, str | bool] = {
        "class": " ".join([*_classes(widget), *(["au-c-input--error"] if field.errors else [])])
    }
    if isinstance(widget, forms.Textarea):
        attrs["rows"] = str(widget.attrs.get("rows", "")).replace(
            "10", "4"
        )  # Django's ten lines are a page
    if described_by:
        attrs["aria-describedby"] = described_by
    return field.as_widget(attrs=attrs)


def _classes(widget: forms.Widget) -> list[str]:
    if isinstance(widget, forms.CheckboxInput):
        return ["cb-check__input"]
    if isinstance(widget, forms.Textarea):
        return ["au-c-textarea", "au-c-input--block"]
    if isinstance(widget, forms.FileInput):
        return ["cb-file"]
    if isinstance(widget, forms.Select):
        return ["au-c-input", "cb-select", "au-c-input--block"]
    return ["au-c-input", "au-c-input--block"]

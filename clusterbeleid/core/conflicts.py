"""What two people changed at once, side by side, for the component ``conflict``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext

from clusterbeleid.core.formatting import NOTHING, format_day, format_number
from clusterbeleid.core.ui import Difference


def conflict_rows(form: forms.BaseForm, model: type[models.Model]) -> list[Difference]:
    """Return the fields that somebody else changed: as typed here, and as stored now.

    ``form`` went through ``attempt``; without a conflict the list is empty. Fields that the
    form does not show, or that both filled in alike, are left out.
    """
    found = getattr(form, "conflict", None)
    if found is None:
        return []
    return [
        Difference(form[name].label, _mine(form, name), _written(model, name, theirs))
        for name, theirs in found.theirs.items()
        if name in form.fields and _typed(form, name) != theirs
    ]


def _typed(form: forms.BaseForm, name: str) -> Any:
    """Return what was typed as a value; of a chosen record its key."""
    value = form.cleaned_data.get(name)
    return getattr(value, "pk", value)


def _mine(form: forms.BaseForm, name: str) -> str:
    """Return what was typed, or the words of what was chosen."""
    typed = form.cleaned_data.get(name) if name in form.cleaned_data else form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices[typed]) if typed in choices else _plain(typed)


def _written(model: type[models.Model], name: str, value: Any) -> str:
    field = model._meta.get_field(name)
    choices = dict(getattr(field, "flatchoices", ()))
    return str(choices[value]) if value in choices else _plain(value)


def _plain(value: Any) -> str:
    match value:
        case None | "":
            return NOTHING
        case bool():
            return gettext("yes") if value else gettext("no")
        case date():
            return format_day(value)
        case Decimal():
            return format_number(value)
    return str(value)

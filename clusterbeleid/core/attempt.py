"""From a form to an action and back: a refusal becomes a message at the form, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.texts import sentence

T = TypeVar("T")


def attempt(
    form: forms.BaseForm, act: Callable[[], T], *, fields: Mapping[str, str] | None = None
) -> T | None:
    """Run ``act`` for a valid ``form``; return its result, or None with the errors on the form.

    ``fields`` maps codes of findings to the field of their sentence; what is wrong with a file
    stands at ``file``, others on top.
    """
    try:
        return act()
    except Refused as refusal:
        _tell_findings(form, refusal, fields or {})
    except ValidationError as error:
        _add(form, error)
    except Conflict as conflict:
        _tell_conflict(form, conflict)
    return None


def _tell_findings(form: forms.BaseForm, refusal: Refused, places: Mapping[str, str]) -> None:
    for finding in refusal.findings:
        of_file = "file" if finding.code.startswith("file.") else None
        place = places.get(finding.code, of_file)
        form.add_error(place if place in form.fields else None, sentence(finding))


def _tell_conflict(form: forms.BaseForm, conflict: Conflict) -> None:
    """Say it above the form, and keep it as ``form.conflict`` for the page."""
    form.conflict = conflict  # type: ignore[attr-defined]  # read by the page
    _build_upon(form, conflict.version)
    form.add_error(None, _("Somebody else changed this while you were working."))


def _build_upon(form: forms.BaseForm, version: int) -> None:
    """Let the next try save upon what is stored now: by then the person has compared."""
    if "version" in form.fields:
        data: Any = form.data
        form.data = data.copy()
        form.data[form.add_prefix("version")] = str(version)  # type: ignore[index]  # a copy may change


def _add(form: forms.BaseForm, error: ValidationError) -> None:
    """Put the errors of a model at the fields of the form that exist, the others on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        place = name if name != NON_FIELD_ERRORS and name in form.fields else None
        form.add_error(place, [message for one in errors for message in one.messages])

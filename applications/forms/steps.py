"""Forms of the steps of an application: files, signing, completing, joining."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.enums import DocumentKind
from applications.forms.moments import MomentField
from applications.models import Application
from applications.texts.form import SECTIONS
from clusterbeleid.core.forms import ReasonForm, offer_choices, offer_rows
from clusters.forms.common import chosen


class DocumentForm(forms.Form):
    """A file with its kind and title."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, Word, Excel, CSV, PNG or JPEG."))
    kind = chosen(_("Kind"), DocumentKind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)


class SubmitForm(forms.Form):
    """The hash of what the signatory read, and the declaration."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agree = forms.BooleanField(
        label=_("I read the whole application and sign it for my organisation."),
        error_messages={"required": _("Mark this to sign.")},
    )


class CompletionForm(ReasonForm):
    """Which sections open, and until when."""

    sections = forms.MultipleChoiceField(
        label=_("Sections that open"), widget=forms.CheckboxSelectMultiple
    )
    closes_at = MomentField(label=_("Until"))
    field_order = ["sections", "closes_at", "reason"]

    def __init__(self, *args: Any, codes: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "sections", [(code, SECTIONS[code]) for code in codes])


class JoinForm(ReasonForm):
    """The other expressions of interest to join with this one."""

    others: forms.ModelMultipleChoiceField[Application] = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Join with"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ["others", "reason"]

    def __init__(self, *args: Any, others: QuerySet[Application], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "others", others)


class InviteForm(forms.Form):
    """Why, when somebody wants to say so."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""Typing a grant: the agreement; its project years are rows of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions import AgreementDraft
from agreements.enums import AidKind, StartReading, TermClock
from agreements.forms.years import YearRows
from agreements.models import SupportScheme
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_rows
from clusters.models import Cluster


class AgreementForm(forms.Form):
    """The agreement itself; ``version`` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    scheme = forms.ModelChoiceField(
        SupportScheme.objects.none(), label=_("Scheme"), empty_label=_("Choose…")
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    granted_on = DayField(label=_("Granted on"))
    decision_reference = forms.CharField(label=_("Reference of the decision"), max_length=100)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        required=False,
        help_text=_("Leave empty to let us make one."),
    )
    aid_kind = forms.ChoiceField(
        label=_("Kind of aid"), choices=AidKind.choices, initial=AidKind.OPERATING
    )
    start_reading = forms.ChoiceField(
        label=_("Reading of the start"),
        choices=StartReading.choices,
        initial=StartReading.EVENT,
        help_text=_("Decides the due date of the co-financing."),
    )
    clock = forms.ChoiceField(
        label=_("Counting rules"), choices=TermClock.choices, initial=TermClock.BE
    )

    def __init__(self, *args: Any, cluster: Cluster, schemes: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.cluster = cluster
        offer_rows(self, "scheme", schemes)


def draft_from(form: AgreementForm, years: YearRows) -> AgreementDraft:
    """Return what two valid forms say."""
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    return AgreementDraft(years=years.drafts, **values)

"""Forms about admissibility."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.actions.judging.admissibility import ExclusionData
from clusterbeleid.core.fields import DayField
from clusters.forms.common import words, yes_no

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ExclusionForm(forms.Form):
    """A test of the exclusions (R14)."""

    tested_on = DayField(label=pgettext_lazy("exclusions", "Tested on"))
    accounts_year = forms.IntegerField(
        label=_("Year of the annual accounts"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("For example: National Bank, annual accounts 2025."),
    )
    recovery_open = yes_no(_("Is a recovery order of the Commission still open?"))
    in_difficulty = yes_no(_("Is the undertaking in difficulty?"))
    note = words(_("Explanation"), required=False)

    def data_of_test(self) -> ExclusionData:
        """Return what a valid form says."""
        return ExclusionData(**self.cleaned_data)


class PointForm(forms.Form):
    """The answer to one point of the checklist."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    met = yes_no(_("Is this point met?"))
    reason = words(
        _("Why"),
        rows=3,
        error_messages={"required": _("Write down why; the reason is kept with your name.")},
    )


class AdmissibleForm(forms.Form):
    """Nothing but a remark, which may stay empty."""

    motivation = words(_("Remark"), rows=2, required=False)


class InadmissibleForm(forms.Form):
    """The grounds as the applicant will read them."""

    motivation = words(
        _("Grounds"),
        rows=8,
        help_text=_("The applicant reads this in the letter. Write in the language of the file."),
    )

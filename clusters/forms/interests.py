"""Forms about interests of people of the agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_choices
from clusters.forms.common import ReasonedForm, chosen, words


class InterestForm(forms.Form):
    """Declare an own interest in one of the files somebody sees."""

    scope = chosen(_("File"), [])
    first_day = DayField(label=_("From"))
    interest = words(
        _("Which interest do you have?"),
        rows=3,
        help_text=_("From now on you neither see nor handle this file. A head of team ends it."),
    )

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "scope", [("", _("Choose…")), *files])
        self.titles = dict(files)


class EndInterestForm(ReasonedForm):
    """End an interest."""

    last_day = DayField(label=_("Last day"))
    field_order = ["version", "last_day", "reason"]

"""What people choose about a published table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusters.models import Cluster
from projects.enums import PolicyLabel
from projects.rules.selections import Selection

# As for envelopes: no money of clusters is older.
FIRST_YEAR = 2015


class TableForm(forms.Form):
    """Which projects a table counts; fields that make no sense for the table are left out."""

    first = forms.IntegerField(label=_("From year"), required=False)
    last = forms.IntegerField(label=_("Up to year"), required=False)
    cluster = forms.ModelChoiceField(
        Cluster.objects.none(),
        label=_("Cluster that takes part"),
        required=False,
        empty_label=_("All"),
    )
    label = forms.ChoiceField(
        label=_("Policy label"), choices=[("", _("All")), *PolicyLabel.choices], required=False
    )
    op = DayField(label=_("As of"), required=False)

    def __init__(self, *args: Any, offers: Collection[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.useless = set(self.fields) - set(offers)
        for name in self.useless:
            del self.fields[name]

    def clean_first(self) -> int | None:
        """Refuse a year without projects."""
        return self._year("first")

    def clean_last(self) -> int | None:
        """Refuse a year without projects, and one before the first."""
        year, first = self._year("last"), self.cleaned_data.get("first")
        if year and first and year < first:
            raise forms.ValidationError(_("The last year lies before the first year."))
        return year

    def clean_op(self) -> date | None:
        """Refuse a day to come: nothing is known of it."""
        day: date | None = self.cleaned_data["op"]
        if day and day > self.today:
            raise forms.ValidationError(_("Choose a day that is not in the future."))
        return day

    def selection(self) -> Selection:
        """Return what was chosen; everything when the form has faults."""
        found = self.cleaned_data if self.is_valid() else {}
        cluster = found.get("cluster")
        return Selection(
            found.get("first"),
            found.get("last"),
            cluster.pk if cluster else None,
            found.get("label") or None,
        )

    def day(self) -> date:
        """Return the day as of which is counted; today unless another was chosen."""
        found: date | None = self.cleaned_data.get("op") if self.is_valid() else None
        return found or self.today

    def query(self) -> dict[str, str]:
        """Return what was chosen as parameters of an address."""
        if not self.is_valid():
            return {}
        return {name: self.data[name] for name in self.fields if self.data.get(name)}

    def carried(self) -> dict[str, str]:
        """Return the same with what this table has no use for, for the way to another one."""
        useless = {name: self.data[name] for name in self.useless if self.data.get(name)}
        return {**self.query(), **useless}

    def _year(self, name: str) -> int | None:
        year: int | None = self.cleaned_data[name]
        if year is not None and not FIRST_YEAR <= year <= self.today.year:
            words = {"first": FIRST_YEAR, "last": self.today.year}
            raise forms.ValidationError(_("Choose a year from %(first)s up to %(last)s.") % words)
        return year

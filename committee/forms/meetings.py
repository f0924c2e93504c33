"""Forms about seats, meetings and who is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.accounts.models import User
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_choices, offer_rows
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo
from clusters.forms.common import PeriodForm, ReasonedForm, chosen
from committee.actions import MeetingData, PresenceData, SeatData
from committee.enums import MeetingKind, Presence, SeatRole
from committee.models import CommitteeMandate
from committee.subjects import known_subjects


class SeatForm(PeriodForm):
    """A seat in the committee."""

    person: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        queryset=None, label=_("Person"), empty_label=_("Choose…")
    )
    role = chosen(_("Seat"), SeatRole.choices)
    organisations = forms.CharField(
        label=_("Enterprise numbers of bodies this person belongs to"),
        required=False,
        max_length=400,
        help_text=_("Separated by commas. They help to find interests."),
    )
    field_order = ["person", "role", "organisations", "first_day", "last_day"]

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "person", people)

    def clean_organisations(self) -> tuple[str, ...]:
        """Return the numbers as ten digits each."""
        parts = self.cleaned_data["organisations"].replace(";", ",").split(",")
        try:
            return tuple(parse_kbo(part) for part in map(str.strip, parts) if part)
        except KernelError as error:
            raise forms.ValidationError(sentence(error.code, error.params)) from error

    def data_for_action(self) -> SeatData:
        """Return what the actions need."""
        names = ("person", "role", "first_day", "last_day", "organisations")
        return SeatData(**{name: self.cleaned_data[name] for name in names})


class CorrectSeatForm(SeatForm, ReasonedForm):
    """Change or end a seat."""

    field_order = ["version", "person", "role", "organisations", "first_day", "last_day", "reason"]


class MeetingForm(forms.Form):
    """A meeting, or a round in writing."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, widget=forms.RadioSelect)
    on_day = DayField(label=pgettext_lazy("meeting", "Day"))
    begins_at = forms.TimeField(
        label=_("Hour"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("For example 9:30."),
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    closes_on = DayField(
        label=_("In writing: last day to answer"),
        required=False,
        help_text=_("Members answer until 24:00 of this day. Leave empty for a meeting."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask the last day of a round in writing, after its first."""
        values = super().clean() or {}
        first, last = values.get("on_day"), values.get("closes_on")
        if values.get("kind") == MeetingKind.WRITTEN and "closes_on" not in self.errors:
            if last is None:
                self.add_error("closes_on", _("Say until when members may answer in writing."))
            elif first is not None and last < first:
                self.add_error("closes_on", _("The last day lies before the first day."))
        return values

    def data_for_action(self) -> MeetingData:
        """Return what the actions need."""
        values = self.cleaned_data
        written = values["kind"] == MeetingKind.WRITTEN
        return MeetingData(
            kind=values["kind"],
            on_day=values["on_day"],
            begins_at=values["begins_at"],
            place=values["place"],
            closes_at=end_of(values["closes_on"]) if written else None,
        )


class CorrectMeetingForm(MeetingForm, ReasonedForm):
    """Change a meeting that did not open yet."""

    field_order = ["version", "kind", "on_day", "begins_at", "place", "closes_on", "reason"]


class AttendanceForm(forms.Form):
    """Who is there, one line for each seat; a deputy says whom it replaces."""

    def __init__(self, *args: Any, seats: Sequence[CommitteeMandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        replaceable = [
            (str(seat.pk), seat.person.full_name)
            for seat in seats
            if seat.role in {SeatRole.CHAIR, SeatRole.MEMBER}
        ]
        for seat in seats:
            name = f"{seat.person.full_name} ({seat.get_role_display()})"
            self.fields[f"seat-{seat.pk}"] = forms.ChoiceField(
                label=name, choices=Presence.choices, widget=forms.RadioSelect
            )
            if seat.role == SeatRole.DEPUTY:
                self.fields[f"replaces-{seat.pk}"] = forms.ChoiceField(
                    label=_("%(name)s replaces") % {"name": seat.person.full_name},
                    choices=[("", _("Nobody")), *replaceable],
                    required=False,
                )

    def data_for_action(self) -> dict[int, PresenceData]:
        """Return presence by key of the seat."""
        values = self.cleaned_data
        return {
            seat.pk: PresenceData(
                values[f"seat-{seat.pk}"], int(values.get(f"replaces-{seat.pk}") or 0) or None
            )
            for seat in self.seats
        }


class AddItemForm(forms.Form):
    """Choose a file that waits for the committee; its own page tells what is in it."""

    subject = forms.ChoiceField(label=pgettext_lazy("dossier", "File"), choices=())

    def __init__(self, *args: Any, waiting: Sequence[tuple[str, int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = known_subjects()
        groups: dict[str, list[tuple[str, str]]] = {}
        for kind, subject_id, title in waiting:
            groups.setdefault(str(kinds[kind].label), []).append((f"{kind}|{subject_id}", title))
        offer_choices(self, "subject", [("", _("Choose…")), *groups.items()])

    def chosen(self) -> tuple[str, int]:
        """Return kind and key of the subject."""
        kind, _bar, key = self.cleaned_data["subject"].rpartition("|")
        return kind, int(key)


def end_of(day: date) -> datetime:
    """Return midnight at the end of ``day`` in Brussels."""
    return datetime.combine(day + timedelta(days=1), time(0), BRUSSELS)

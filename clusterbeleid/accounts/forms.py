"""Forms about people; the rules live in the actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.rules import ROLES_TO_ASSIGN
from clusterbeleid.core.enums import MailWay
from clusterbeleid.core.fields import DayField, EnterpriseNumberField
from clusterbeleid.core.forms import ValuesForm
from clusterbeleid.core.outbox import gathering_kinds

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class LoginForm(ValuesForm):
    """Address and password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(ValuesForm):
    """A new password, typed once: a password manager or a long sentence is not mistyped twice."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters. A sentence is easier to remember than a puzzle."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class MailForm(ValuesForm):
    """How somebody wants each kind of message that may wait."""

    def __init__(self, *args: Any, chosen: Mapping[str, str], **kwargs: Any) -> None:
        """Ask one question for each kind; ``chosen`` holds the answers of before."""
        super().__init__(*args, **kwargs)
        for kind, label in gathering_kinds().items():
            self.fields[_field_of(kind)] = forms.ChoiceField(
                label=str(label),
                choices=MailWay.choices,
                initial=chosen.get(kind, MailWay.DAILY.value),
            )

    def values(self) -> dict[str, Any]:
        """Return the way chosen for each kind of message."""
        return {kind: self.cleaned_data[_field_of(kind)] for kind in gathering_kinds()}


def _field_of(kind: str) -> str:
    return kind.replace(".", "-")


class AddressForm(ValuesForm):
    """Ask for a link to choose a new password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


class PersonForm(ValuesForm):
    """Name, address and language of a person."""

    full_name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="nl")


class CorrectPersonForm(PersonForm):
    """As above, with the version that was read and a reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason of the change"), max_length=500)

    @staticmethod
    def start(person: User) -> dict[str, Any]:
        """Return what is stored now, with its version."""
        names = ("full_name", "email", "language", "version")
        return {name: getattr(person, name) for name in names}

    def values(self) -> dict[str, Any]:
        """Return what was typed; the version becomes the one to save upon."""
        found = super().values()
        found["expected_version"] = found.pop("version")
        return found


class PeriodForm(ValuesForm):
    """First and last day of a right, with a reason."""

    first_day = DayField(label=_("First day"))
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty for a right without end. Day/month/year."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=500)


class RoleForm(PeriodForm):
    """A role of the agency for a period."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, role.label) for role in ROLES_TO_ASSIGN]
    )
    field_order = ("role", "first_day", "last_day", "reason")


class MandateForm(PeriodForm):
    """A mandate for an organisation for a period."""

    organisation_number = EnterpriseNumberField(label=_("Enterprise number"))
    kind = forms.ChoiceField(label=_("What may this person do?"), choices=MandateKind.choices)
    field_order = ("organisation_number", "kind", "first_day", "last_day", "reason")


class EndForm(ValuesForm):
    """The last day of a right and the reason."""

    last_day = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=500)


class ReasonForm(ValuesForm):
    """Only a reason."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class ColleagueForm(PersonForm):
    """A colleague who will act for the organisation."""

    kind = forms.ChoiceField(label=_("What may this person do?"), choices=MandateKind.choices)


class CodeForm(ValuesForm):
    """The code of the second step."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits of your app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )


class PasskeyForm(ValuesForm):
    """The answer of the browser about a passkey, filled in by the browser."""

    answer = forms.CharField(
        max_length=20_000,
        widget=forms.HiddenInput(attrs={"data-passkey-answer": ""}),
        error_messages={"required": _("Your browser showed no passkey. Try again.")},
    )


class NewPasskeyForm(PasskeyForm):
    """A new passkey, with a name to know it by."""

    label = forms.CharField(label=_("Name of this passkey"), max_length=60)
    field_order = ("label", "answer")


class ProveForm(ValuesForm):
    """The password once more, before something that matters."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

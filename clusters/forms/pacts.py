"""Forms about cluster pacts (R39)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import ReasonForm, offer_rows
from clusters.actions.pacts import (
    CommitmentData,
    PactData,
    PartyData,
    ReviewData,
    SignatoryData,
)
from clusters.enums import PartyKind, SignatoryRole
from clusters.forms.common import chosen, words
from clusters.models import PactCommitment, PactParty


class VersionedForm(forms.Form):
    """A change to a draft, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def change(self) -> dict[str, Any]:
        """Return the version under the name that the actions use."""
        return {"expected_version": self.cleaned_data["version"]}


class PactForm(VersionedForm):
    """What a version says of itself."""

    title = forms.CharField(label=_("Title"), max_length=200)
    introduction = words(_("What it is about"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Where the text stands, for a pact that was signed on paper."),
    )
    first_review_due = DayField(label=_("First yearly review due"))

    def details(self) -> PactData:
        """Return what was filled in as the actions take it."""
        return PactData(**{name: self.cleaned_data[name] for name in PACT_FIELDS})


PACT_FIELDS = ("title", "introduction", "source", "first_review_due")


class RenewalForm(PactForm):
    """The next version, with the promises that stay."""

    kept: forms.ModelMultipleChoiceField[PactCommitment] = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Commitments that stay"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, commitments: QuerySet[PactCommitment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "kept", commitments)

    def kept_keys(self) -> set[int]:
        """Return the keys of the promises that stay."""
        return {row.pk for row in self.cleaned_data["kept"]}


class PartyForm(VersionedForm):
    """A party to the pact."""

    kind = chosen(_("Side"), PartyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)

    def details(self) -> PartyData:
        """Return what was filled in as the actions take it."""
        return PartyData(self.cleaned_data["kind"], self.cleaned_data["name"])


class OfPartyForm(VersionedForm):
    """Something that belongs to one of the parties of the draft."""

    party: forms.ModelChoiceField[PactParty] = forms.ModelChoiceField(
        queryset=None, label=_("Party"), empty_label=_("Choose…")
    )

    def __init__(self, *args: Any, parties: QuerySet[PactParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "party", parties)


class SignatoryForm(OfPartyForm):
    """Somebody who signs for a party."""

    role = chosen(_("Signs as"), SignatoryRole.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    function = forms.CharField(label=_("Function"), max_length=200)
    signed_on = DayField(
        label=_("Signed on"),
        required=False,
        help_text=_("Leave empty until the signature is there, or when no source gives the day."),
    )

    def parts(self) -> dict[str, Any]:
        """Return what was filled in under the names that the actions use."""
        names = ("role", "name", "function", "signed_on")
        values = self.cleaned_data
        return {
            "party": values["party"],
            "data": SignatoryData(**{name: values[name] for name in names}),
        }


class MinisterForm(forms.Form):
    """Another minister who joins a signed version."""

    party = forms.CharField(
        label=_("Office"), max_length=200, help_text=_("For example: Flemish minister of Mobility.")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    signed_on = DayField(label=_("Signed on"))

    def details(self) -> SignatoryData:
        """Return what was filled in as the action takes it."""
        values = self.cleaned_data
        role = SignatoryRole.MINISTER.value
        return SignatoryData(role, values["name"], values["party"], values["signed_on"])


class CommitmentForm(OfPartyForm):
    """What a party promises."""

    title = forms.CharField(label=_("Commitment"), max_length=300)
    detail = words(_("Explanation"), required=False)
    due_on = DayField(label=pgettext_lazy("commitment", "Term"), required=False)

    def parts(self) -> dict[str, Any]:
        """Return what was filled in under the names that the actions use."""
        values = self.cleaned_data
        data = CommitmentData(values["title"], values["detail"], values["due_on"])
        return {"owner": values["party"], "data": data}


class SigningForm(forms.Form):
    """The year of signing, with a reason when a day of signing is not known."""

    signed_in = forms.IntegerField(label=_("Year of signing"), min_value=2015, max_value=2100)
    reason = words(
        _("Remark"),
        rows=2,
        required=False,
        help_text=_("Needed when a day of signing is not known: say which source you rest on."),
    )


class StepForm(ReasonForm):
    """A step with a promise; some steps need a reason."""

    def __init__(self, *args: Any, reason_required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = reason_required


class ProgressForm(forms.Form):
    """What was done, with the evidence."""

    text = words(_("What was done"))
    file = forms.FileField(
        label=_("Evidence"), required=False, help_text=_("PDF, Word, Excel, CSV, PNG or JPEG.")
    )

    def told(self) -> dict[str, Any]:
        """Return what was filled in under the names that the action uses."""
        return {"text": self.cleaned_data["text"], "uploaded": self.cleaned_data["file"]}


class ReviewForm(forms.Form):
    """The yearly review."""

    held_on = DayField(label=_("Date of the review"))
    plan = forms.CharField(
        label=_("Yearly plan it rests on"), max_length=200, help_text=_("For example: plan 2027.")
    )
    findings = words(_("Findings"))
    next_due = DayField(label=_("Next review due"))

    def details(self) -> ReviewData:
        """Return what was filled in as the action takes it."""
        return ReviewData(**self.cleaned_data)

"""Forms of officials about a call, its criteria and its terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.data import CallData, CallTexts, CriterionData
from applications.enums import CriterionKind, DocumentKind, Step
from applications.forms.moments import MomentField
from applications.models import Application, Call, CallCriterion
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.forms import ReasonForm, offer_choices
from clusters.enums import ClusterKind
from clusters.forms.common import chosen, words

_SCORES = range(6)
_EVERYBODY, _SOME = "all", "some"


class CallForm(forms.Form):
    """Everything officials set in a call."""

    kind = chosen(_("Kind"), ClusterKind.choices)
    reference = forms.CharField(
        label=_("Reference"), max_length=40, help_text=_("For example IBN-2027.")
    )
    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    about_nl = words(_("Explanation in Dutch"), lang="nl", required=False)
    about_en = words(_("Explanation in English"), lang="en", required=False)
    expression_opens_at = MomentField(label=_("Expressions of interest from"), required=False)
    expression_closes_at = MomentField(label=_("Expressions of interest until"), required=False)
    full_opens_at = MomentField(label=_("Full proposals from"), required=False)
    full_closes_at = MomentField(
        label=_("Full proposals until"),
        required=False,
        help_text=_("Leave empty for a call that stays open."),
    )
    envelope = AmountField(label=_("Envelope"), required=False)
    minimum_companies = forms.IntegerField(
        label=_("Minimum of companies"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("Leave empty to enforce no minimum."),
    )
    required_documents = forms.MultipleChoiceField(
        label=_("Required documents"),
        choices=DocumentKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    contact_name = forms.CharField(label=_("Contact"), max_length=200)
    contact_email = forms.EmailField(label=_("E-mail address of the contact"))
    contact_phone = forms.CharField(
        label=_("Telephone of the contact"), max_length=40, required=False
    )
    decision_reference = forms.CharField(
        label=_("Reference of the government's decision"),
        max_length=100,
        required=False,
        help_text=_("Needed for an ad hoc call."),
    )
    decided_on = DayField(label=_("Date of the government's decision"), required=False)


class CallTextsForm(forms.Form):
    """The words of a call and its contact, with the version that was read and the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    about_nl = words(_("Explanation in Dutch"), lang="nl", required=False)
    about_en = words(_("Explanation in English"), lang="en", required=False)
    contact_name = forms.CharField(label=_("Contact"), max_length=200)
    contact_email = forms.EmailField(label=_("E-mail address of the contact"))
    contact_phone = forms.CharField(
        label=_("Telephone of the contact"), max_length=40, required=False
    )
    reason = words(_("Reason of the change"), rows=2)

    def texts(self) -> CallTexts:
        """Return what a valid form says."""
        return CallTexts(**{row.name: self.cleaned_data[row.name] for row in fields(CallTexts)})


class CorrectCallForm(CallForm):
    """The same, with the version that was read and the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = words(_("Reason of the change"), rows=2)


class CopyForm(forms.Form):
    """The reference of the copy."""

    reference = forms.CharField(label=_("Reference of the new call"), max_length=40)


class DecisionForm(forms.Form):
    """The document of the government's decision."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, Word, Excel, CSV, PNG or JPEG."))


class CriterionForm(forms.Form):
    """A criterion, with what each score means in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("Letters, digits and dashes; stands in exports."),
    )
    kind = chosen(_("Kind"), CriterionKind.choices)
    label_nl = forms.CharField(label=_("Name in Dutch"), max_length=200)
    label_en = forms.CharField(label=_("Name in English"), max_length=200)
    weight = forms.DecimalField(
        label=_("Weight"),
        required=False,
        localize=True,
        min_value=Decimal("0.01"),
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("A critical criterion has no weight: it is passed or failed."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for language, label in (
            ("nl", _("Score %(score)s in Dutch")),
            ("en", _("Score %(score)s in English")),
        ):
            for score in _SCORES:
                self.fields[f"anchor_{language}_{score}"] = forms.CharField(
                    label=label % {"score": score}, max_length=300, required=False
                )

    def criterion(self) -> CriterionData:
        """Return what a valid form says; a critical criterion keeps no anchors."""
        values = self.cleaned_data
        is_main = values["kind"] == CriterionKind.MAIN
        anchors: dict[str, Any] = {
            f"anchors_{language}": tuple(values[f"anchor_{language}_{score}"] for score in _SCORES)
            if is_main
            else ()
            for language in ("nl", "en")
        }
        names = ("code", "kind", "label_nl", "label_en", "weight")
        return CriterionData(**{name: values[name] for name in names}, **anchors)


def criterion_start(row: CallCriterion) -> dict[str, Any]:
    """Return a stored criterion as the form begins with it."""
    start: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("version", "code", "kind", "label_nl", "label_en", "weight")
    }
    for language, texts in (("nl", row.anchors_nl), ("en", row.anchors_en)):
        start |= {f"anchor_{language}_{score}": text for score, text in enumerate(texts)}
    return start


class ExtendForm(ReasonForm):
    """For whom a term moves, and until when."""

    step = forms.ChoiceField(label=_("Step"), widget=forms.RadioSelect)
    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=[(_EVERYBODY, _("For all applicants")), (_SOME, _("For the applications marked"))],
        widget=forms.RadioSelect,
        initial=_EVERYBODY,
    )
    applications = forms.MultipleChoiceField(
        label=_("Applications being written"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    closes_at = MomentField(label=_("New term"))
    field_order = ["step", "whom", "applications", "closes_at", "reason"]

    def __init__(
        self,
        *args: Any,
        steps: Sequence[Step],
        drafts: Iterable[Application],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "step", [(step.value, step.label) for step in steps])
        self.fields["step"].initial = steps[0].value
        self._drafts = {str(row.pk): row for row in drafts}
        # Reference and organisation, and no word of the content: that is for its writers (A5).
        names = {key: f"{row.reference} {row.applicant.name}" for key, row in self._drafts.items()}
        offer_choices(self, "applications", names.items())

    def clean_applications(self) -> list[Application]:
        """Return the applications marked."""
        return [self._drafts[key] for key in self.cleaned_data["applications"]]

    def clean(self) -> dict[str, Any]:
        """Name the mistake at the list: marked applications belong to the step chosen."""
        values = super().clean() or {}
        if values.get("whom") == _SOME and not values.get("applications"):
            self.add_error("applications", _("Mark at least one application."))
        return values

    @property
    def is_for_all(self) -> bool:
        """Tell whether the term moves for everybody."""
        return bool(self.cleaned_data["whom"] == _EVERYBODY)


def call_data(form: forms.Form) -> CallData:
    """Return what a valid form says."""
    values = {field.name: form.cleaned_data[field.name] for field in fields(CallData)}
    return CallData(**{**values, "required_documents": tuple(values["required_documents"])})


def call_start(call: Call) -> dict[str, Any]:
    """Return the stored call as the form begins with it."""
    names = [*(field.name for field in fields(CallData)), "version"]
    return {name: getattr(call, name) for name in names}

"""What people type about money that is claimed back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusters.forms.common import chosen, words
from cofinancing.actions.recoveries import ReceiptData, RecoveryData
from cofinancing.enums import RecoveryGround
from cofinancing.models import Payment

# A division is for years at most: longer is a decision of another kind.
MOST_PARTS = 36

PLACES = {
    "recovery.nothing": "amount",
    "recovery.no_source": "ground",
    "recovery.above_paid": "amount",
    "recovery.above_source": "amount",
    "recovery.above_left": "amount",
    "recovery.interest_in_future": "interest_from",
    "recovery.no_rate": "interest_from",
    "recovery.known_reference": "bank_reference",
    "recovery.set_off_above": "amount",
    "recovery.set_off_too_late": "payment",
    "recovery.set_off_elsewhere": "payment",
    "recovery.term_in_past": "due_on",
    "ledger.in_future": "received_on",
    "ledger.before_agreement": "received_on",
    **dict.fromkeys(FILE_TEXTS, "document"),
}


class ProposeRecoveryForm(forms.Form):
    """Propose to claim money back."""

    ground = chosen(_("Ground"), RecoveryGround.choices)
    payment = forms.ModelChoiceField(
        Payment.objects.none(),
        label=_("Payment"),
        required=False,
        empty_label=_("Choose…"),
        help_text=_("Only when a payment should not have been made."),
    )
    document = forms.FileField(
        label=_("Document of the decision"),
        required=False,
        help_text=_("PDF. Only when a decision asks the aid back."),
    )
    amount = AmountField(label=_("Amount, in euro"))
    interest_from = DayField(
        label=_("Interest from"),
        required=False,
        help_text=_("Leave empty to claim without interest. It runs up to the day of the letter."),
    )
    reason = words(_("Reason, as the letter says it"), rows=3)

    def claim(self) -> RecoveryData:
        """Return what was typed as the action wants it."""
        return RecoveryData(**self.cleaned_data)


class ReceiveForm(forms.Form):
    """Book money that came back."""

    amount = AmountField(label=_("Amount, in euro"))
    received_on = DayField(label=_("Received on"))
    bank_reference = forms.CharField(label=_("Bank reference"), max_length=100)

    def receipt(self) -> ReceiptData:
        """Return what was typed as the action wants it."""
        return ReceiptData(**self.cleaned_data)


class ResumeForm(ReasonForm):
    """Let a claim wait for its money again."""

    due_on = DayField(label=_("To be paid back by"))

    field_order = ("due_on", "reason")


class WriteOffForm(ReasonForm):
    """Ask to write off what is left, with the decision."""

    document = forms.FileField(label=_("Document of the decision"), help_text=_("PDF."))

    field_order = ("document", "reason")


class DivideForm(ReasonForm):
    """Let what is left be paid back in monthly instalments."""

    count = forms.IntegerField(
        label=_("Number of monthly instalments"), min_value=2, max_value=MOST_PARTS
    )
    first = DayField(label=_("First instalment by"))

    field_order = ("count", "first", "reason")


class SetOffForm(forms.Form):
    """Set a claim off against a payment that nobody approved yet."""

    payment = forms.ModelChoiceField(
        Payment.objects.none(), label=_("Payment"), empty_label=_("Choose…")
    )
    amount = AmountField(label=_("Amount to set off, in euro"))

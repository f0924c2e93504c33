"""What people type about payments and what they wait for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusters.forms.common import chosen, words, yes_no
from cofinancing.enums import ReportFact

PLACES = {
    "payment.bad_iban": "iban",
    "payment.above_commitment": "amount",
    "payment.above_instalment": "amount",
    "payment.above_due": "amount",
    "payment.nothing": "amount",
    "payment.acceptance_without_document": "upload",
    "statement.in_future": "on_day",
    "ledger.in_future": "paid_on",
    "ledger.before_agreement": "paid_on",
    **dict.fromkeys(FILE_TEXTS, "document"),
}


class ProposeForm(forms.Form):
    """Propose to pay an instalment, or a part of it."""

    amount = AmountField(label=_("Amount, in euro"))
    note = words(_("Note"), rows=2, required=False)


class PaidForm(forms.Form):
    """Confirm that the money left."""

    paid_on = DayField(label=_("Paid on"))


class AccountForm(forms.Form):
    """The account of the beneficiary."""

    iban = forms.CharField(
        label=_("Account number (IBAN)"),
        max_length=42,
        help_text=_("For example BE68 5390 0754 7034."),
    )
    holder = forms.CharField(label=_("Holder of the account"), max_length=140)
    document = forms.FileField(label=_("Statement of the bank"), help_text=_("PDF, PNG or JPEG."))


class ExclusionForm(forms.Form):
    """A dated test of the exclusions."""

    tested_on = DayField(label=_("Tested on"))
    accounts_year = forms.IntegerField(
        label=_("Year of the annual accounts"), min_value=2000, max_value=2100
    )
    source = forms.CharField(label=_("Source"), max_length=300)
    recovery_open = yes_no(_("Is a recovery order of the Commission open?"))
    in_difficulty = yes_no(_("Is it an undertaking in difficulty?"))


class ReportNoteForm(forms.Form):
    """A dated fact about the report of a project year."""

    kind = chosen(_("What"), ReportFact.choices)
    on_day = DayField(label=_("Date"))
    upload = forms.FileField(
        label=_("Document"), required=False, help_text=_("PDF. Needed for an acceptance.")
    )
    note = words(_("Note"), rows=2, required=False)

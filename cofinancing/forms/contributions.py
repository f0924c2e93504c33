"""What people type about a contribution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusterbeleid.core.texts import sentence
from clusters.forms.common import ReasonedForm, words
from clusters.models import Organisation
from cofinancing.actions.contributions import Entry, Invoice, Receipt
from cofinancing.enums import SourceKind
from cofinancing.models import Contribution

ABOUT_EVIDENCE = _("Extract of the bank: PDF, Word, Excel, CSV, PNG or JPEG.")
# At which field the reason of a refusal stands.
PLACES = {
    "contribution.unknown_member": "organisation",
    "contribution.member_outside_period": "organisation",
    "contribution.not_a_company": "source",
    "contribution.nothing_entered": "pledged_amount",
    "contribution.value_date_future": "value_date",
    "contribution.before_agreement": "value_date",
    "contribution.no_reference": "bank_reference",
    "contribution.payment_twice": "bank_reference",
    "contribution.payment_twice_elsewhere": "bank_reference",
    **dict.fromkeys(FILE_TEXTS, "evidence"),
}


def member_label(member: Organisation) -> str:
    """Return a member as the list of suggestions writes it."""
    return f"{member.name} ({format_enterprise_number(member.kbo)})"


class MemberInput(forms.TextInput):
    """A text with suggestions; works by typing alone, and without script."""

    def __init__(self, members: Iterable[Organisation]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.members = members

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the input and its suggestions."""
        list_id = f"{name}-members"
        control = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((member_label(one),) for one in self.members)
        )
        return format_html('{}<datalist id="{}">{}</datalist>', control, list_id, options)


class MemberField(forms.CharField):
    """A member of the cluster at hand, by enterprise number or name; nobody else exists here (A5)."""

    def __init__(self, members: Iterable[Organisation], **kwargs: Any) -> None:
        self.members = list(members)
        super().__init__(widget=MemberInput(self.members), max_length=250, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the one member that is meant; raises ValidationError when it is none or several."""
        text = super().clean(value)
        found = self._found(text)
        if len(found) == 1:
            return found[0]
        code = "contribution.several_members" if found else "contribution.no_such_member"
        raise forms.ValidationError(sentence(code, {"text": text}), code=code)

    def _found(self, text: str) -> list[Organisation]:
        digits = "".join(sign for sign in text if sign.isdecimal())
        by_number = [one for one in self.members if digits.zfill(10) == one.kbo]
        if by_number:
            return by_number
        wanted = " ".join(text.casefold().split())
        labelled = [one for one in self.members if member_label(one).casefold() == wanted]
        named = [one for one in self.members if one.name.casefold() == wanted]
        return labelled or named or [one for one in self.members if wanted in one.name.casefold()]


class PledgeFields(forms.Form):
    """Kind of money and what was promised."""

    source = forms.ChoiceField(
        label=_("Kind of source"), choices=SourceKind.choices, initial=SourceKind.COMPANY_CASH
    )
    pledged_amount = AmountField(label=_("Pledged, in euro excluding VAT"), required=False)
    note = words(_("Note"), rows=2, required=False)


class InvoiceFields(forms.Form):
    """An invoice: all three, or in a larger form none."""

    invoice_number = forms.CharField(label=_("Invoice number"), max_length=60)
    invoiced_on = DayField(label=_("Invoice date"))
    invoiced_amount = AmountField(label=_("Invoiced, in euro excluding VAT"))

    def invoice(self) -> Invoice | None:
        """Return the invoice, or None when nothing of it is filled in."""
        found = self.cleaned_data
        if found["invoiced_amount"] is None:
            return None
        return Invoice(found["invoiced_amount"], found["invoice_number"], found["invoiced_on"])


class ReceiptFields(forms.Form):
    """Money on the account: all three, or in a larger form none."""

    received_amount = AmountField(label=_("Received, in euro"))
    value_date = DayField(label=_("Value date: the day that the bank gives"))
    bank_reference = forms.CharField(label=_("Bank reference or message"), max_length=100)

    def receipt(self) -> Receipt | None:
        """Return the receipt, or None when nothing of it is filled in."""
        found = self.cleaned_data
        if found["received_amount"] is None:
            return None
        return Receipt(found["received_amount"], found["value_date"], found["bank_reference"])


class EvidenceField(forms.FileField):
    """A proof of payment."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Evidence"), help_text=ABOUT_EVIDENCE, **kwargs)


class InvoiceForm(InvoiceFields):
    """Enter the invoice of a pledge."""


class ReceiptForm(ReceiptFields):
    """Enter money on the account, with its evidence when it is at hand."""

    evidence = EvidenceField(required=False)


class EvidenceForm(forms.Form):
    """Hand in the proof of payment."""

    evidence = EvidenceField()


class CorrectPledgeForm(PledgeFields, ReasonedForm):
    """Change kind of money, promised amount or note."""

    field_order = ["version", "source", "pledged_amount", "note", "reason"]


class CorrectReceiptForm(ReceiptFields, ReasonedForm):
    """Mend a receipt that nobody has judged yet."""

    field_order = ["version", "received_amount", "value_date", "bank_reference", "reason"]


class AcceptForm(forms.Form):
    """Let money count; a remark is allowed, not asked."""

    reason = words(_("Remark"), rows=2, required=False)


class NewContributionForm(PledgeFields, InvoiceFields, ReceiptFields):
    """Everything that is known of one contribution, as far as it is."""

    evidence = EvidenceField(required=False)

    _WHOLES = (
        ("contribution.invoice_incomplete", InvoiceFields),
        ("contribution.receipt_incomplete", ReceiptFields),
    )
    field_order = [
        "organisation",
        "source",
        "pledged_amount",
        "invoice_number",
        "invoiced_on",
        "invoiced_amount",
        "received_amount",
        "value_date",
        "bank_reference",
        "evidence",
        "note",
    ]

    def __init__(self, *args: Any, members: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = MemberField(
            members,
            label=_("Member"),
            help_text=_("Type a part of the name, or the enterprise number."),
        )
        for part in (InvoiceFields, ReceiptFields):
            for name in part.base_fields:
                self.fields[name].required = False
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of an invoice or receipt of which something is filled in."""
        found = super().clean() or self.cleaned_data
        for code, part in self._WHOLES:
            names = [name for name in part.base_fields if name not in self.errors]
            filled = [name for name in names if found.get(name)]
            if filled or len(names) < len(part.base_fields):
                for name in set(names) - set(filled):
                    self.add_error(name, sentence(code))
        return found

    def entry(self) -> Entry:
        """Return what was typed as the action wants it."""
        found = self.cleaned_data
        return Entry(
            found["organisation"],
            found["source"],
            found["pledged_amount"],
            self.invoice(),
            self.receipt(),
            found["note"],
        )


def stored(contribution: Contribution, form: type[forms.Form]) -> dict[str, Any]:
    """Return what is stored for the fields of a form, to begin with."""
    return {
        name: getattr(contribution, name)
        for name in form.base_fields
        if name not in {"reason", "evidence"}
    }

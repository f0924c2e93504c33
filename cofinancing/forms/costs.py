"""What people type about a cost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums import CostCategory
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusters.forms.common import ReasonedForm, chosen, words
from cofinancing.actions.costs import CostData
from cofinancing.enums import CostKind
from cofinancing.models import CostLine

ABOUT_EVIDENCE = _("Invoice, hourly rate sheet or other proof: PDF, Word, Excel, CSV, PNG or JPEG.")
# At which field the reason of a refusal stands.
PLACES = {
    "cost.outside_year": "cost_on",
    "cost.in_future": "cost_on",
    "cost.invoice_twice": "invoice_number",
    "cost.invoice_twice_elsewhere": "invoice_number",
    "cost.above_claim": "accepted_amount",
    "cost.nothing_accepted": "accepted_amount",
    "transition.reason": "reason",
    **dict.fromkeys(FILE_TEXTS, "evidence"),
}


class CostFields(forms.Form):
    """A cost as it is claimed."""

    category = chosen(_("Category"), CostCategory.choices)
    kind = chosen(_("Kind of cost"), CostKind.choices)
    description = forms.CharField(label=_("Description"), max_length=300)
    cost_on = DayField(label=_("Date of the cost"))
    supplier = forms.CharField(
        label=_("Supplier or staff"),
        max_length=200,
        help_text=_("For staff: the function, not the name of the person."),
    )
    invoice_number = forms.CharField(
        label=_("Invoice number"),
        max_length=60,
        required=False,
        help_text=_("Leave blank when there is no invoice."),
    )
    amount = AmountField(label=_("Amount, in euro excluding VAT that you can claim back"))
    activity_code = forms.CharField(
        label=_("Activity code"),
        max_length=30,
        help_text=_("The code in your accounts that tells this activity from other work."),
    )
    note = words(_("Note"), rows=2, required=False)

    def cost(self) -> CostData:
        """Return what was typed as the action wants it."""
        names = CostData.__dataclass_fields__
        return CostData(**{name: self.cleaned_data[name] for name in names})


class EvidenceField(forms.FileField):
    """The proof of a cost."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Evidence"), help_text=ABOUT_EVIDENCE, **kwargs)


class NewCostForm(CostFields):
    """Claim a cost, with its evidence when it is at hand."""

    evidence = EvidenceField(required=False)


class CorrectCostForm(CostFields, ReasonedForm):
    """Mend a cost that nobody judged."""

    field_order = ["version", *CostFields.base_fields, "reason"]


class CostEvidenceForm(forms.Form):
    """Hand in the proof of a cost."""

    evidence = EvidenceField()


class AcceptCostForm(forms.Form):
    """Accept the whole cost or a part; a part needs a reason."""

    accepted_amount = AmountField(label=_("Accepted, in euro"))
    reason = words(
        _("Reason"),
        rows=2,
        required=False,
        help_text=_("Needed when you accept less than was claimed."),
    )


def stored_cost(line: CostLine, form: type[forms.Form]) -> dict[str, Any]:
    """Return what is stored for the fields of a form, to begin with."""
    found = {
        name: getattr(line, name)
        for name in form.base_fields
        if name not in {"reason", "evidence", "accepted_amount"}
    }
    return {**found, "accepted_amount": line.amount}

"""The workbook that people fill in to import contributions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.sheets import write_template
from clusterbeleid.core.sheets.bilingual import language_at
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.enums import SourceKind


def contribution_template() -> bytes:
    """Return the workbook to fill in, with two examples that are not read."""
    examples = [_example(SourceKind.COMPANY_CASH), _example(SourceKind.COMPANY_CASH, paid=True)]
    return write_template(
        contribution_spec(),
        _("Contributions"),
        examples,
        _explanations(),
        language=("nl-BE", "en-GB")[language_at()],
    )


_PAID_EXAMPLE = {
    "invoice_number": "F-2026-001",
    "invoiced_on": date(2026, 1, 15),
    "invoiced": Decimal("12500.00"),
    "received": Decimal("12500.00"),
    "value_date": date(2026, 2, 10),
    "reference": "+++123/4567/89012+++",
}


def _example(kind: SourceKind, *, paid: bool = False) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kbo": format_kbo(make_kbo(1)),
        "name": _("Example company"),
        "source": str(kind.label),
        "pledged": Decimal("12500.00"),
    }
    return {**row, **_PAID_EXAMPLE} if paid else row


def _explanations() -> dict[str, str]:
    return {
        "line": _(
            "Leave blank for a new line. With the number of an existing line, that line is filled in."
        ),
        "kbo": _("Number of the member that pays: ten digits."),
        "name": _("Not needed. When filled in, it is compared with the register."),
        "source": _("Choose from the list. Blank means: contribution in cash by a company."),
        "pledged": _("Amount in euro, excluding VAT, that the member promised."),
        "invoice_number": _("Together with the date and the amount of the invoice."),
        "invoiced_on": _("As dd/mm/yyyy."),
        "invoiced": _("Amount in euro, excluding VAT."),
        "received": _("Amount in euro that is on the account."),
        "value_date": _("The day that the bank gives, as dd/mm/yyyy. Needed with a receipt."),
        "reference": _("Message or reference of the bank. Needed with a receipt."),
        "note": _("What the account manager should know."),
    }

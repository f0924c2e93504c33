"""Sentences about importing contributions and costs: what is wrong in a row and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register
from cofinancing.enums import ContributionState, CostState

# What is wrong at a place in the table (R43, A3).
register(
    {
        "import.bad_line": _(
            "“%(text)s” is no line number. Copy the number from the export, or leave the cell blank for"
            " a new line."
        ),
        "import.unknown_member": _(
            "%(kbo)s is not in the list of members of this cluster. Check the number, or have the"
            " membership added first."
        ),
        "import.unknown_line": _(
            "This project year has no line %(line)s. Copy the number from the export, or leave the cell"
            " blank for a new line."
        ),
        "import.line_of_other": _(
            "Line %(line)s is of another organisation. Correct the line number or the enterprise number."
        ),
        "import.line_twice": _("Line %(line)s stands in row %(row)s already. Keep one of the two."),
        "import.line_closed": _(
            "Line %(line)s is in the state “%(state)s” and does not change by an import. Restore the"
            " value, or correct it on the page of the line."
        ),
        "import.no_amount": _(
            "This row has no amount. Fill in what was pledged, invoiced or received, or remove the row."
        ),
        "import.invoice_incomplete": _(
            "An invoice needs a number, a date and an amount. Fill in what is missing."
        ),
        "import.receipt_incomplete": _(
            "A receipt needs an amount, a value date and a bank reference. Fill in what is missing."
        ),
        "import.payment_twice_in_file": _(
            "The same payment stands in row %(row)s: same organisation, value date and reference. Keep"
            " one of the two."
        ),
        "import.invoice_twice_in_file": _(
            "The same invoice stands in row %(row)s. Keep one of the two."
        ),
        "import.pledge_twice_in_file": _(
            "The same pledge stands in row %(row)s. Keep one of the two, or add up the amounts."
        ),
        "import.cost_twice_in_file": _(
            "The same cost stands in row %(row)s. Keep one of the two, or say in the description what"
            " makes it another cost."
        ),
        "import.invoice_known": _(
            "This invoice stands in line %(line)s already. Remove the row, or fill in the line number to"
            " change that line."
        ),
        "import.pledge_known": _(
            "This organisation has a pledge of this amount already, in line %(line)s. Remove the row, or"
            " enter a second pledge on the screen."
        ),
    }
)

# What deserves a look before confirming.
register(
    {
        "import.name_differs": _(
            "The file says “%(given)s”, the register says “%(name)s”. The number decides."
        ),
        "import.open_pledge": _(
            "This becomes a new line, while the pledge of € %(amount)s in line %(line)s stays open. Fill"
            " in that line number if the money belongs to it."
        ),
    }
)

# How the history tells it.
register(
    {
        "contribution.import": _("Imported from a file"),
        "cost.import": _("Imported from a file"),
    }
)

register({f"contribution.state.{state.value}": state.label for state in ContributionState})
register({f"cost.state.{state.value}": state.label for state in CostState})

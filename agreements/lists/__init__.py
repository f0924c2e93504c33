"""The lists of this room: agreements, project years, ledger lines and schemes."""

from agreements.lists.agreements import agreement_list, agreement_status
from agreements.lists.ledger import ledger_list
from agreements.lists.schemes import SCHEMES
from agreements.lists.years import year_list

__all__ = ["SCHEMES", "agreement_list", "agreement_status", "ledger_list", "year_list"]

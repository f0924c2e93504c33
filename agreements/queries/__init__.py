"""Reading agreements, clocks and the aid ledger; all joins live here."""

from agreements.queries.agreements import (
    CONFIRMED,
    AgreementFile,
    agreements_of,
    get_visible_agreement,
    granted_project_years,
    is_advice,
    project_years_of,
    running_agreements,
    schemes_for,
    schemes_in_order,
    visible_agreements,
)
from agreements.queries.clocks import (
    ClusterClock,
    LineageWatch,
    clock_of,
    ten_year_clocks,
    ten_year_facts,
    watched_lineages,
)
from agreements.queries.facts import agreement_facts
from agreements.queries.ledger import (
    begun,
    entries_of_family,
    ledger_entries,
    ledger_of,
    standing_reference,
    sums_by_year,
    totals_and_years,
    totals_of,
)
from agreements.queries.proposals import Proposal, proposal_of

__all__ = [
    "CONFIRMED",
    "AgreementFile",
    "ClusterClock",
    "LineageWatch",
    "Proposal",
    "agreement_facts",
    "agreements_of",
    "begun",
    "clock_of",
    "entries_of_family",
    "get_visible_agreement",
    "granted_project_years",
    "is_advice",
    "ledger_entries",
    "ledger_of",
    "project_years_of",
    "proposal_of",
    "running_agreements",
    "schemes_for",
    "schemes_in_order",
    "standing_reference",
    "sums_by_year",
    "ten_year_clocks",
    "ten_year_facts",
    "totals_and_years",
    "totals_of",
    "visible_agreements",
    "watched_lineages",
]

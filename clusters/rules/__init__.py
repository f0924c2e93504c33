"""Rules about size, board, account managers and lineage: facts in, lines and findings out."""

from clusters.rules.board import (
    OrganisationFacts,
    SeatFacts,
    check_account_managers,
    check_board,
    check_seat,
)
from clusters.rules.lineage import (
    AssessmentFacts,
    check_assessment,
    check_merge,
    check_operator,
    family_of,
    root_of,
)
from clusters.rules.pacts import (
    Change,
    Item,
    ItemChange,
    SignatoryFacts,
    SigningFacts,
    check_signing,
    compare,
    notice_from,
)
from clusters.rules.size import (
    SizeAnswer,
    SizeCounts,
    YearFigures,
    class_of_year,
    first_fresh_day,
    size_age,
    sme_share,
)
from clusters.rules.size_years import size_over_years

__all__ = [
    "AssessmentFacts",
    "Change",
    "Item",
    "ItemChange",
    "OrganisationFacts",
    "SeatFacts",
    "SignatoryFacts",
    "SigningFacts",
    "SizeAnswer",
    "SizeCounts",
    "YearFigures",
    "check_account_managers",
    "check_assessment",
    "check_board",
    "check_merge",
    "check_operator",
    "check_seat",
    "check_signing",
    "class_of_year",
    "compare",
    "family_of",
    "first_fresh_day",
    "notice_from",
    "root_of",
    "size_age",
    "size_over_years",
    "sme_share",
]

"""Rules of the committee: facts in, lines and findings out."""

from committee.rules.counting import ItemFacts, Quorum, SeatFacts, Tally, may_vote, quorum, tally
from committee.rules.decisions import ConditionFacts, DecisionFacts, check_decision
from committee.rules.dossier import Dossier, Fact, Proposal, Section, Table

__all__ = [
    "ConditionFacts",
    "DecisionFacts",
    "Dossier",
    "Fact",
    "ItemFacts",
    "Proposal",
    "Quorum",
    "SeatFacts",
    "Section",
    "Table",
    "Tally",
    "check_decision",
    "may_vote",
    "quorum",
    "tally",
]

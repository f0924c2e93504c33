"""Rules of the committee: facts in, lines and findings out."""

from committee.rules.counting import ItemFacts, Quorum, SeatFacts, Tally, may_vote, quorum, tally
from committee.rules.decisions import ConditionFacts, DecisionFacts, check_decision
from committee.rules.dossier import Dossier, Fact, Proposal, Section, Table
from committee.rules.interests import InterestFacts, detect_interests

__all__ = [
    "ConditionFacts",
    "DecisionFacts",
    "Dossier",
    "Fact",
    "InterestFacts",
    "ItemFacts",
    "Proposal",
    "Quorum",
    "SeatFacts",
    "Section",
    "Table",
    "Tally",
    "check_decision",
    "detect_interests",
    "may_vote",
    "quorum",
    "tally",
]

"""Roster, meetings, interests, votes, decisions and letters."""

from committee.models.decisions import Decision, DecisionCondition, SealedDossier
from committee.models.letters import Letter, LetterTemplate
from committee.models.meetings import AgendaItem, Attendance, Meeting
from committee.models.people import AuthorityName, CommitteeMandate
from committee.models.voting import InterestDeclaration, Vote

__all__ = [
    "AgendaItem",
    "Attendance",
    "AuthorityName",
    "CommitteeMandate",
    "Decision",
    "DecisionCondition",
    "InterestDeclaration",
    "Letter",
    "LetterTemplate",
    "Meeting",
    "SealedDossier",
    "Vote",
]

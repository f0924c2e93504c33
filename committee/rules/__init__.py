"""Rules of the committee: facts in, lines and findings out."""

from committee.rules.dossier import Dossier, Fact, Proposal, Section, Table

__all__ = ["Dossier", "Fact", "Proposal", "Section", "Table"]

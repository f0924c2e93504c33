"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from datetime import date

from clusterbeleid.core import files, imports, scopes
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.models import StoredFile
from evaluations.effects import register_figures
from projects import answer_texts, sentences
from projects.actions.importing import PROJECTS
from projects.queries.leverage import COMMON, knows_document
from projects.queries.reporting import report_figures

__all__ = ["answer_texts", "sentences"]


def common_scopes(actor: Actor, _on: date) -> frozenset[str]:
    """Let the agency read the sources of leverage that is of no cluster apart."""
    inside = actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL)
    return frozenset({COMMON}) if inside else frozenset()


def may_read_file(actor: Actor, stored: StoredFile, on: date) -> bool | None:
    """Keep the source of a confidential amount with those who may know the amount (R62)."""
    return knows_document(actor, stored.pk, on)


files.register_guard(may_read_file)
scopes.register("leverage", common_scopes)
imports.register(PROJECTS)
register_figures("projects", report_figures)

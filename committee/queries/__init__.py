"""Reading the committee; all joins live here."""

from committee.queries.decisions import decision_on, latest_dossier, visible_decisions
from committee.queries.facts import (
    attendances,
    declarations_by_person,
    facts_of,
    interest_facts,
    live_items,
    roster_of,
    seats_as_json,
    seats_now,
)
from committee.queries.visibility import (
    get_visible_item,
    has_seat,
    is_recused,
    item_scopes,
    letter_scopes,
    may_read_file,
    meeting_scopes,
    must_declare,
    visible_items,
    visible_letters,
    visible_meetings,
)

__all__ = [
    "attendances",
    "decision_on",
    "declarations_by_person",
    "facts_of",
    "get_visible_item",
    "has_seat",
    "interest_facts",
    "is_recused",
    "item_scopes",
    "latest_dossier",
    "letter_scopes",
    "live_items",
    "may_read_file",
    "meeting_scopes",
    "must_declare",
    "roster_of",
    "seats_as_json",
    "seats_now",
    "visible_decisions",
    "visible_items",
    "visible_letters",
    "visible_meetings",
]

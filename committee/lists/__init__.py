"""Lists of this room."""

from committee.lists.decisions import DECISIONS
from committee.lists.meetings import KEPT_SEATS, MEETINGS_LIST, SEATS, item_status, meeting_status

__all__ = ["DECISIONS", "KEPT_SEATS", "MEETINGS_LIST", "SEATS", "item_status", "meeting_status"]

"""What the pages of this room show beside the records: steps that can be taken, and by whom."""

from committee.panels.items import ItemPage, item_shown
from committee.panels.meetings import attendance_values, meeting_steps, meeting_values

__all__ = ["ItemPage", "attendance_values", "item_shown", "meeting_steps", "meeting_values"]

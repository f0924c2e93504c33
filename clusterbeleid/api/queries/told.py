"""An event as other systems read it: in the feed and in a post the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import BusinessEvent

# Facts of every step stand beside the others, not among them.
_STATES = ("from", "to")


def event_as_json(event: BusinessEvent) -> dict[str, Any]:
    """Return an event as plain JSON: days as ISO text, amounts with their currency."""
    facts = thaw(event.facts)
    return {
        "position": event.position,
        "name": event.name,
        "subject": event.subject,
        "subject_id": event.object_id,
        "file": event.scope,
        "on": event.on_day.isoformat(),
        "at": event.at.isoformat(),
        "from_state": facts.get("from", ""),
        "to_state": facts.get("to", ""),
        "facts": {key: _plain(value) for key, value in facts.items() if key not in _STATES},
    }


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return {"amount": f"{value:.2f}", "currency": "EUR"}
        case date() | datetime():
            return value.isoformat()
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
    return value

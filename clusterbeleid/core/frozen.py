"""Days, moments and amounts inside JSON, so that a stored value comes back as what it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_READERS: dict[str, Callable[[str], Any]] = {
    "$day": date.fromisoformat,
    "$moment": datetime.fromisoformat,
    "$decimal": Decimal,
}


def freeze(value: Any) -> Any:
    """Return ``value`` in JSON types; raises TypeError for a float or an object without meaning in JSON."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case datetime():
            return {"$moment": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case Decimal() if value.is_finite():
            return {"$decimal": format(value, "f")}
        case Mapping():
            return {str(key): freeze(item) for key, item in value.items()}
        case list() | tuple():
            return [freeze(item) for item in value]
    raise TypeError(f"cannot be stored as JSON: {value!r}")


def thaw(value: Any) -> Any:
    """Return what was frozen; plain JSON comes back unchanged."""
    if isinstance(value, list):
        return [thaw(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (key, text), *_ = value.items()
        if key in _READERS and isinstance(text, str):
            return _READERS[key](text)
    return {key: thaw(item) for key, item in value.items()}


def hash_of(frozen: Mapping[str, Any]) -> str:
    """Return the hash of what was frozen: equal content gives an equal hash."""
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

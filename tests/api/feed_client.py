"""A client of another agency: it knows the description of the API, a way to ask, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Fetch = Callable[[str], Any]


class FeedClient:
    """Keeps a copy of where every record stands, from the feed alone."""

    def __init__(self, description: Mapping[str, Any], fetch: Fetch) -> None:
        self._fetch = fetch
        self._paths = {
            told["get"]["operationId"]: path
            for path, told in description["paths"].items()
            if "get" in told
        }
        self._next = f"{self._paths['events_feed']}?limit=7"
        self.positions: list[int] = []
        self.states: dict[tuple[str, int], str] = {}
        self.names: set[str] = set()

    def follow(self) -> int:
        """Read until nothing follows; return how many events came."""
        came = 0
        while True:
            page = self._fetch(self._next)
            self._next = page["next"]
            for event in page["results"]:
                self._hear(event)
            came += len(page["results"])
            if not page["results"]:
                return came

    def listed(self, operation: str) -> dict[int, str]:
        """Return the state of every record in a list of the API, page by page."""
        found: dict[int, str] = {}
        address: str | None = self._paths[operation]
        while address:
            page = self._fetch(address)
            found |= {row["id"]: row["state"] for row in page["results"]}
            address = page["next"]
        return found

    def of(self, subject: str) -> dict[int, str]:
        """Return what the feed told of one kind of record."""
        return {key: state for (kind, key), state in self.states.items() if kind == subject}

    def _hear(self, event: Mapping[str, Any]) -> None:
        self.positions.append(event["position"])
        self.names.add(event["name"])
        if event["to_state"]:
            self.states[event["subject"], event["subject_id"]] = event["to_state"]

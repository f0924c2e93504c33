"""What stands on the pages of a file written together: fields, what is missing, the state of saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import Any

from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Difference, Text
from clusterbeleid.core.written.answers import NEW, Clash, Saved, TypedText
from clusterbeleid.core.written.models import AskedAgain, SealedVersion
from clusterbeleid.core.written.whole import Whole, differences
from clusterbeleid.kernel.written import Field

_VERSION_DIGITS = 9


@dataclass(frozen=True)
class Lack:
    """Something missing, with the link to its field."""

    label: str
    url: str
    blocks: bool


@dataclass(frozen=True)
class SectionLine:
    """A section in the list: its page, whether it is open, and how much it lacks."""

    code: str
    label: Text
    url: str
    is_open: bool
    lacks: int


@dataclass(frozen=True)
class AnswerField:
    """A field of a section with what stands in it."""

    key: str
    label: Text
    hint: Text
    text: str
    version: int
    asked: bool
    clash: Clash | None = None
    short: bool = False

    def after(self, saved: Saved, typed: Mapping[str, TypedText]) -> AnswerField:
        """Return the field as it looks once ``typed`` was saved, or left alone for a clash."""
        clash = next((row for row in saved.clashes if row.key == self.key), None)
        if self.key not in typed:
            return self
        version = saved.versions.get(self.key, typed[self.key].version)
        return replace(self, text=typed[self.key].text, version=version, clash=clash)


def fields_of(
    fields: Sequence[Field],
    stored: Mapping[str, Any],
    *,
    step: str,
    labels: Mapping[str, Text],
    hints: Mapping[str, Text],
) -> list[AnswerField]:
    """Return fields with what is stored in them; ``stored`` holds the answers by key."""
    return [
        AnswerField(
            field.key,
            labels[field.key],
            hints.get(field.key, ""),
            stored[field.key].text if field.key in stored else "",
            stored[field.key].version if field.key in stored else NEW,
            step in field.asked,
        )
        for field in fields
    ]


@dataclass(frozen=True)
class VersionLine:
    """A version handed in, its receipt, and what changed since the one before."""

    submission: SealedVersion
    url: str
    changes: Sequence[Difference]


@dataclass(frozen=True)
class Asked:
    """A request to complete, with the names of its sections."""

    request: AskedAgain
    sections: Sequence[Text]


def version_lines(
    found: Sequence[SealedVersion],
    whole: Callable[[Mapping[str, Any]], Whole],
    url: Callable[[Any], str],
) -> list[VersionLine]:
    """Return every version, newest first, with what changed in it; none before the first is handed in."""
    return [
        VersionLine(
            row, url(row), differences(whole(before.content), whole(row.content)) if before else ()
        )
        for row, before in zip_longest(found, found[1:])
    ]


def save_state(saved: Saved, refused: Refused | None, *, now: datetime) -> dict[str, Any]:
    """Return what the line under the fields says: stored when, who was in the way, or refused why."""
    return {
        "saved_at": now if saved.versions else None,
        "clashes": saved.clashes,
        "refusals": [sentence(finding) for finding in refused.findings] if refused else [],
    }


def typed_in(posted: Mapping[str, Any], keys: Sequence[str]) -> dict[str, TypedText]:
    """Return what was typed, field by field, with the version it is written upon."""
    return {
        key: TypedText(str(posted[key]), upon_version(posted, key)) for key in keys if key in posted
    }


def upon_version(posted: Mapping[str, Any], key: str) -> int:
    """Return the version a field is written upon: as read, or as ``keep`` says after a clash."""
    kept, _colon, version = str(posted.get("keep", "")).partition(":")
    digits = version if kept == key else str(posted.get(f"v-{key}", ""))
    known = digits.isascii() and digits.isdigit() and len(digits) <= _VERSION_DIGITS
    return int(digits) if known else NEW

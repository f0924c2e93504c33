"""What a file of members would propose, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_day
from clusterbeleid.core.import_lists import KindWords, StepRow, files_list, step_rows, steps_list
from clusterbeleid.core.ui import Tone
from clusters.actions.proposals.from_table import MEMBERS
from clusters.documents.member_table import title
from clusters.enums import OrganisationKind
from clusters.rules.member_table import Kind

KINDS: KindWords = {
    Kind.NEW.value: (_("New member"), Tone.GOOD),
    Kind.CHANGED.value: (_("Details change"), Tone.INFO),
    Kind.ENDED.value: (_("Membership ends"), Tone.WARNING),
    Kind.SAME.value: (_("Changes nothing"), Tone.NEUTRAL),
    Kind.ABSENT.value: (_("Not in the file, stays a member"), Tone.NEUTRAL),
}
_YES_NO = {True: _("Yes"), False: _("No")}


def member_steps(stored: Iterable[Sequence[Any]]) -> list[StepRow]:
    """Return the steps of a stored check, written out in the language in use."""
    return step_rows(stored, title, _shown)


def _shown(key: str, value: Any) -> str:
    if value in (None, ""):
        return NOTHING
    match key:
        case "kind":
            return str(OrganisationKind(value).label)
        case "flemish_establishment":
            return str(_YES_NO[bool(value)])
        case "first_day" | "last_day":
            return format_day(value)
    return str(value)


STEPS = steps_list("member-changes", _("What the file proposes"), _("Organisation"), KINDS)
CHECKS = files_list("member-files", MEMBERS)

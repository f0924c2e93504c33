"""What a file of projects would add, row by row, and the files handed in before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_day, format_number
from clusterbeleid.core.import_lists import KindWords, StepRow, files_list, step_rows, steps_list
from clusterbeleid.core.ui import Tone
from clusters.enums import SizeClass
from projects.actions.importing import PROJECTS
from projects.documents import project_title
from projects.enums import Activity, LegalBasis, PartnerRole
from projects.rules.importing import Kind

KINDS: KindWords = {
    Kind.NEW.value: (_("New partner"), Tone.GOOD),
    Kind.SAME.value: (_("Changes nothing"), Tone.NEUTRAL),
}
_WORDS: dict[str, type[TextChoices]] = {
    "part_role": PartnerRole,
    "part_activity": Activity,
    "part_size": SizeClass,
    "part_legal_basis": LegalBasis,
}


def project_steps(stored: Iterable[Sequence[Any]]) -> list[StepRow]:
    """Return the steps of a stored check, written out in the language in use."""
    return step_rows(stored, project_title, _shown)


def _shown(key: str, value: Any) -> str:
    if value in (None, ""):
        return NOTHING
    if key in _WORDS:
        return str(_WORDS[key](value).label)
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, date):
        return format_day(value)
    return format_number(value) if isinstance(value, Decimal) else str(value)


STEPS = steps_list(
    "project-changes", _("What the file adds"), _("Organisation"), KINDS, line=lambda _row: None
)
FILES = files_list("project-files", PROJECTS)

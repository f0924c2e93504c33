"""How many awards wait, and what the form about one begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agreements.models import GrantDuty
from agreements.queries.award_suggestions import suggested_award
from agreements.queries.awards import OPEN, OVERDUE, PUBLISHED, SOON, in_standing
from clusterbeleid.core.ui import Tone
from clusterbeleid.kernel.params import Params


def award_tiles(
    rows: QuerySet[GrantDuty], params: Params, *, on: date
) -> Sequence[tuple[str, str, str, Tone]]:
    """Return label, number, filter and tone of each standing; a query for each."""
    names = {
        OVERDUE: (_("Overdue"), Tone.BAD),
        SOON: (_("Due soon"), Tone.WARNING),
        OPEN: (_("Open"), Tone.INFO),
        PUBLISHED: (_("Published"), Tone.GOOD),
    }
    found = []
    for key, (label, tone) in names.items():
        number = in_standing(rows, key, params, on=on).count()
        found.append((label, str(number), f"?state={key}", tone if number else Tone.NEUTRAL))
    return found


def award_start(duty: GrantDuty) -> dict[str, Any]:
    """Return what was filled in, or what is known already when nothing was."""
    details = getattr(duty, "award", None)
    if details is None:
        start = suggested_award(duty)
        beneficiary = start.pop("beneficiary")
        return {**start, "number": beneficiary.kbo if beneficiary else ""}
    names = ("size", "nuts2", "nace", "basis", "instrument", "objective", "authority", "version")
    kept = {name: getattr(details, name) for name in names}
    return {**kept, "number": details.beneficiary.kbo}

"""What the pages of this room share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from agreements.models import ProjectYear
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import parse_day
from clusterbeleid.kernel.errors import KernelError
from cofinancing.queries.project_years import get_visible_project_year


def visible_year(request: HouseRequest, project_year_id: int) -> ProjectYear:
    """Return the project year when it may be seen; absent and not yours both answer 404."""
    try:
        return get_visible_project_year(request.actor, project_year_id, on=request.today)
    except ProjectYear.DoesNotExist as absent:
        raise Http404 from absent


def about(year: ProjectYear) -> dict[str, Any]:
    """Return what every page about a project year needs."""
    return {"year": year, "cluster": year.agreement.cluster, "tab": "cofinancing"}


def day_asked(request: HouseRequest) -> tuple[date | None, str]:
    """Return the day in ``op`` on which the file should be shown, and what is wrong with it."""
    text = request.GET.get("op", "").strip()
    if not text:
        return None, ""
    try:
        day = parse_day(text)
    except KernelError as error:
        return None, sentence(error.code, error.params)
    if day > request.today:
        return None, _("Choose a day that is not in the future.")
    return day, ""

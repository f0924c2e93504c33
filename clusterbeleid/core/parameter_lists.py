"""The list of legal figures."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import Certainty, ParameterState
from clusterbeleid.core.formatting import format_day, format_number
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.listing.spec import folded
from clusterbeleid.core.models import LegalParameter
from clusterbeleid.core.parameter_names import NAMES, name_of
from clusterbeleid.core.ui import Status, Tone

_TONES = {
    ParameterState.PROPOSED.value: Tone.WARNING,
    ParameterState.APPROVED.value: Tone.GOOD,
    ParameterState.REJECTED.value: Tone.NEUTRAL,
}


def state_of(parameter: LegalParameter) -> Status:
    """Return the state as a pill."""
    return Status(parameter.get_state_display(), _TONES[parameter.state])


def written_value(parameter: LegalParameter) -> str:
    """Return the value without the zeros that the database adds."""
    return format_number(parameter.value.normalize())


def _search(rows: QuerySet[LegalParameter], text: str) -> QuerySet[LegalParameter]:
    """Narrow to figures of which name, key or source holds ``text``."""
    found = Q(key__icontains=text) | Q(source__unaccent__icontains=text)
    for key, name in NAMES.items():
        if folded(text) in folded(str(name)):
            found |= Q(key=key) | Q(key__startswith=f"{key}.")
    return rows.filter(found)


def _period(parameter: LegalParameter) -> str:
    first = format_day(parameter.valid_from)
    if parameter.valid_to is None:
        return f"{gettext('from')} {first}"
    return f"{first} – {format_day(parameter.valid_to)}"


def _on_day(rows: QuerySet[LegalParameter], day: date) -> QuerySet[LegalParameter]:
    return rows.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        valid_from__lte=day,
        state=ParameterState.APPROVED,
    )


PARAMETERS_LIST = Listing(
    name="parameters",
    caption=_("Legal figures"),
    page_size=50,
    default_sort="key",
    columns=(
        Column(
            key="key",
            label=_("Figure"),
            value=lambda row: name_of(row.key),
            sort="key",
            note=lambda row: row.key,
            link=lambda row: reverse("core:parameter", args=[row.pk]),
        ),
        Column(key="value", label=_("Value"), value=written_value, sort="value"),
        Column(key="period", label=_("Valid"), value=_period, sort="valid_from"),
        Column(key="rule", label=_("Rule"), value="rule", sort="rule"),
        Column(key="certainty", label=_("Certainty"), value="certainty", sort="certainty"),
        Column(
            key="source",
            label=_("Source"),
            value="source",
            template="core/parameters/_source_cell.html",
        ),
        Column(key="state", label=_("State"), value=state_of, kind="status"),
    ),
    filters=(
        Filter(key="q", label=_("Figure"), apply=_search, kind="text"),
        Filter(key="on", label=_("Valid on"), apply=_on_day, kind="date"),
        Filter(key="certainty", label=_("Certainty"), apply="certainty", choices=Certainty.choices),
        Filter(
            key="state",
            label=_("State"),
            apply="state",
            choices=ParameterState.choices,
        ),
    ),
)

"""The words of an answer to parliament: titles, heads of tables and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.ui import Text

TITLES: Mapping[str, Text] = {
    "evaluations": gettext_lazy("Stage of the evaluations"),
    "kpis": gettext_lazy("Development of the indicators against their targets"),
    "lessons": gettext_lazy("Lessons from the evaluations"),
    "renewal": gettext_lazy("Renewal of pacts and agreements"),
    "means": gettext_lazy("Means foreseen"),
}
SOURCES: Mapping[str, Text] = {
    "evaluations": gettext_lazy("Evaluations"),
    "agreements": gettext_lazy("Support agreements"),
    "kpis": gettext_lazy("Indicators, according to"),
    "lessons": gettext_lazy("Evaluations and pacts"),
    "pacts": gettext_lazy("Cluster pacts"),
    "project_years": gettext_lazy("Project years of agreements"),
    "envelopes": gettext_lazy("Envelopes for projects"),
}
LESSONS: Mapping[str, Text] = {
    "self": gettext_lazy("The cluster itself"),
    "findings": gettext_lazy("Findings"),
    "condition": gettext_lazy("Condition of the decision"),
    "pact": gettext_lazy("Yearly review of the pact"),
}
_CLUSTER = gettext_lazy("Cluster")
_YEAR = gettext_lazy("Year")


@dataclass(frozen=True)
class Head:
    """A column: the key of its value, its head, and how the value is written."""

    key: str
    label: Text
    kind: str = "text"

    @property
    def is_figure(self) -> bool:
        """Tell whether figures stand under each other in it."""
        return self.kind in {"euro", "figure"}

    @property
    def is_quoted(self) -> bool:
        """Tell whether its values are texts as somebody wrote them, in Dutch."""
        return self.kind in {"text", "demo"}

    @property
    def is_short(self) -> bool:
        """Tell whether its values stay on one line."""
        return self.kind in {"day", "year", "yes_no"}


TABLES: Mapping[str, tuple[Text, Sequence[Head]]] = {
    "stages": (
        gettext_lazy("Stage of each evaluation"),
        (
            Head("cluster", _CLUSTER),
            Head("due_on", pgettext_lazy("evaluation", "Due on"), "day"),
            Head("stage", gettext_lazy("Stage"), "stage"),
            Head("outcome", gettext_lazy("Outcome"), "outcome"),
            Head("decided_on", gettext_lazy("Decided on"), "day"),
            Head("reference", gettext_lazy("Reference")),
        ),
    ),
    "kpis": (
        gettext_lazy("Indicators and targets"),
        (
            Head("indicator", gettext_lazy("Indicator")),
            Head("cluster", _CLUSTER, "together"),
            Head("year", _YEAR, "year"),
            Head("scope", gettext_lazy("Scope")),
            Head("value", gettext_lazy("Value"), "figure"),
            Head("target", gettext_lazy("Target"), "figure"),
            Head("reached", gettext_lazy("Reached"), "yes_no"),
            Head("source", gettext_lazy("Source"), "demo"),
        ),
    ),
    "lessons": (
        gettext_lazy("Lessons recorded"),
        (
            Head("cluster", _CLUSTER),
            Head("kind", gettext_lazy("Who"), "lesson"),
            Head("text", gettext_lazy("Lesson")),
            Head("on_day", gettext_lazy("Day"), "day"),
            Head("reference", gettext_lazy("Reference")),
        ),
    ),
    "renewal": (
        gettext_lazy("Pacts and agreements"),
        (
            Head("cluster", _CLUSTER),
            Head("signed_in", gettext_lazy("Pact signed in"), "year"),
            Head("review_due", gettext_lazy("Next review of the pact"), "day"),
            Head("agreement_last_day", gettext_lazy("Agreement until"), "day"),
            Head("ten_years_last_day", gettext_lazy("Ten years until"), "day"),
            Head("agreements", gettext_lazy("Agreements")),
        ),
    ),
    "years": (
        gettext_lazy("Means by year"),
        (
            Head("year", _YEAR, "year"),
            Head("operating", gettext_lazy("Operating aid"), "euro"),
            Head("envelopes", gettext_lazy("Envelopes of clusters"), "euro"),
            Head("common", gettext_lazy("Common envelope"), "euro"),
            Head("total", gettext_lazy("Total"), "euro"),
        ),
    ),
    "clusters": (
        gettext_lazy("Means by cluster and year"),
        (
            Head("cluster", _CLUSTER),
            Head("year", _YEAR, "year"),
            Head("operating", gettext_lazy("Operating aid"), "euro"),
            Head("envelope", gettext_lazy("Envelope for projects"), "euro"),
        ),
    ),
}


def source_line(row: Mapping[str, Any], day: str) -> str:
    """Return the line under a part: which records, how many, and as of which day."""
    return _("%(what)s (%(count)s): %(references)s. As known on %(day)s.") % {
        "what": SOURCES[row["of"]],
        "count": format_number(row["count"]),
        "references": "; ".join(row["references"]),
        "day": day,
    }

"""The projects that a table counts, as a part of its SQL; narrowed by a selection, as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection

from clusters.models import Cluster
from projects.rules.selections import EVERYTHING, Selection

INTERCLUSTER = "Intercluster"
_OF_CLUSTER = """EXISTS (
    SELECT 1 FROM projects_projectcluster AS own
    WHERE own.project_id = project.id AND own.cluster_id = %(cluster)s)"""
_WITH_LABEL = "project.labels @> ARRAY[%(label)s]::varchar[]"
_NO_KEYS = "ARRAY[]::text[]"


@dataclass(frozen=True)
class Asked:
    """What a table is computed for: as of a day, with which projects; ``behind``: with keys of rows."""

    on: date
    selection: Selection = EVERYTHING
    behind: bool = True
    # Two tables rest on one statement, and a page may show them all.
    _answers: dict[tuple[Any, ...], list[tuple[Any, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def cluster_name(self) -> str | None:
        """Return the name of the cluster asked for, which is its row of table 5; None: all of them."""
        if self.selection.cluster is None:
            return None
        return Cluster.objects.values_list("name", flat=True).get(pk=self.selection.cluster)

    @property
    def conditions(self) -> str:
        """Return the conditions on ``project``: granted by the day, and chosen."""
        found = [
            "project.state IN ('decided', 'closed', 'stopped')",
            "project.decided_on BETWEEN %(since)s AND %(until)s",
        ]
        found += [_OF_CLUSTER] if self.selection.cluster is not None else []
        found += [_WITH_LABEL] if self.selection.label is not None else []
        return " AND ".join(found)

    @property
    def of_clusters(self) -> str:
        """Return the statement of the projects of clusters with their row of table 5, without Moonshot."""
        return f"""
SELECT project.id, project.reference, project.aid, project.decided_on, project.labels,
       project.first_day, project.last_day, kind.cooperative,
       EXTRACT(YEAR FROM project.decided_on)::int AS year,
       CASE WHEN kind.min_clusters > 1 THEN '{INTERCLUSTER}' ELSE cluster.name END AS name
FROM projects_project AS project
JOIN projects_projecttype AS kind ON kind.id = project.type_id
JOIN projects_projectcluster AS link ON link.project_id = project.id AND link.is_lead
JOIN clusters_cluster AS cluster ON cluster.id = link.cluster_id
WHERE {self.conditions} AND project.source <> 'moonshot'"""  # noqa: S608  conditions of ours

    def keys(self, column: str, when: str = "TRUE") -> str:
        """Return the keys of the rows behind a figure; none when they are not asked for."""
        if not self.behind:
            return _NO_KEYS
        return f"COALESCE(ARRAY_AGG({column}) FILTER (WHERE {when}), {_NO_KEYS})"

    def answer(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a statement over the chosen projects, arrays in order; asked once."""
        asked = (sql, *sorted(more.items()))
        if asked not in self._answers:
            self._answers[asked] = self._ask(sql, more)
        return self._answers[asked]

    def _ask(self, sql: str, more: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        since, until = self.selection.days(self.on)
        own = {"cluster": self.selection.cluster, "label": self.selection.label}
        with connection.cursor() as cursor:
            cursor.execute(sql, {"on": self.on, "since": since, "until": until, **own, **more})
            found: list[tuple[Any, ...]] = cursor.fetchall()
        # Sorting keys here is quicker than for each figure in the database.
        for keys in (one for row in found for one in row if isinstance(one, list)):
            keys.sort()
        return found

"""Sums over contributions, in one statement for any number of project years.

It says in SQL what ``cofinancing.rules.counting`` says of a single payment; a test holds the two
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection

from cofinancing.rules.counting import Sums
from cofinancing.rules.yardstick import Yardstick
from cofinancing.rules.years import YearFacts

SUMS_SQL = """
WITH given AS MATERIALIZED (
    SELECT id, cut, (cut + 1)::timestamp AT TIME ZONE 'Europe/Brussels' AS closes, granted_on,
           sources::text[] AS sources
    FROM unnest(%(ids)s::bigint[], %(cuts)s::date[], %(granted)s::date[], %(sources)s::text[])
         AS row (id, cut, granted_on, sources)
)
SELECT given.id,
       coalesce(sum(paid.received_amount) FILTER (WHERE paid.state = 'accepted' AND in_time), 0),
       coalesce(sum(paid.received_amount) FILTER (WHERE paid.state = 'accepted'), 0),
       coalesce(sum(paid.received_amount) FILTER (WHERE paid.state = 'received' AND in_time), 0),
       coalesce(sum(paid.received_amount)
                FILTER (WHERE paid.state = 'accepted' AND paid.value_date < given.granted_on), 0)
FROM given
JOIN cofinancing_contribution AS paid
     ON paid.project_year_id = given.id AND paid.source = ANY (given.sources)
CROSS JOIN LATERAL (
    SELECT paid.value_date <= given.cut
           AND (paid.receipt_recorded_at < given.closes OR paid.late_proof_by_id IS NOT NULL)
           AS in_time
) AS judged
WHERE paid.state IN ('accepted', 'received') AND paid.value_date <= %(on)s
GROUP BY given.id
"""


def sums_by_year(measured: Sequence[tuple[YearFacts, Yardstick]], on: date) -> dict[int, Sums]:
    """Return the sums of each project year that has payments which may count; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS_SQL, sums_parameters(measured, on))
        return {year_id: Sums._make(sums) for year_id, *sums in cursor.fetchall()}


def sums_parameters(
    measured: Sequence[tuple[YearFacts, Yardstick]], on: date
) -> dict[str, str | date]:
    """Return what ``SUMS_SQL`` asks: four arrays, one element for each project year.

    Written as array literals: the server reads ten thousand of those in no time, while as many
    separate values would take longer than the sums themselves.
    """
    judged = [
        (year, stick.deadline.due, stick.figures.sources)
        for year, stick in measured
        if stick.deadline is not None and stick.figures is not None
    ]
    literals = _literals({sources for _year, _due, sources in judged})
    return {
        "ids": _array(str(year.id) for year, _due, _sources in judged),
        "cuts": _array(min(due, on).isoformat() for _year, due, _sources in judged),
        "granted": _array(year.granted_on.isoformat() for year, _due, _sources in judged),
        "sources": _array(literals[sources] for _year, _due, sources in judged),
        "on": on,
    }


def _literals(kinds: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    """Write each set of sources once: most project years share theirs."""
    return {sources: '"{' + ",".join(sorted(sources)) + '}"' for sources in kinds}


def _array(elements: Iterable[str]) -> str:
    return "{" + ",".join(elements) + "}"

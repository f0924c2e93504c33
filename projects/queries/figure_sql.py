"""The statements behind the figures that print does not have."""

from __future__ import annotations

from projects.queries.granted import Asked
from projects.rules.figures import JOINED, LARGE, LEFT, SME, STAYED, UNKNOWN


def aid_by_size(asked: Asked) -> str:
    """Size, year and aid in euro of companies with aid, by their size at submission."""
    return f"""
SELECT CASE WHEN part.size IN ('micro', 'small', 'medium') THEN '{SME}'
            WHEN part.size = 'large' THEN '{LARGE}' ELSE '{UNKNOWN}' END,
       found.year, SUM(part.aid), {asked.keys("part.id::text")}
FROM ({asked.of_clusters}) AS found
JOIN projects_partner AS part ON part.project_id = found.id AND part.role = 'company'
GROUP BY 1, 2 ORDER BY 1 DESC, 2"""  # noqa: S608  parts of ours


def label_sets(asked: Asked) -> str:
    """Labels together, year, projects and aid in euro; each project once, so that its key is read once."""
    return f"""
SELECT labels, year, COUNT(*), SUM(aid), {asked.keys("reference")}
FROM ({asked.of_clusters}) AS found
GROUP BY 1, 2 ORDER BY 1, 2"""  # noqa: S608  parts of ours


def combinations(asked: Asked) -> str:
    """Rows of table 5 in whose projects the same companies get aid, and how many those are."""
    return f"""
WITH reached AS (
    SELECT body, ARRAY_AGG(name ORDER BY name) AS names
    FROM (
        SELECT DISTINCT part.organisation_id AS body, found.name
        FROM ({asked.of_clusters}) AS found
        JOIN projects_partner AS part ON part.project_id = found.id AND part.role = 'company'
    ) AS pairs GROUP BY 1)
SELECT reached.names, COUNT(*), {asked.keys("body.kbo")}
FROM reached JOIN clusters_organisation AS body ON body.id = reached.body
GROUP BY 1 ORDER BY 1"""  # noqa: S608  parts of ours


# A year in which somebody takes part: from the first day of a project up to the last one, or that
# of the decision when no days are known.
def flow(asked: Asked) -> str:
    """Kind of movement, year and companies, between the years ``first`` and ``last``."""
    return f"""
WITH active AS (
    SELECT DISTINCT part.organisation_id AS body, year.year
    FROM ({asked.of_clusters}) AS found
    JOIN projects_partner AS part ON part.project_id = found.id AND part.role = 'company'
    JOIN generate_series(%(oldest)s, %(last)s) AS year (year) ON year.year BETWEEN
        EXTRACT(YEAR FROM COALESCE(found.first_day, found.decided_on))
        AND EXTRACT(YEAR FROM COALESCE(found.last_day, found.first_day, found.decided_on))),
beside AS (
    SELECT body, year, LAG(year) OVER own AS before, LEAD(year) OVER own AS after
    FROM active WINDOW own AS (PARTITION BY body ORDER BY year)),
moves AS (
    SELECT CASE WHEN before = year - 1 THEN '{STAYED}' ELSE '{JOINED}' END AS kind, year, body
    FROM beside
    UNION ALL
    SELECT '{LEFT}', year + 1, body FROM beside
    WHERE after IS DISTINCT FROM year + 1 AND year < %(last)s)
SELECT moves.kind, moves.year, COUNT(*), {asked.keys("body.kbo")}
FROM moves JOIN clusters_organisation AS body ON body.id = moves.body
WHERE moves.year BETWEEN %(first)s AND %(last)s
GROUP BY 1, 2 ORDER BY 1, 2"""  # noqa: S608  parts of ours

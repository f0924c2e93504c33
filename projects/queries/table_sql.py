"""The statements behind the published tables; one for each, with the keys of rows when asked for."""

from __future__ import annotations

from projects.queries.granted import Asked


def aid(asked: Asked) -> str:
    """Row, year, projects and aid in euro of table 5."""
    return f"""
SELECT name, year, COUNT(*), SUM(aid), {asked.keys("reference")}
FROM ({asked.of_clusters}) AS found GROUP BY 1, 2 ORDER BY 1, 2"""  # noqa: S608  parts of ours


def cooperative(asked: Asked) -> str:
    """Channel, year and projects of table 6; ``least`` companies get aid."""
    return f"""
SELECT project.channel, EXTRACT(YEAR FROM project.decided_on)::int, COUNT(*),
       {asked.keys("project.reference")}
FROM projects_project AS project
JOIN projects_projecttype AS kind ON kind.id = project.type_id
JOIN (
    SELECT part.project_id FROM projects_partner AS part
    WHERE part.role = 'company' GROUP BY 1 HAVING COUNT(*) >= %(least)s) AS enough
  ON enough.project_id = project.id
WHERE {asked.conditions} AND kind.cooperative
GROUP BY 1, 2 ORDER BY 1, 2"""  # noqa: S608  parts of ours


# First contact: no project of any kind before. Moved on: after a first contact, a regular project.
def reach(asked: Asked) -> str:
    """Row and the three figures of table 7, each with its keys; ``from`` and ``to`` are days."""
    fresh, moved = "parts.first = history.first", "history.regular > parts.first"
    return f"""
WITH parts AS (
    SELECT found.name, part.organisation_id AS body, MIN(found.decided_on) AS first
    FROM ({asked.of_clusters}) AS found
    JOIN projects_partner AS part ON part.project_id = found.id AND part.role = 'company'
    WHERE found.cooperative AND found.decided_on BETWEEN %(from)s AND %(to)s
    GROUP BY 1, 2),
history AS (
    SELECT part.organisation_id AS body, MIN(project.decided_on) AS first,
           MAX(project.decided_on) FILTER (WHERE project.channel = 'regular') AS regular
    FROM projects_partner AS part JOIN projects_project AS project ON project.id = part.project_id
    WHERE project.state IN ('decided', 'closed', 'stopped') AND project.decided_on <= %(on)s
    GROUP BY 1)
SELECT parts.name, COUNT(*), {asked.keys("body.kbo")},
       COUNT(*) FILTER (WHERE {fresh}), {asked.keys("body.kbo", fresh)},
       COUNT(*) FILTER (WHERE {fresh} AND {moved}), {asked.keys("body.kbo", f"{fresh} AND {moved}")}
FROM parts JOIN history ON history.body = parts.body
JOIN clusters_organisation AS body ON body.id = parts.body
GROUP BY 1 ORDER BY 1"""  # noqa: S608  parts of ours


def centres(asked: Asked) -> str:
    """Centre, year and aid in euro of table 8."""
    return f"""
SELECT body.name, found.year, SUM(part.aid), {asked.keys("found.reference")}
FROM ({asked.of_clusters}) AS found
JOIN projects_partner AS part ON part.project_id = found.id AND part.role = 'soc'
JOIN clusters_organisation AS body ON body.id = part.organisation_id
GROUP BY 1, 2 ORDER BY 1, 2"""  # noqa: S608  parts of ours


def members(asked: Asked) -> str:
    """Cluster, members, companies and SMEs among them on ``day``, each with its last known size."""
    return f"""
SELECT cluster.name, COUNT(*), COUNT(*) FILTER (WHERE body.kind = 'company'),
       COUNT(*) FILTER (WHERE body.kind = 'company' AND size.size IN ('micro', 'small', 'medium')),
       {asked.keys("body.kbo")}
FROM clusters_membership AS member
JOIN clusters_cluster AS cluster ON cluster.id = member.cluster_id
JOIN clusters_organisation AS body ON body.id = member.organisation_id
LEFT JOIN LATERAL (
    SELECT snapshot.size FROM clusters_sizesnapshot AS snapshot
    WHERE snapshot.organisation_id = body.id ORDER BY snapshot.on_day DESC LIMIT 1) AS size ON TRUE
WHERE member.first_day <= %(day)s AND COALESCE(member.last_day, %(day)s) >= %(day)s
GROUP BY 1 ORDER BY 1"""  # noqa: S608  parts of ours

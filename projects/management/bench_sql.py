"""The bare sums that the tables need, each in the shortest statement that gives them."""

from __future__ import annotations

_GRANTED = "project.state IN ('decided', 'closed', 'stopped')"
_OF_CLUSTERS = f"{_GRANTED} AND project.source <> 'moonshot'"
_LEAD = "JOIN projects_projectcluster AS link ON link.project_id = project.id AND link.is_lead"
_YEAR = "EXTRACT(YEAR FROM project.decided_on)"
_BUDGETS = "SELECT year, level, SUM(amount) FROM projects_leverageentry GROUP BY 1, 2"
_AID = f"""
SELECT link.cluster_id, kind.min_clusters > 1, {_YEAR}, COUNT(*), SUM(project.aid)
FROM projects_project AS project {_LEAD}
JOIN projects_projecttype AS kind ON kind.id = project.type_id
WHERE {_OF_CLUSTERS} GROUP BY 1, 2, 3"""  # noqa: S608  constants of ours
_COMPANIES = f"""
FROM projects_project AS project {_LEAD}
JOIN projects_projecttype AS kind ON kind.id = project.type_id
JOIN projects_partner AS part ON part.project_id = project.id AND part.role = 'company'
WHERE {_OF_CLUSTERS}"""

BARE = {
    "3": """
SELECT cluster_id, COUNT(*) FROM clusters_membership AS member
JOIN clusters_organisation AS body ON body.id = member.organisation_id
JOIN clusters_sizesnapshot AS size ON size.organisation_id = body.id GROUP BY 1""",
    "5": _AID,
    "6": f"""
SELECT project.channel, {_YEAR}, COUNT(*)
FROM projects_project AS project JOIN projects_projecttype AS kind ON kind.id = project.type_id
JOIN (SELECT project_id FROM projects_partner WHERE role = 'company'
      GROUP BY 1 HAVING COUNT(*) >= 3) AS enough ON enough.project_id = project.id
WHERE {_GRANTED} AND kind.cooperative GROUP BY 1, 2""",  # noqa: S608  parts of ours
    "7": f"""
SELECT cluster_id, COUNT(*), COUNT(*) FILTER (WHERE own = whole)
FROM (SELECT link.cluster_id, part.organisation_id AS body, MIN(project.decided_on) AS own
      {_COMPANIES} AND kind.cooperative GROUP BY 1, 2) AS parts
JOIN (SELECT part.organisation_id AS body, MIN(project.decided_on) AS whole
      FROM projects_partner AS part JOIN projects_project AS project ON project.id = part.project_id
      WHERE {_GRANTED} GROUP BY 1) AS history USING (body) GROUP BY 1""",  # noqa: S608  parts of ours
    "8": f"""
SELECT part.organisation_id, {_YEAR}, SUM(part.aid)
FROM projects_project AS project {_LEAD}
JOIN projects_partner AS part ON part.project_id = project.id AND part.role = 'soc'
WHERE {_OF_CLUSTERS} GROUP BY 1, 2""",  # noqa: S608  parts of ours
    "9": f"{_BUDGETS}; {_AID}",
    "kmo-aandeel": f"SELECT part.size, {_YEAR}, SUM(part.aid) {_COMPANIES} GROUP BY 1, 2",
    "beleidslabels": f"""
SELECT label, {_YEAR}, COUNT(*), SUM(project.aid)
FROM projects_project AS project {_LEAD}, unnest(project.labels) AS label
WHERE {_OF_CLUSTERS} GROUP BY 1, 2""",  # noqa: S608  parts of ours
    "overlap": f"""
SELECT names, COUNT(*)
FROM (SELECT part.organisation_id, ARRAY_AGG(DISTINCT link.cluster_id) AS names
      {_COMPANIES} GROUP BY 1) AS reached GROUP BY 1""",  # noqa: S608  parts of ours
    "verloop": f"""
SELECT year, COUNT(DISTINCT organisation_id)
FROM (SELECT part.organisation_id, project.first_day, project.last_day {_COMPANIES}) AS active
JOIN generate_series(2000, 2030) AS year
  ON year BETWEEN EXTRACT(YEAR FROM first_day) AND EXTRACT(YEAR FROM last_day)
GROUP BY 1""",  # noqa: S608  parts of ours
}

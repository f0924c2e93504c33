"""Invented projects with five partners each in the real tables, by SQL, for measuring; the caller rolls them back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from clusters.models import Cluster, Lineage, Membership, Organisation, SizeSnapshot
from cofinancing.management.bench_rows import COLUMNS
from cofinancing.management.copying import copy_rows, keep_history_quiet, next_id
from projects.actions.types import load_types
from projects.models import LeverageEntry, Partner, Project, ProjectCluster, ProjectType

_MODELS = (
    *(Lineage, Cluster, Organisation, SizeSnapshot, Membership),
    *(Project, ProjectCluster, Partner, LeverageEntry),
)
_CLUSTERS, _CENTRES = 12, 8
# A company takes part in a few projects, as in the files of print.
_COMPANIES_EACH, _FEWEST = 10, 60
_MEMBER_SINCE = date(2017, 1, 1)

# Four in five through a cluster; nine years of decisions; types, labels and sources in turn.
_PROJECTS = """
INSERT INTO projects_project (id, version, reference, title, channel, source, labels, decided_on, aid,
    first_day, last_day, state, is_demo, type_id)
SELECT %(project)s + n, 1, 'bench ' || (%(project)s + n), 'bench',
    CASE WHEN n %% 5 = 0 THEN 'regular' ELSE 'cluster' END,
    CASE WHEN n %% 5 = 0 THEN 'regular' WHEN n %% 11 = 0 THEN 'moonshot' ELSE 'earmarked' END,
    (ARRAY['digital', 'energy', 'circular', 'food', 'health'])[1 + n %% 5 : 1 + n %% 7],
    day, 1000 * (100 + n %% 900), day, day + 365 * (1 + n %% 3),
    'decided', TRUE, (%(types)s::bigint[])[1 + n %% %(kinds)s]
FROM (SELECT n, DATE '2017-01-02' + (n * 7919 %% 3280) AS day
      FROM generate_series(0, %(projects)s - 1) AS n) AS given"""
_LEADS = """
INSERT INTO projects_projectcluster (version, is_lead, cluster_id, project_id)
SELECT 1, TRUE, %(cluster)s + n %% %(clusters)s, %(project)s + n
FROM generate_series(0, %(projects)s - 1) AS n WHERE n %% 5 > 0"""
# Four companies and a strategic research centre; each company sits in about forty projects.
_PARTNERS = """
INSERT INTO projects_partner (version, role, activity, size, flemish, budget, aid, legal_basis,
    is_demo, organisation_id, project_id)
SELECT 1, CASE WHEN seat = 4 THEN 'soc' ELSE 'company' END, 'industrial',
    CASE WHEN seat = 4 THEN '' ELSE (ARRAY['micro', 'small', 'medium', 'large'])[1 + (n + seat) %% 4] END,
    TRUE, 40000, 20000, 'gber_25', TRUE,
    %(body)s + CASE WHEN seat = 4 THEN %(companies)s + n %% %(centres)s
                    ELSE (n * 31 + seat * 7) %% %(companies)s END,
    %(project)s + n
FROM generate_series(0, %(projects)s - 1) AS n, generate_series(0, 4) AS seat"""
_LEVERAGE = """
INSERT INTO projects_leverageentry (version, year, level, programme, description, amount,
    cluster_part, by_cluster, confidentiality, source, is_demo)
SELECT 1, 2017 + n %% 9, (ARRAY['cluster', 'industry', 'academic'])[1 + n %% 3], 'other', 'bench',
    1000 * (1 + n), '', FALSE, 'open', 'bench', TRUE
FROM generate_series(0, 269) AS n"""


def create_projects(projects: int, *, at: datetime) -> None:
    """Fill the tables with projects and all they rest on; runs in a transaction."""
    load_types(at=at)
    keep_history_quiet(_MODELS)
    companies = max(_FEWEST, projects // _COMPANIES_EACH)
    cluster, body = _clusters(), _bodies(companies)
    _members(cluster, body, companies)
    kinds = list(ProjectType.objects.order_by("pk").values_list("pk", flat=True))
    given: dict[str, int | list[int]] = {
        "projects": projects, "project": next_id(Project), "cluster": cluster, "body": body,
        "clusters": _CLUSTERS, "companies": companies, "centres": _CENTRES,
        "types": kinds, "kinds": len(kinds),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (_PROJECTS, _LEADS, _PARTNERS, _LEVERAGE):
            cursor.execute(statement, given)
        for model in _MODELS:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _clusters() -> int:
    """Make clusters and return the key of the first."""
    lineage, first = next_id(Lineage), next_id(Cluster)
    copy_rows(Lineage, COLUMNS[Lineage], [(lineage, 1, "bench")])
    rows = [(first + n, 1, f"bench {n}", "SPC", *[""] * 5, lineage) for n in range(_CLUSTERS)]
    copy_rows(Cluster, COLUMNS[Cluster], rows)
    return first


def _bodies(companies: int) -> int:
    """Make companies and behind them the centres; return the key of the first company."""
    first = next_id(Organisation)
    kinds = ["company"] * companies + ["soc"] * _CENTRES
    rows = (
        (first + n, 1, f"19{(first + n) % 10**8:08}", f"bench {n}", kind, True, "", "", True)
        for n, kind in enumerate(kinds)
    )
    copy_rows(Organisation, COLUMNS[Organisation], rows)
    return first


def _members(cluster: int, body: int, companies: int) -> None:
    """Make every company a member of a cluster, with a size."""
    each = range(companies)
    copy_rows(
        Membership,
        "version,first_day,cluster_id,organisation_id",
        ((1, _MEMBER_SINCE, cluster + n % _CLUSTERS, body + n) for n in each),
    )
    copy_rows(
        SizeSnapshot,
        "version,on_day,size,staff,source,manual_reason,organisation_id",
        ((1, _MEMBER_SINCE, "small", 10, "bench", "", body + n) for n in each),
    )

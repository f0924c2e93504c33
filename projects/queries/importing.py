"""What the import of projects compares its rows with, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster, ClusterOperator, Membership, Organisation
from projects.models import Partner, Project, ProjectCluster
from projects.queries.facts import link_facts, type_facts
from projects.queries.projects import types_on
from projects.rules.importing import Content, Known, KnownType, Part, Stored, TableFacts

_CONTENT = ("title", "source", "decided_on", "aid", "first_day", "last_day")


def table_facts(
    cluster: Cluster, numbers: Collection[str], references: Collection[str], *, on: date
) -> TableFacts:
    """Return everything around a table of projects of one cluster."""
    return TableFacts(
        cluster=cluster.pk,
        today=on,
        organisations=_organisations(numbers),
        projects=_projects(references),
        types=[
            KnownType(row.pk, row.key, Period(row.first_day, row.last_day), type_facts(row))
            for row in types_on()
        ],
        params=current_params(),
        links=link_facts(),
    )


def cluster_names() -> dict[str, int]:
    """Return the key of every cluster by its name."""
    return dict(Cluster.objects.order_by("name").values_list("name", "pk"))


def _organisations(numbers: Collection[str]) -> Mapping[str, Known]:
    rows = list(
        Organisation.objects.filter(kbo__in=numbers).order_by().values_list("pk", "kbo", "name")
    )
    keys = [pk for pk, _kbo, _name in rows]
    members = _periods(Membership, keys)
    carried = _periods(ClusterOperator, keys)
    return {kbo: Known(pk, name, tuple(members[pk]), tuple(carried[pk])) for pk, kbo, name in rows}


def _periods(
    model: type[Membership | ClusterOperator], keys: Collection[int]
) -> defaultdict[int, list[tuple[int, Period]]]:
    found: defaultdict[int, list[tuple[int, Period]]] = defaultdict(list)
    rows = model._default_manager.filter(organisation__in=keys).order_by()
    for organisation, cluster, first, last in rows.values_list(
        "organisation_id", "cluster_id", "first_day", "last_day"
    ):
        found[organisation].append((cluster, Period(first, last)))
    return found


def _projects(references: Collection[str]) -> Mapping[str, Stored]:
    rows = Project.objects.filter(reference__in=references).select_related("type").order_by()
    projects = {row.pk: row for row in rows}
    others: defaultdict[int, list[int]] = defaultdict(list)
    beside = ProjectCluster.objects.filter(project__in=projects, is_lead=False).order_by()
    for project, cluster in beside.values_list("project_id", "cluster_id"):
        others[project].append(cluster)
    parts: defaultdict[int, dict[str, Part]] = defaultdict(dict)
    partners = Partner.objects.filter(project__in=projects).select_related("organisation")
    for row in partners.order_by():
        values = [getattr(row, name) for name in Part._fields]
        parts[row.project_id][row.organisation.kbo] = Part(*values)
    return {
        row.reference: Stored(_content(row, tuple(sorted(others[pk]))), parts[pk])
        for pk, row in projects.items()
    }


def _content(row: Project, others: tuple[int, ...]) -> Content:
    values = {name: getattr(row, name) for name in _CONTENT}
    return Content(**values, type=row.type.key, others=others, labels=tuple(sorted(row.labels)))

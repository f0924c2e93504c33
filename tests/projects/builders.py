"""Projects with partners, made through the actions of the room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from clusterbeleid.core.actors import Actor
from clusters.enums import OrganisationKind
from clusters.models import Cluster, Organisation
from projects.actions.partners import PartnerData, add_partner
from projects.actions.projects import ProjectData, decide_project, make_project
from projects.actions.types import load_types
from projects.models import Partner, Project, ProjectType
from tests.clusters.builders import have_figures, head, make_cluster, make_organisation
from tests.people import NOW

DECIDED = date(2026, 3, 2)
_serial = count(1)


def type_of(key: str = "oo-research", on: date = DECIDED) -> ProjectType:
    """Return a type of the data files as it holds on a day."""
    have_figures()
    load_types(at=NOW)
    found = ProjectType.objects.filter(key=key, first_day__lte=on).order_by("-first_day")
    return found[0]


def data_of(key: str = "oo-research", aid: str = "300.00", **more: Any) -> ProjectData:
    """Return a project as typed."""
    number = next(_serial)
    given = {
        "reference": f"HBC.2026.{number:04}",
        "title": f"Project {number}",
        "source": "earmarked",
        **more,
    }
    return ProjectData(type=type_of(key), aid=Decimal(aid), **given)


def draft(
    cluster: Cluster | None = None,
    companies: int = 3,
    *,
    key: str = "oo-research",
    aid: str = "300.00",
    by: Actor | None = None,
    **more: Any,
) -> Project:
    """Return a project in preparation with companies that share the aid, at half of the costs."""
    lead = cluster or make_cluster()
    actor = by or head()
    project = make_project(data_of(key, aid, **more), lead=lead, actor=actor, at=NOW)
    for _number in range(companies):
        part(project, Decimal(aid) / max(companies, 1), by=actor)
    return project


def part(
    project: Project,
    aid: Decimal | str = "100.00",
    *,
    organisation: Organisation | None = None,
    role: str = "company",
    budget: Decimal | str | None = None,
    by: Actor | None = None,
    **more: Any,
) -> Partner:
    """Add a partner; a company without more gets half of its costs as aid, of industrial research."""
    kind = OrganisationKind.COMPANY if role in {"company", "user_group"} else OrganisationKind.SOC
    body = organisation or make_organisation(kind=kind)
    basis = "gber_25" if role == "company" else "framework_2022"
    given = {"activity": "industrial", "size": "small", "flemish": True, **more}
    amount = Decimal(aid)
    data = PartnerData(
        kbo=body.kbo,
        role=role,
        budget=Decimal(budget) if budget is not None else amount * 2,
        aid=amount,
        legal_basis=given.pop("legal_basis", basis if amount else ""),
        **given,
    )
    return add_partner(project, data, actor=by or head(), at=NOW)


def granted(
    cluster: Cluster | None = None,
    *,
    decided_on: date = DECIDED,
    by: Actor | None = None,
    **more: Any,
) -> Project:
    """Return a project of which the aid is granted."""
    project = draft(cluster, by=by, **more)
    return decide_project(
        project, decided_on=decided_on, actor=by or head(), at=NOW, reason="Voor een test"
    )

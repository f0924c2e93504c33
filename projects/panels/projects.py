"""What the page of a project shows, as far as its reader may see it (R55)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import ReadableChange, readable
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.findings import Explained
from clusters.enums import LinkKind
from projects.models import Partner, Project, ProjectCluster
from projects.permissions import may_see_amounts, may_see_findings
from projects.queries.facts import facts_of
from projects.queries.projects import known_partners
from projects.rules.checks import check_project, independent, links_that_bind
from projects.rules.facts import LinkFacts

_WHOLE = Decimal(100)


@dataclass(frozen=True)
class PartnerRow:
    """A partner as the reader sees it; ``shown`` False: budget and aid are confidential."""

    row: Partner
    shown: bool

    @property
    def rate(self) -> Decimal | None:
        """Aid over budget in percent; None without budget."""
        return self.row.aid * _WHOLE / self.row.budget if self.row.budget else None


def partner_rows(project: Project, actor: Actor) -> list[PartnerRow]:
    """Return the partners; budgets of others are left out for the cluster side."""
    return [
        PartnerRow(row, may_see_amounts(actor, row.organisation.kbo))
        for row in known_partners(project)
    ]


@dataclass(frozen=True)
class BindingLink:
    """A control link as the page shows it."""

    facts: LinkFacts

    @property
    def kind(self) -> Text:
        """Return the kind of link in words."""
        return LinkKind(self.facts.kind).label


@dataclass(frozen=True)
class Judged:
    """What the rules say of a project, and the links because of which companies count once."""

    explained: Explained
    links: Sequence[BindingLink]


def project_check(project: Project, actor: Actor, today: date) -> Judged | None:
    """Return what the rules say as of the decision, or of today while in preparation."""
    if not may_see_findings(actor):
        return None
    facts = facts_of(project, project.decided_on or today)
    links = [BindingLink(one) for one in links_that_bind(facts, independent(facts))]
    return Judged(check_project(facts, current_params()), links)


def project_changes(project: Project, actor: Actor) -> Sequence[ReadableChange]:
    """Return the history of a project with its partners; it names budgets, so the agency reads it."""
    if not may_see_findings(actor):
        return ()
    return readable(
        changes_of(
            Project.objects.filter(pk=project.pk),
            ProjectCluster.objects.filter(project=project),
            Partner.objects.filter(project=project),
        )
    )

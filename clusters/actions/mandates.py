"""Who carries out, joins and follows a cluster, and from when."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import users_with_role
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.kernel.identifiers import format_kbo, parse_kbo
from clusters.actions.common import day_of, kernel_refusals, lock
from clusters.actions.organisations import OrganisationData, register_organisation
from clusters.models import (
    AccountManagement,
    Cluster,
    ClusterOperator,
    Membership,
    Organisation,
)
from clusters.permissions import (
    may_add_member,
    may_appoint_operator,
    may_assign_account_manager,
)
from clusters.queries import find_by_number, interests_in, unassessed_lineages
from clusters.rules import check_operator


def registered(number: str) -> Organisation:
    """Return the organisation with this KBO number, in any notation.

    Raises ``Refused`` for a number that is none, or one that is not registered.
    """
    with kernel_refusals("R66"):
        kbo = parse_kbo(number)
    found = find_by_number(kbo)
    if found is None:
        raise Refused.because("organisation.unregistered", "R66", kbo=format_kbo(kbo))
    return found


@transaction.atomic
def appoint_operator(
    cluster: Cluster,
    organisation: Organisation,
    *,
    first_day: date,
    last_day: date | None = None,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.operator_appointed",
) -> ClusterOperator:
    """Make an organisation the cluster organisation for a period (R4).

    Raises ``Refused`` for a wrong role, or when the organisation carried out a cluster of
    another lineage that was never assessed (R11), and ``ValidationError`` for an overlap.
    """
    require(may_appoint_operator(actor, cluster, on=day_of(at)))
    held = lock(cluster)
    names = [lineage.name for lineage in unassessed_lineages(held, organisation)]
    refuse(check_operator(names))
    row = ClusterOperator(
        cluster=cluster, organisation=organisation, first_day=first_day, last_day=last_day
    )
    return save_tracked(row, actor=actor, at=at, reason=reason)


@transaction.atomic
def add_member(
    cluster: Cluster,
    organisation: Organisation,
    *,
    first_day: date,
    last_day: date | None = None,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.member_added",
) -> Membership:
    """Enter a membership; raises ``Refused``, or ``ValidationError`` for an overlap."""
    require(may_add_member(actor, cluster, on=day_of(at)))
    lock(cluster)
    row = Membership(
        cluster=cluster, organisation=organisation, first_day=first_day, last_day=last_day
    )
    return save_tracked(row, actor=actor, at=at, reason=reason)


@transaction.atomic
def enter_member(
    cluster: Cluster,
    number: str,
    details: OrganisationData | None,
    *,
    first_day: date,
    last_day: date | None = None,
    actor: Actor,
    at: datetime,
) -> Membership:
    """Add the organisation with this KBO number as member, and register it when unknown.

    All or nothing. Raises ``Refused`` ``organisation.unknown`` when ``details`` are needed.
    """
    with kernel_refusals("R66"):
        kbo = parse_kbo(number)
    organisation = find_by_number(kbo) or _register_unknown(kbo, details, actor, at)
    return add_member(
        cluster, organisation, first_day=first_day, last_day=last_day, actor=actor, at=at
    )


@transaction.atomic
def assign_account_manager(
    cluster: Cluster,
    user: User,
    *,
    fte: Decimal,
    first_day: date,
    last_day: date | None = None,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.manager_assigned",
) -> AccountManagement:
    """Let a person follow a cluster for a part of full time (R40).

    Raises ``Refused`` when the person is no account manager on the first day, and
    ``ValidationError`` for an overlap or an impossible part.
    """
    require(may_assign_account_manager(actor, cluster, on=day_of(at)))
    if not users_with_role(Role.ACCOUNT_MANAGER, on=first_day).filter(pk=user.pk).exists():
        values = {"name": user.full_name, "first_day": first_day}
        raise Refused.because("manager.no_role", "R40", **values)
    lock(cluster)
    if interests_in(cluster.scope, first_day, last_day).filter(person=user).exists():
        raise Refused.because("clusters.manager_has_interest", "R52", name=user.full_name)
    row = AccountManagement(
        cluster=cluster, user=user, fte=fte, first_day=first_day, last_day=last_day
    )
    return save_tracked(row, actor=actor, at=at, reason=reason)


def _register_unknown(
    kbo: str, details: OrganisationData | None, actor: Actor, at: datetime
) -> Organisation:
    if details is None:
        raise Refused.because("organisation.unknown", "R66", kbo=format_kbo(kbo))
    return register_organisation(kbo, details, actor=actor, at=at)

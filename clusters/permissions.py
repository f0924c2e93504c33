"""Who may do what to a cluster and its file: one table of relations, asked by button, view and action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.db.models import Model

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.enums import LineageOutcome
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterOperator,
    Membership,
)


class Relation(StrEnum):
    """What somebody is to a cluster on a day."""

    HEAD = "head"
    MANAGER = "manager"
    CLUSTER = "cluster"
    READER = "reader"
    NONE = "none"


_HEAD = frozenset({Relation.HEAD})
_FILE = frozenset({Relation.HEAD, Relation.MANAGER})
_AGENCY = _FILE | {Relation.READER}
_ALL = _AGENCY | {Relation.CLUSTER}

# Who gets access to a file, who receives aid and when clocks run: never one account manager alone (A16).
ALLOWED: Mapping[str, frozenset[Relation]] = {
    "see": _ALL,
    "see_logbook": _AGENCY,
    "see_lineage": _AGENCY,
    "correct_cluster": _FILE,
    "stop_cluster": _HEAD,
    "appoint_operator": _HEAD,
    "assign_account_manager": _HEAD,
    "add_member": _FILE,
    "seat_board_member": _FILE,
    "log_contact": _FILE,
    "add_document": _FILE,
    "assess_lineage": _FILE,
    "assess_new_lineage": _HEAD,
}
_MAKING: Mapping[type[Model], str] = {
    Membership: "add_member",
    BoardMandate: "seat_board_member",
    ClusterOperator: "appoint_operator",
    AccountManagement: "assign_account_manager",
}
_REFUSALS = {
    Relation.READER: "clusters.read_only",
    Relation.CLUSTER: "clusters.agency_only",
    Relation.MANAGER: "clusters.head_only",
    Relation.NONE: "clusters.not_yours",
}


def relation(actor: Actor, cluster: Cluster, *, on: date) -> Relation:
    """Return what the actor is to the cluster on ``on``, the strongest first; two queries at most."""
    if actor.has(Role.HEAD_OF_TEAM):
        return Relation.HEAD
    if actor.has(Role.ACCOUNT_MANAGER) and _follows(actor, cluster, on):
        return Relation.MANAGER
    if actor.has(*CLUSTER_SIDE) and _acts_for_operator(actor, cluster, on):
        return Relation.CLUSTER
    return Relation.READER if actor.has(*AGENCY_READERS_OF_ALL) else Relation.NONE


def verdict(action: str, found: Relation) -> Verdict:
    """Tell whether somebody with this relation may take an action of the table."""
    if found in ALLOWED[action]:
        return Verdict.ok()
    return Verdict.no(_REFUSALS[found])


def verdicts(found: Relation) -> dict[str, Verdict]:
    """Return the answer for every action on a cluster, for the buttons of a page."""
    return {action: verdict(action, found) for action in ALLOWED}


def may_see_logbook(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The logbook of contacts stays inside the agency."""
    return verdict("see_logbook", relation(actor, cluster, on=on))


def may_see_lineage(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The lineage test is advice inside the agency until it is decided (R55)."""
    return verdict("see_lineage", relation(actor, cluster, on=on))


def may_create_cluster(actor: Actor) -> Verdict:
    """Only the head of team opens a file."""
    return _head(actor)


def may_correct_cluster(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager keeps the data of the file."""
    return verdict("correct_cluster", relation(actor, cluster, on=on))


def may_stop_cluster(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """Stopping support, and taking that back, is for the head of team."""
    return verdict("stop_cluster", relation(actor, cluster, on=on))


def may_appoint_operator(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """Who carries out a cluster receives the aid and sees the file."""
    return verdict("appoint_operator", relation(actor, cluster, on=on))


def may_assign_account_manager(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """Nobody gives a file to oneself: only the head of team assigns (A16)."""
    return verdict("assign_account_manager", relation(actor, cluster, on=on))


def may_add_member(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The agency keeps the register of members."""
    return verdict("add_member", relation(actor, cluster, on=on))


def may_seat_board_member(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The agency keeps the register of the board."""
    return verdict("seat_board_member", relation(actor, cluster, on=on))


def may_correct_period(
    actor: Actor,
    row: Membership | BoardMandate | ClusterOperator | AccountManagement,
    *,
    on: date,
) -> Verdict:
    """Ending or correcting a mandate asks the same right as making it."""
    return verdict(_MAKING[type(row)], relation(actor, row.cluster, on=on))


def may_log_contact(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager keeps the logbook."""
    return verdict("log_contact", relation(actor, cluster, on=on))


def may_add_document(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager keeps the documents of the file."""
    return verdict("add_document", relation(actor, cluster, on=on))


def may_assess_lineage(actor: Actor, cluster: Cluster, outcome: str, *, on: date) -> Verdict:
    """The account manager records; only the head of team can let a clock start anew (R11)."""
    action = "assess_new_lineage" if outcome == LineageOutcome.NEW else "assess_lineage"
    return verdict(action, relation(actor, cluster, on=on))


def may_merge_lineages(actor: Actor) -> Verdict:
    """A merger moves the ten years of several clusters at once."""
    return _head(actor)


def may_register_organisation(actor: Actor) -> Verdict:
    """The agency keeps the register of organisations; so do corrections and sizes."""
    if actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER):
        return Verdict.ok()
    if actor.has(*AGENCY_READERS_OF_ALL):
        return Verdict.no("clusters.read_only")
    return Verdict.no("clusters.agency_only")


def may_see_size_figures(actor: Actor) -> Verdict:
    """Staff, turnover and balance stay inside the agency; the class itself does not (R55)."""
    if actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def _head(actor: Actor) -> Verdict:
    return Verdict.ok() if actor.has(Role.HEAD_OF_TEAM) else Verdict.no("clusters.head_only")


def _follows(actor: Actor, cluster: Cluster, on: date) -> bool:
    found = AccountManagement.objects.filter(running(on), cluster=cluster)
    return found.filter(user_id=actor.user_id or 0).exists()


def _acts_for_operator(actor: Actor, cluster: Cluster, on: date) -> bool:
    found = ClusterOperator.objects.filter(running(on), cluster=cluster)
    return found.filter(organisation__kbo__in=actor.organisations).exists()

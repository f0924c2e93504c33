"""Who may do what to a cluster and its file: one table of relations, asked by button, view and action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.db.models import Model

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import (
    AGENCY_READERS_OF_ALL,
    CLUSTER_SIDE,
    REGISTRAR_ROLE,
    Actor,
    Role,
)
from clusterbeleid.kernel.transitions import Verdict
from clusters.enums import LineageOutcome, PartyKind
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterOperator,
    Membership,
    PactCommitment,
    StaffInterest,
)
from clusters.queries.interests import is_shut


class Relation(StrEnum):
    """What somebody is to a cluster on a day."""

    HEAD = "head"
    MANAGER = "manager"
    CLUSTER = "cluster"
    READER = "reader"
    RECUSED = "recused"
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
    "propose_members": frozenset({Relation.CLUSTER}),
    "judge_proposals": _FILE,
    "keep_pact": _FILE,
    "report_on_any_commitment": _FILE,
    "report_on_own_commitment": _FILE | {Relation.CLUSTER},
}
_MAKING: Mapping[type[Model], str] = {
    Membership: "add_member",
    BoardMandate: "seat_board_member",
    ClusterOperator: "appoint_operator",
    AccountManagement: "assign_account_manager",
}
# An action of the cluster organisation alone is refused to the agency in other words.
_CLUSTER_ONLY = frozenset({"propose_members"})
_REFUSALS = {
    Relation.READER: "clusters.read_only",
    Relation.CLUSTER: "clusters.agency_only",
    Relation.MANAGER: "clusters.head_only",
    Relation.NONE: "clusters.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}


def relation(actor: Actor, cluster: Cluster, *, on: date) -> Relation:
    """Return what the actor is to the cluster on ``on``, the strongest first; three queries at most.

    Who declared an interest in it is nothing else to it any more (A16).
    """
    asked = getattr(cluster, "read_by", None) != actor.user_id
    if asked and is_shut(actor, cluster.scope, on=on):
        return Relation.RECUSED
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
    if found is Relation.RECUSED:
        return Verdict.no(_REFUSALS[found])
    inside = found not in {Relation.CLUSTER, Relation.NONE}
    if action in _CLUSTER_ONLY and inside:
        return Verdict.no("clusters.cluster_only")
    return Verdict.no(_REFUSALS[found])


def verdicts(found: Relation) -> dict[str, Verdict]:
    """Return the answer for every action on a cluster, for the buttons of a page."""
    return {action: verdict(action, found) for action in ALLOWED}


def may_see_logbook(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The logbook of contacts stays inside the agency."""
    return verdict("see_logbook", relation(actor, cluster, on=on))


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


def may_propose_members(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The cluster organisation keeps its own list of members, by proposals."""
    return verdict("propose_members", relation(actor, cluster, on=on))


def may_judge_proposals(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """Who keeps the register of members accepts or rejects what is proposed for it."""
    return verdict("judge_proposals", relation(actor, cluster, on=on))


def may_keep_pact(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The agency writes the versions of the pact and follows what was promised (R39)."""
    return verdict("keep_pact", relation(actor, cluster, on=on))


def may_report_progress(found: Relation, commitment: PactCommitment) -> Verdict:
    """The cluster organisation reports on what it promised itself, the agency on everything."""
    own = commitment.owner.kind == PartyKind.CLUSTER
    return verdict(f"report_on_{'own' if own else 'any'}_commitment", found)


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


def may_open_organisations(actor: Actor) -> Verdict:
    """The agency reads the register of organisations; who manages the house sees no files (R55)."""
    if actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def may_record_facts(actor: Actor) -> Verdict:
    """A job records what the Crossroads Bank says, a system with that right, and who keeps the register."""
    if actor.is_system or actor.has(Role.ADMINISTRATOR, REGISTRAR_ROLE):
        return Verdict.ok()
    return may_register_organisation(actor)


def may_run_register(actor: Actor) -> Verdict:
    """Who manages the house or the team starts a run against the Crossroads Bank (R66)."""
    if actor.is_system or actor.has(Role.HEAD_OF_TEAM, Role.ADMINISTRATOR):
        return Verdict.ok()
    return Verdict.no("facts.head_or_administrator")


def may_see_register_runs(actor: Actor) -> Verdict:
    """The agency reads what the runs gave; so does the administrator who starts them."""
    if actor.has(Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def may_see_size_figures(actor: Actor) -> Verdict:
    """Staff, turnover and balance stay inside the agency; the class itself does not (R55)."""
    if actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def may_declare_interest(actor: Actor) -> Verdict:
    """Everybody of the agency who handles files declares the own interests (A16)."""
    if actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def may_see_interests(actor: Actor) -> Verdict:
    """The own ones; the head of team and the auditor read the whole register."""
    return Verdict.ok() if actor.has(Role.AUDITOR) else may_declare_interest(actor)


def may_end_interest(actor: Actor, interest: StaffInterest) -> Verdict:
    """The head of team ends an interest, never the own one (A12)."""
    if interest.person_id == actor.user_id:
        return Verdict.no("clusters.own_interest")
    return _head(actor)


def may_handle(actor: Actor, *scopes: str, on: date) -> Verdict:
    """Who declared an interest in a file stays out of it (A16)."""
    if is_shut(actor, *scopes, on=on):
        return Verdict.no("clusters.interest_declared")
    return Verdict.ok()


def _head(actor: Actor) -> Verdict:
    return Verdict.ok() if actor.has(Role.HEAD_OF_TEAM) else Verdict.no("clusters.head_only")


def _follows(actor: Actor, cluster: Cluster, on: date) -> bool:
    found = AccountManagement.objects.filter(running(on), cluster=cluster)
    return found.filter(user_id=actor.user_id or 0).exists()


def _acts_for_operator(actor: Actor, cluster: Cluster, on: date) -> bool:
    known: str | None = getattr(cluster, "operator_number", None)  # read with the cluster itself
    if known is not None:
        return known in actor.organisations
    found = ClusterOperator.objects.filter(running(on), cluster=cluster)
    return found.filter(organisation__kbo__in=actor.organisations).exists()

"""Who sees, makes and changes projects: the keepers of the file of the cluster that handed it in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from clusters.permissions import Relation, may_register_organisation, relation, verdict
from projects.enums import ProjectState
from projects.models import LeverageEntry, LeverageSelection, Project, TypeProposal
from projects.models.projects import GRANTED
from projects.queries.projects import lead_of
from projects.transitions import DECIDERS, PROJECTS

# What holds for a person whatever is sent.
FOR_WHO = frozenset({"clusters.read_only", "clusters.agency_only", "clusters.not_yours"})
_AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)


def may_list_projects(actor: Actor) -> Verdict:
    """The agency and the cluster organisations look at projects."""
    return Verdict.ok() if actor.has(*_AGENCY, *CLUSTER_SIDE) else Verdict.no("clusters.not_yours")


def may_see_types(actor: Actor) -> Verdict:
    """Types with their sources are for the agency."""
    return Verdict.ok() if actor.has(*_AGENCY) else Verdict.no("clusters.agency_only")


def may_read_types(actor: Actor) -> Verdict:
    """Whoever may change types reads them too."""
    return Verdict.ok() if actor.has(*DECIDERS) else may_see_types(actor)


def may_propose_type(actor: Actor) -> Verdict:
    """The head of team and the administrator propose another version of a type."""
    return Verdict.ok() if actor.has(*DECIDERS) else Verdict.no("parameter.role")


def may_decide_type(actor: Actor, proposal: TypeProposal) -> Verdict:
    """Tell whether the actor may approve or reject: never the one who proposed (four eyes)."""
    if not actor.has(*DECIDERS):
        return Verdict.no("parameter.role")
    if proposal.state != ParameterState.PROPOSED:
        return Verdict.no("parameter.decided")
    if proposal.proposed_by_id == actor.user_id:
        return Verdict.no("parameter.own_proposal")
    return Verdict.ok()


def may_make_project(actor: Actor) -> Verdict:
    """Account managers and the head of team enter projects."""
    return may_register_organisation(actor)


def may_keep_project(relation: Relation) -> Verdict:
    """Who keeps the file of the lead cluster keeps its projects; a regular one is for the head."""
    return verdict("correct_cluster", relation)


def may_change_content(project: Project, relation: Relation) -> Verdict:
    """What was decided stays; only a project in preparation changes."""
    found = may_keep_project(relation)
    if found.allowed and project.state != ProjectState.DRAFT:
        return Verdict.no("project.decided")
    return found


def may_see_amounts(actor: Actor, kbo: str) -> bool:
    """Budgets of partners are confidential to each other; one's own is not (R55)."""
    return actor.has(*_AGENCY) or kbo in actor.organisations


def may_see_findings(actor: Actor) -> bool:
    """What the rules say of a project is for the agency."""
    return actor.has(*_AGENCY)


def verdicts(actor: Actor, project: Project, relation: Relation) -> Mapping[str, Verdict]:
    """Return the answer for every step of a project, for the buttons of its page."""
    content = may_change_content(project, relation)
    return {
        "decide": step_verdict("decide", actor, project, relation),
        "change": content,
        "partner": content,
        "pay": may_pay(actor, project),
        "close": step_verdict("close", actor, project, relation),
        "stop": step_verdict("stop", actor, project, relation),
        "withdraw": step_verdict("withdraw", actor, project, relation),
        "reopen": step_verdict("reopen", actor, project, relation),
    }


def step_verdict(action: str, actor: Actor, project: Project, relation: Relation) -> Verdict:
    """Tell whether a step of the table may be taken by who keeps the file."""
    found = may_keep_project(relation)
    return PROJECTS.may(action, project.state, actor.roles) if found.allowed else found


def relation_to(actor: Actor, project: Project, *, on: date) -> Relation:
    """Return what the actor is to a project: to its lead cluster, or to all regular projects."""
    lead = lead_of(project)
    if lead is not None:
        return relation(actor, lead, on=on)
    if actor.has(Role.HEAD_OF_TEAM):
        return Relation.HEAD
    return Relation.READER if actor.has(*AGENCY_READERS_OF_ALL) else Relation.NONE


def may_keep_envelopes(actor: Actor) -> Verdict:
    """The head of team sets envelopes and moves money between them."""
    if actor.has(Role.HEAD_OF_TEAM):
        return Verdict.ok()
    return Verdict.no("clusters.head_only")


def may_pay(actor: Actor, project: Project) -> Verdict:
    """Finance books what was paid on a project that was granted."""
    if not actor.has(Role.FINANCE):
        return Verdict.no("transition.role")
    return Verdict.ok() if project.state in GRANTED else Verdict.no("project.not_granted")


def may_list_leverage(actor: Actor) -> Verdict:
    """The agency and the cluster organisations look at leverage."""
    return may_list_projects(actor)


def may_enter_some_leverage(actor: Actor) -> Verdict:
    """Account managers, the head of team and cluster organisations enter leverage."""
    if actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, *CLUSTER_SIDE):
        return Verdict.ok()
    return Verdict.no("clusters.not_yours")


def may_enter_leverage(actor: Actor, cluster: Cluster | None, *, on: date) -> Verdict:
    """Who keeps the file of a cluster, and the cluster organisation; without cluster the head of team."""
    if cluster is None:
        return Verdict.ok() if actor.has(Role.HEAD_OF_TEAM) else Verdict.no("leverage.by_head")
    return verdict("report_on_own_commitment", relation(actor, cluster, on=on))


def may_change_entry(actor: Actor, entry: LeverageEntry, *, on: date) -> Verdict:
    """A cluster organisation changes what came from itself; who keeps the file changes all."""
    if entry.cluster is None or entry.by_cluster:
        return may_enter_leverage(actor, entry.cluster, on=on)
    return verdict("correct_cluster", relation(actor, entry.cluster, on=on))


def may_make_selection(actor: Actor) -> Verdict:
    """Account managers and the head of team make selections of rows."""
    return may_register_organisation(actor)


def may_change_selection(actor: Actor, selection: LeverageSelection) -> Verdict:
    """The usual selection decides on published factors, so the head of team changes it."""
    if selection.replaced_at is not None:
        return Verdict.no("leverage.selection_replaced")
    return may_choose_usual_selection(actor) if selection.is_default else may_make_selection(actor)


def may_choose_usual_selection(actor: Actor) -> Verdict:
    """The head of team says with which selection published factors are computed."""
    return may_keep_envelopes(actor)

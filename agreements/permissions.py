"""Who may do what to an agreement and its ledger; the same answer feeds button, view and action."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from agreements.enums import DutyKind
from agreements.models import GrantDuty, SupportAgreement
from agreements.queries.awards import overdue_publication
from agreements.transitions import AGREEMENTS, DUTIES, EndFacts
from clusterbeleid.core.actors import (
    AGENCY_READERS_OF_ALL,
    CLUSTER_SIDE,
    PUBLISHER_ROLE,
    Actor,
    Role,
)
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from clusters.permissions import Relation, relation

_HEAD = frozenset({Relation.HEAD})
_FILE = frozenset({Relation.HEAD, Relation.MANAGER})
_REFUSALS = {
    Relation.READER: "agreements.read_only",
    Relation.CLUSTER: "agreements.agency_only",
    Relation.MANAGER: "agreements.head_only",
    Relation.NONE: "agreements.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}
_ACTIONS = {
    "confirm_agreement": _HEAD,
    "correct_draft": _FILE,
    "withdraw_draft": _FILE,
    "end_agreement": _FILE,
    "stop_agreement": _HEAD,
}


def may_draft_agreement(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager prepares a grant for the own clusters, the head of team for all."""
    return may_draft(relation(actor, cluster, on=on))


def may_draft(found: Relation) -> Verdict:
    """As ``may_draft_agreement``, for who is known to the cluster already."""
    return _related(_FILE, found)


def may_correct_draft(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """A draft may change; a confirmed agreement never (A9)."""
    if not agreement.is_draft:
        return Verdict.no("agreements.not_a_draft")
    return _related(_FILE, relation(actor, agreement.cluster, on=on))


def may_confirm_agreement(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """Only the head of team confirms, and never the own draft (four eyes, A12)."""
    return _verdict(
        "confirm_agreement", actor, agreement, relation(actor, agreement.cluster, on=on), on
    )


def may_withdraw_draft(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """Whoever may draft may also put a draft aside."""
    return _verdict(
        "withdraw_draft", actor, agreement, relation(actor, agreement.cluster, on=on), on
    )


def may_end_agreement(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """An agreement ends once its last day has passed."""
    return _verdict(
        "end_agreement", actor, agreement, relation(actor, agreement.cluster, on=on), on
    )


def may_stop_agreement(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """Stopping before the last day takes aid away: only the head of team, with a reason."""
    return _verdict(
        "stop_agreement", actor, agreement, relation(actor, agreement.cluster, on=on), on
    )


def may_amend_plan(actor: Actor, agreement: SupportAgreement, *, on: date) -> Verdict:
    """Another payment plan is a decision of the head of team, on a confirmed agreement (R45)."""
    if not agreement.is_confirmed:
        return Verdict.no("agreements.not_confirmed")
    return _related(_HEAD, relation(actor, agreement.cluster, on=on))


def may_meet_duty(
    actor: Actor, duty: GrantDuty, agreement: SupportAgreement, *, on: date
) -> Verdict:
    """Who keeps the file records that a duty of the grant was met; a duty not required is none.

    A system with that right acknowledges what the European register published of its clusters.
    """
    if not duty.required:
        return Verdict.no("duty.not_required")
    if _publishes(actor, duty, agreement):
        return DUTIES.may("meet_duty", duty.state, actor.roles)
    related = _related(_FILE, relation(actor, agreement.cluster, on=on))
    return DUTIES.may("meet_duty", duty.state, actor.roles) if related else related


def _publishes(actor: Actor, duty: GrantDuty, agreement: SupportAgreement) -> bool:
    reached = actor.only_clusters is None or agreement.cluster_id in actor.only_clusters
    return actor.has(PUBLISHER_ROLE) and duty.kind == DutyKind.PUBLICATION and reached


def end_facts(agreement: SupportAgreement, *, on: date) -> EndFacts:
    """Return what decides whether an agreement may end; one query once its last day has passed."""
    last_day = agreement.last_day or agreement.first_day
    late = overdue_publication(agreement.pk, on=on) if on > last_day else None
    return EndFacts(last_day, on, late.due_on if late else None)


def may_record_money(actor: Actor, agreement: SupportAgreement) -> Verdict:
    """Finance and the head of team record payments and recoveries, on confirmed agreements."""
    if not actor.has(Role.FINANCE, Role.HEAD_OF_TEAM):
        return Verdict.no("agreements.finance_only")
    if not agreement.is_confirmed:
        return Verdict.no("agreements.not_confirmed")
    return Verdict.ok()


def may_register_scheme(actor: Actor) -> Verdict:
    """Legal grounds of aid are kept by the administrator and the head of team."""
    if actor.has(Role.ADMINISTRATOR, Role.HEAD_OF_TEAM):
        return Verdict.ok()
    return Verdict.no("agreements.schemes_only")


def may_see_schemes(actor: Actor) -> Verdict:
    """The agency reads the schemes; they hold no data of a cluster."""
    if actor.roles and not actor.roles <= CLUSTER_SIDE | {Role.EXPERT.value}:
        return Verdict.ok()
    return Verdict.no("agreements.agency_only")


def may_see_awards(actor: Actor) -> Verdict:
    """The agency follows what must be published; each sees the awards of the own files."""
    if actor.has(*AGENCY_READERS_OF_ALL, Role.ACCOUNT_MANAGER):
        return Verdict.ok()
    return Verdict.no("agreements.agency_only")


def may_keep_registers(actor: Actor) -> Verdict:
    """De minimis aid and duties towards the Commission are of no file: the agency keeps them."""
    if actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER):
        return Verdict.ok()
    return Verdict.no("agreements.read_only")


def may_record_discount(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The cluster organisation that gives the service records it, or who keeps the file."""
    return _related(_FILE | {Relation.CLUSTER}, relation(actor, cluster, on=on))


def may_see_check(actor: Actor) -> Verdict:
    """The check, the motivation and the advice stay inside the agency (R55)."""
    inside = actor.roles - CLUSTER_SIDE
    return Verdict.ok() if inside else Verdict.no("agreements.agency_only")


def verdicts(actor: Actor, agreement: SupportAgreement, *, on: date) -> dict[str, Verdict]:
    """Return the answer for every action on an agreement, for the buttons of its page."""
    found = relation(actor, agreement.cluster, on=on)
    answers = {name: _verdict(name, actor, agreement, found, on) for name in AGREEMENTS_ACTIONS}
    answers["correct_draft"] = (
        _related(_FILE, found) if agreement.is_draft else Verdict.no("agreements.not_a_draft")
    )
    answers["record_money"] = may_record_money(actor, agreement)
    answers["amend_plan"] = (
        _related(_HEAD, found) if agreement.is_confirmed else Verdict.no("agreements.not_confirmed")
    )
    return answers


AGREEMENTS_ACTIONS = tuple(dict.fromkeys(row.action for row in AGREEMENTS.transitions))


def _related(allowed: Collection[Relation], found: Relation) -> Verdict:
    return Verdict.ok() if found in allowed else Verdict.no(_REFUSALS[found])


def _verdict(
    action: str, actor: Actor, agreement: SupportAgreement, found: Relation, on: date
) -> Verdict:
    related = _related(_ACTIONS[action], found)
    if not related:
        return related
    if action == "confirm_agreement" and _is_own_draft(actor, agreement):
        return Verdict.no("agreements.own_draft")
    facts = end_facts(agreement, on=on) if action == "end_agreement" else None
    return AGREEMENTS.may(action, agreement.state, actor.roles, facts)


def _is_own_draft(actor: Actor, agreement: SupportAgreement) -> bool:
    """Tell whether the actor drafted the agreement, or changed the draft at any time."""
    if actor.user_id is None:
        return False
    if agreement.drafted_by_id == actor.user_id:
        return True
    return bool(agreement.history.filter(history_user_id=actor.user_id).exists())

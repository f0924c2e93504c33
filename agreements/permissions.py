"""Who may do what to an agreement and its ledger; the same answer feeds button, view and action."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from agreements.models import SupportAgreement
from agreements.transitions import AGREEMENTS, EndFacts
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor, Role
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
    last_day = agreement.last_day or agreement.first_day
    facts = EndFacts(last_day, on) if action == "end_agreement" else None
    return AGREEMENTS.may(action, agreement.state, actor.roles, facts)


def _is_own_draft(actor: Actor, agreement: SupportAgreement) -> bool:
    """Tell whether the actor drafted the agreement, or changed the draft at any time."""
    if actor.user_id is None:
        return False
    if agreement.drafted_by_id == actor.user_id:
        return True
    return bool(agreement.history.filter(history_user_id=actor.user_id).exists())

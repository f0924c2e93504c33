"""Signing, renewing and ending a version; a signed version stands as it was signed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.core.todo import drop_tasks
from clusters.actions.common import day_of, lock
from clusters.actions.pacts.drafting import PactData, SignatoryData
from clusters.actions.pacts.reviewing import review_keys
from clusters.enums import PactState, PartyKind, SignatoryRole
from clusters.models import ClusterPact, PactCommitment, PactParty, PactSignatory
from clusters.permissions import may_keep_pact
from clusters.queries.pacts import commitments_of, parties_of, signatories_of, signing_facts
from clusters.rules import check_signing
from clusters.transitions import PACTS, SigningCheck


@transaction.atomic
def sign_pact(
    pact: ClusterPact, *, signed_in: int, actor: Actor, at: datetime, reason: str = ""
) -> ClusterPact:
    """Record that everybody signed in the year ``signed_in``; the version before gives way.

    Raises ``Refused`` when a signature or a promise of one side lacks, and without reason when a
    day of signing is not known.
    """
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    lock(pact.cluster)
    facts = signing_facts(pact, signed_in=signed_in, on=day_of(at))
    if pact.predecessor is not None:
        _let_go(pact.predecessor, actor, at)
    pact.signed_in, pact.signed_on = signed_in, facts.signed_on
    checked = SigningCheck(check_signing(facts))
    return change_state(
        pact, "sign_pact", table=PACTS, actor=actor, at=at, reason=reason, facts=checked
    )


def withdraw_pact(pact: ClusterPact, *, actor: Actor, at: datetime, reason: str) -> ClusterPact:
    """Drop a draft that will not be signed; raises ``Refused``."""
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    # A new draft of the same renewal may follow.
    pact.predecessor = None
    return change_state(pact, "withdraw_pact", table=PACTS, actor=actor, at=at, reason=reason)


@transaction.atomic
def end_pact(pact: ClusterPact, *, actor: Actor, at: datetime, reason: str) -> ClusterPact:
    """End a pact without a next version; raises ``Refused``."""
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    lock(pact.cluster)
    _close_reviews(pact, at)
    return change_state(pact, "end_pact", table=PACTS, actor=actor, at=at, reason=reason)


@transaction.atomic
def renew_pact(
    pact: ClusterPact, data: PactData, kept: Collection[int], *, actor: Actor, at: datetime
) -> ClusterPact:
    """Begin the next version: parties and signatories are taken over, and the promises in ``kept``.

    The days of signing stay empty. Keys of promises of another version are left out (A6). Raises
    ``Refused`` for a version that is not in force, ``ValidationError`` for a second draft.
    """
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    lock(pact.cluster)
    if ClusterPact.objects.get(pk=pact.pk).state != PactState.SIGNED:
        raise Refused.because("pact.not_running", "R39")
    version = ClusterPact(
        cluster=pact.cluster,
        number=_last_number(pact) + 1,
        predecessor=pact,
        **vars(data),
    )
    save_tracked(version, actor=actor, at=at, reason="pact.renewal_begun")
    record_creations([version], "renew_pact", actor=actor, at=at)
    parties = _copy_parties(pact, version, actor, at)
    _copy_signatories(pact, version, parties, actor, at)
    _copy_commitments(pact, version, parties, kept, actor, at)
    return version


@transaction.atomic
def join_minister(
    pact: ClusterPact, data: SignatoryData, *, party: str, actor: Actor, at: datetime
) -> PactSignatory:
    """Let another minister join a signed version; nothing that was signed changes.

    Raises ``Refused`` for a version that is not in force, a day to come or no day at all.
    """
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    lock(pact.cluster)
    if ClusterPact.objects.get(pk=pact.pk).state != PactState.SIGNED:
        raise Refused.because("pact.not_running", "R39")
    if data.signed_on is None or data.signed_on > day_of(at):
        day = data.signed_on or day_of(at)
        raise Refused.because("pact.signed_in_future", "R39", name=data.name, day=day)
    joined = PactParty(pact=pact, kind=PartyKind.MINISTER, name=party)
    save_tracked(joined, actor=actor, at=at, reason="pact.minister_joined")
    row = PactSignatory(
        pact=pact, party=joined, **{**vars(data), "role": SignatoryRole.MINISTER.value}
    )
    return save_tracked(row, actor=actor, at=at, reason="pact.minister_joined")


def _let_go(predecessor: ClusterPact, actor: Actor, at: datetime) -> None:
    """Mark the version before as replaced; its reviews are no longer asked."""
    held = ClusterPact.objects.select_related("cluster").get(pk=predecessor.pk)
    if held.state == PactState.SIGNED:
        _close_reviews(held, at)
        change_state(held, "replace_pact", table=PACTS, actor=actor, at=at)


def _close_reviews(pact: ClusterPact, at: datetime) -> None:
    drop_tasks(review_keys(pact), reason="pact.review_not_needed", actor=SYSTEM, at=at)


def _last_number(pact: ClusterPact) -> int:
    found = ClusterPact.objects.filter(cluster_id=pact.cluster_id).order_by("-number")
    return found.values_list("number", flat=True)[0]


def _copy_parties(
    pact: ClusterPact, version: ClusterPact, actor: Actor, at: datetime
) -> dict[int, PactParty]:
    """Return the new party for the key of each old one."""
    return {
        row.pk: save_tracked(
            PactParty(pact=version, kind=row.kind, name=row.name),
            actor=actor,
            at=at,
            reason="pact.taken_over",
        )
        for row in parties_of(pact)
    }


def _copy_signatories(
    pact: ClusterPact,
    version: ClusterPact,
    parties: dict[int, PactParty],
    actor: Actor,
    at: datetime,
) -> None:
    for row in signatories_of(pact):
        copy = PactSignatory(
            pact=version,
            party=parties[row.party_id],
            role=row.role,
            name=row.name,
            function=row.function,
        )
        save_tracked(copy, actor=actor, at=at, reason="pact.taken_over")


def _copy_commitments(
    pact: ClusterPact,
    version: ClusterPact,
    parties: dict[int, PactParty],
    kept: Collection[int],
    actor: Actor,
    at: datetime,
) -> None:
    """Take over what stays, with its state: what was under way goes on."""
    rows = [row for row in commitments_of(pact) if row.pk in kept]
    for number, row in enumerate(rows, start=1):
        copy = PactCommitment(
            pact=version,
            owner=parties[row.owner_id],
            number=number,
            title=row.title,
            detail=row.detail,
            due_on=row.due_on,
            state=row.state,
            copied_from=row,
        )
        save_tracked(copy, actor=actor, at=at, reason="pact.taken_over")
        record_creations([copy], "take_over_commitment", actor=actor, at=at)

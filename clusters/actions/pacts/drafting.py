"""The draft of a version: its text, its parties, who signs, and what each party promises."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.db.models.deletion import ProtectedError

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.state import record_creations
from clusters.actions.common import day_of, lock
from clusters.enums import PactState, PartyKind, SignatoryRole
from clusters.models import Cluster, ClusterPact, PactCommitment, PactParty, PactSignatory
from clusters.permissions import may_keep_pact
from clusters.queries.pacts import next_number, pacts_of

P = TypeVar("P", PactParty, PactSignatory, PactCommitment)
# Whose side may sign in what role.
_SIDES = {
    SignatoryRole.MINISTER.value: PartyKind.MINISTER.value,
    SignatoryRole.AGENCY_HEAD.value: PartyKind.AGENCY.value,
    SignatoryRole.CHAIR.value: PartyKind.CLUSTER.value,
    SignatoryRole.DIRECTOR.value: PartyKind.CLUSTER.value,
}


@dataclass(frozen=True)
class PactData:
    """What a version says of itself; ``source`` names where an older text was found."""

    title: str
    introduction: str
    source: str
    first_review_due: date


@dataclass(frozen=True)
class PartyData:
    """A party; ``kind`` is a PartyKind."""

    kind: str
    name: str


@dataclass(frozen=True)
class SignatoryData:
    """Somebody who signs; ``role`` is a SignatoryRole, the day may be unknown."""

    role: str
    name: str
    function: str
    signed_on: date | None = None


@dataclass(frozen=True)
class CommitmentData:
    """What a party promises, and by when if a term was agreed."""

    title: str
    detail: str = ""
    due_on: date | None = None


@transaction.atomic
def draft_pact(
    cluster: Cluster, data: PactData, *, actor: Actor, at: datetime, reason: str = "pact.drafted"
) -> ClusterPact:
    """Begin the first version of a pact, or one after a pact that ended; a renewal is ``renew_pact``.

    Raises ``Refused`` while a version is in force, and ``ValidationError`` for a second draft.
    """
    require(may_keep_pact(actor, cluster, on=day_of(at)))
    lock(cluster)
    earlier = list(pacts_of(cluster))
    if any(row.state == PactState.SIGNED for row in earlier):
        raise Refused.because("pact.renew_instead", "R39")
    pact = ClusterPact(cluster=cluster, number=len(earlier) + 1, **asdict(data))
    save_tracked(pact, actor=actor, at=at, reason=reason)
    record_creations([pact], "draft_pact", actor=actor, at=at)
    return pact


def correct_pact(
    pact: ClusterPact, data: PactData, *, expected_version: int, actor: Actor, at: datetime
) -> ClusterPact:
    """Change the text of a draft; raises ``Refused`` once it is signed, or ``Conflict``."""
    _require_draft(pact, actor, at)
    for name, value in asdict(data).items():
        setattr(pact, name, value)
    return save_tracked(
        pact, actor=actor, at=at, reason="pact.corrected", expected_version=expected_version
    )


def add_party(pact: ClusterPact, data: PartyData, *, actor: Actor, at: datetime) -> PactParty:
    """Name a party in a draft; raises ``Refused``, or ``ValidationError`` when it is named already."""
    _require_draft(pact, actor, at)
    row = PactParty(pact=pact, **asdict(data))
    return save_tracked(row, actor=actor, at=at, reason="pact.party_added")


def add_signatory(
    pact: ClusterPact, party: PactParty, data: SignatoryData, *, actor: Actor, at: datetime
) -> PactSignatory:
    """Name who signs for a party of the draft; raises ``Refused`` for a role of another side (A6)."""
    _require_draft(pact, actor, at)
    _require_own(pact, party)
    _require_side(party, data)
    row = PactSignatory(pact=pact, party=party, **asdict(data))
    return save_tracked(row, actor=actor, at=at, reason="pact.signatory_added")


@transaction.atomic
def add_commitment(
    pact: ClusterPact, owner: PactParty, data: CommitmentData, *, actor: Actor, at: datetime
) -> PactCommitment:
    """Write down a promise of a party in the draft; raises ``Refused``."""
    _require_draft(pact, actor, at)
    _require_own(pact, owner)
    row = PactCommitment(pact=pact, owner=owner, number=next_number(pact), **asdict(data))
    save_tracked(row, actor=actor, at=at, reason="pact.commitment_added")
    record_creations([row], "add_commitment", actor=actor, at=at)
    return row


def correct_party(
    row: PactParty, data: PartyData, *, expected_version: int, actor: Actor, at: datetime
) -> PactParty:
    """Change a party of a draft; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    for one in row.signatories.all().order_by("pk"):
        _require_side(PactParty(kind=data.kind), SignatoryData(one.role, one.name, one.function))
    return _correct(row, asdict(data), expected_version, actor, at)


def correct_signatory(
    row: PactSignatory,
    party: PactParty,
    data: SignatoryData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PactSignatory:
    """Change who signs a draft, or when; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    _require_own(row.pact, party)
    _require_side(party, data)
    return _correct(row, {**asdict(data), "party": party}, expected_version, actor, at)


def correct_commitment(
    row: PactCommitment,
    owner: PactParty,
    data: CommitmentData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PactCommitment:
    """Change a promise in a draft; raises ``Refused`` or ``Conflict``."""
    _require_own(row.pact, owner)
    return _correct(row, {**asdict(data), "owner": owner}, expected_version, actor, at)


def remove_part(
    row: PactParty | PactSignatory | PactCommitment, *, actor: Actor, at: datetime, reason: str
) -> None:
    """Take a party, a signatory or a promise out of a draft; its history stays.

    Raises ``Refused``, also for a party that still signs or promises something.
    """
    _require_draft(row.pact, actor, at)
    try:
        delete_tracked(row, actor=actor, at=at, reason=reason)
    except ProtectedError as error:
        raise Refused.because("pact.party_in_use", "R39") from error


def _correct(
    row: P, values: dict[str, object], expected_version: int, actor: Actor, at: datetime
) -> P:
    _require_draft(row.pact, actor, at)
    for name, value in values.items():
        setattr(row, name, value)
    return save_tracked(
        row, actor=actor, at=at, reason="pact.corrected", expected_version=expected_version
    )


def _require_draft(pact: ClusterPact, actor: Actor, at: datetime) -> None:
    """Refuse a person who may not, and a version that was signed; the database says so too."""
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    if ClusterPact.objects.get(pk=pact.pk).state != PactState.DRAFT:
        raise Refused.because("pact.frozen", "R39")


def _require_own(pact: ClusterPact, party: PactParty) -> None:
    if party.pact_id != pact.pk:
        raise Refused.because("pact.party_of_other", "R39")


def _require_side(party: PactParty, data: SignatoryData) -> None:
    if _SIDES.get(data.role) != party.kind:
        raise Refused.because("pact.other_side", "R39", name=data.name)

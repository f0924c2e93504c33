"""Cluster pacts, made through the actions of the room."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusters.actions import pacts as actions
from clusters.enums import PartyKind, SignatoryRole
from clusters.models import Cluster, ClusterPact, PactParty
from tests.clusters.builders import head
from tests.people import NOW

REVIEW_DUE = date(2026, 12, 7)
SIGNED_ON = date(2026, 3, 2)
_SIGNERS = (
    (PartyKind.MINISTER, SignatoryRole.MINISTER, "Mia Minister"),
    (PartyKind.AGENCY, SignatoryRole.AGENCY_HEAD, "Arno Agentschap"),
    (PartyKind.CLUSTER, SignatoryRole.CHAIR, "Vera Voorzitter"),
    (PartyKind.CLUSTER, SignatoryRole.DIRECTOR, "Dirk Directeur"),
)


def by(**more: Any) -> dict[str, Any]:
    """Return the head of team and the moment of the test, under the names of the actions."""
    return {"actor": head(), "at": NOW, **more}


def pact_data(title: str = "Clusterpact 2026", due: date = REVIEW_DUE) -> actions.PactData:
    return actions.PactData(title, "Samen innoveren.", "", due)


def make_pact(
    cluster: Cluster, *, signed_on: date | None = SIGNED_ON, due: date = REVIEW_DUE
) -> ClusterPact:
    """Return a draft that lacks nothing: three parties, four signatories, a promise of each side."""
    pact = actions.draft_pact(cluster, pact_data(due=due), **by())
    parties = {
        kind: actions.add_party(pact, actions.PartyData(kind, str(kind.label)), **by())
        for kind in PartyKind
    }
    for kind, role, name in _SIGNERS:
        who = actions.SignatoryData(role, name, str(role.label), signed_on)
        actions.add_signatory(pact, parties[kind], who, **by())
    promise(pact, parties[PartyKind.CLUSTER], "Helpen tegen de krapte op de arbeidsmarkt")
    promise(pact, parties[PartyKind.MINISTER], "De clusters vroeg betrekken")
    return pact


def promise(pact: ClusterPact, owner: PactParty, title: str, due_on: date | None = None) -> Any:
    return actions.add_commitment(pact, owner, actions.CommitmentData(title, "", due_on), **by())


def make_signed_pact(cluster: Cluster, *, due: date = REVIEW_DUE) -> ClusterPact:
    """Return a version in force."""
    pact = make_pact(cluster, due=due)
    return actions.sign_pact(pact, signed_in=SIGNED_ON.year, **by())


def renewal_of(pact: ClusterPact, kept: set[int] | None = None) -> ClusterPact:
    """Return the draft of the next version, with the promises in ``kept`` or all of them."""
    keys = {row.pk for row in pact.commitments.all()} if kept is None else kept
    data = pact_data("Clusterpact 2027", date(2027, 12, 6))
    return actions.renew_pact(pact, data, keys, **by())

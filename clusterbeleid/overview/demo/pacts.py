"""The cluster pacts of the demo: the joint promises of 2023, for the clusters that signed (R39)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusterbeleid.overview.demo.money import manager_of
from clusters.actions.pacts import (
    CommitmentData,
    PactData,
    PartyData,
    ReviewData,
    SignatoryData,
    add_commitment,
    add_party,
    add_signatory,
    change_commitment,
    draft_pact,
    record_review,
    report_progress,
    sign_pact,
)
from clusters.models import ClusterPact, PactCommitment, PactParty

# The days of writing down, reviewing and planning are ours; the green paper gives the year of signing.
WRITTEN, REVIEWED = date(2024, 3, 4), date(2025, 12, 3)
FIRST_REVIEW, NEXT_REVIEW = date(2024, 12, 16), date(2026, 12, 7)


def make_pacts(made: Sequence[DemoCluster]) -> None:
    """Write down the pact of 2023 of every cluster that signed it, and its latest review."""
    told = _told()
    for one in made:
        signers = told["clusters"].get(one.published.name)
        if signers is not None:
            _review(_sign(one, told, signers), one)


def _sign(one: DemoCluster, told: Mapping[str, Any], signers: Sequence[str]) -> ClusterPact:
    by: dict[str, Any] = {"actor": people.actor("hilde"), "at": moment(WRITTEN)}
    data = PactData(told["title"], told["introduction"], told["source"], FIRST_REVIEW)
    pact = draft_pact(one.cluster, data, **by)
    parties = {
        "minister": add_party(pact, PartyData("minister", told["minister"]), **by),
        "agency": add_party(pact, PartyData("agency", told["agency"]), **by),
        "cluster": add_party(pact, PartyData("cluster", one.operator.name), **by),
    }
    for row in told["signatories"]:
        who = SignatoryData(row["role"], row["name"], row["function"])
        add_signatory(pact, parties[row["party"]], who, **by)
    for role, function, name in zip(
        ("chair", "director"), ("Voorzitter", "Directeur"), signers, strict=True
    ):
        add_signatory(pact, parties["cluster"], SignatoryData(role, name, function), **by)
    rows = _promise(pact, parties, told["commitments"], by)
    pact = sign_pact(pact, signed_in=2023, reason=told["no_days"], **by)
    _keep(rows, told["commitments"], by)
    return pact


def _promise(
    pact: ClusterPact,
    parties: Mapping[str, PactParty],
    commitments: Sequence[Mapping[str, str]],
    by: dict[str, Any],
) -> list[PactCommitment]:
    return [
        add_commitment(
            pact, parties[one["party"]], CommitmentData(one["title"], one.get("detail", "")), **by
        )
        for one in commitments
    ]


def _keep(
    rows: Sequence[PactCommitment], commitments: Sequence[Mapping[str, str]], by: dict[str, Any]
) -> None:
    """Say of each promise that it is under way, or what came of it."""
    for row, one in zip(rows, commitments, strict=True):
        if "done" in one:
            report_progress(row, one["done"], **by)
            change_commitment(row, "finish_commitment", reason=one["done"], **by)
        else:
            change_commitment(row, "start_commitment", **by)


def _review(pact: ClusterPact, one: DemoCluster) -> None:
    record_review(
        pact,
        ReviewData(
            REVIEWED,
            "Jaarplan 2026 (demo)",
            "De engagementen blijven zinvol; geen wijziging nodig (demo).",
            NEXT_REVIEW,
        ),
        actor=people.actor(manager_of(one)),
        at=moment(REVIEWED),
    )


def _told() -> Mapping[str, Any]:
    with (Path(__file__).parent / "pacts.toml").open("rb") as lines:
        return tomllib.load(lines)

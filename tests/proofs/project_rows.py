"""Many projects, partners and envelopes at once, as rows: what the proofs over lists need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.models import Cluster, Organisation
from projects.models import (
    Envelope,
    LeverageEntry,
    LeverageSelection,
    Partner,
    Project,
    ProjectCluster,
)
from tests.people import NOW
from tests.projects.builders import type_of

M = TypeVar("M", bound=Model)
DAY = date(2026, 2, 10)


def stored(model: type[M], rows: Iterable[M]) -> list[M]:
    """Return rows as they stand in the database, made in a few statements."""
    return bulk_create_tracked(model, list(rows), actor=SYSTEM, at=NOW, reason="proof")


def many_projects(cluster: Cluster, titles: Sequence[str], first: int = 0) -> list[Project]:
    """Return granted projects of a cluster, each with one partner of the same name."""
    kind = type_of(on=DAY)
    made = stored(
        Project,
        (
            Project(
                reference=f"PROEF-{at}",
                title=title,
                type=kind,
                channel="cluster",
                source="earmarked",
                decided_on=DAY,
                aid=Decimal(1000),
                state="decided",
            )
            for at, title in enumerate(titles, first)
        ),
    )
    stored(ProjectCluster, (ProjectCluster(project=p, cluster=cluster, is_lead=True) for p in made))
    bodies = stored(
        Organisation,
        (
            Organisation(
                kbo=make_kbo(700_000 + at),
                name=title,
                kind="company",
                flemish_establishment=True,
                municipality=title[:100],
            )
            for at, title in enumerate(titles, first)
        ),
    )
    part: dict[str, Any] = {"role": "company", "flemish": True, "legal_basis": "gber_25"}
    stored(
        Partner,
        (
            Partner(project=p, organisation=body, budget=Decimal(2000), aid=Decimal(1000), **part)
            for p, body in zip(made, bodies, strict=True)
        ),
    )
    return made


def many_entries(cluster: Cluster, texts: Sequence[str]) -> list[LeverageEntry]:
    """Return leverage entries of a cluster with these words as description and source."""
    given: dict[str, Any] = {"year": 2025, "level": "industry", "programme": "private"}
    return stored(
        LeverageEntry,
        (
            LeverageEntry(
                cluster=cluster,
                description=text,
                source=text,
                amount=Decimal(1000),
                confidentiality="open",
                **given,
            )
            for text in texts
        ),
    )


def many_selections(names: Sequence[str]) -> list[LeverageSelection]:
    """Return selections of rows, each with its name as reason too."""
    return stored(LeverageSelection, (LeverageSelection(name=one, reason=one) for one in names))


def make_envelope(cluster: Cluster) -> Envelope:
    """Return the envelope of a cluster for the year of the proof."""
    row = Envelope(cluster=cluster, year=DAY.year, amount=Decimal(1), source="proef")
    return stored(Envelope, [row])[0]

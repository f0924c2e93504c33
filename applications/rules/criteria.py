"""The criteria with which a new call begins (R36); officials weigh and word them per call."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from applications.enums import CriterionKind
from clusters.enums import ClusterKind

EQUAL_WEIGHT = Decimal(1)
ANCHORS_NL = (
    "Niet behandeld of niet te beoordelen",
    "Zwak: ernstige tekorten",
    "Matig: belangrijke tekorten",
    "Goed: enkele tekorten",
    "Zeer goed: kleine tekorten",
    "Uitstekend: geen tekorten",
)
ANCHORS_EN = (
    "Not addressed, or impossible to judge",
    "Weak: serious shortcomings",
    "Fair: important shortcomings",
    "Good: some shortcomings",
    "Very good: small shortcomings",
    "Excellent: no shortcomings",
)


@dataclass(frozen=True)
class Criterion:
    """A criterion as proposed: a main one has a weight, a critical one is passed or failed."""

    code: str
    kind: str
    label_nl: str
    label_en: str

    @property
    def weight(self) -> Decimal | None:
        """Return the weight proposed: equal for all main criteria."""
        return EQUAL_WEIGHT if self.kind == CriterionKind.MAIN else None


_MAIN = (
    ("gain", "Beoogde competitiviteitsverbetering", "Intended gain in competitiveness"),
    ("need", "Noodzaak en additionaliteit", "Need and additionality"),
    ("support", "Gedragenheid, ook bij kmo's", "Support base, SMEs included"),
    ("organisation", "Organisatie en werking", "Organisation and operation"),
    (
        "approach",
        "Kwaliteit van de aanpak over het hele waardenetwerk",
        "Quality of the approach across the value network",
    ),
)
_CRITICAL = (
    (
        "one-per-domain",
        "Eén initiatief per strategisch domein, zonder overlap",
        "One initiative per strategic domain, without overlap",
    ),
    (
        "critical-mass",
        "Relevante actoren en voldoende kritische massa",
        "Relevant actors and sufficient critical mass",
    ),
    (
        "competence",
        "Bewijs van wetenschappelijke en technologische competentie en economisch potentieel",
        "Proof of scientific and technological competence and economic potential",
    ),
    ("vision", "Ambitieuze langetermijnvisie", "Ambitious long-term vision"),
)


def proposed_criteria(cluster_kind: str) -> tuple[Criterion, ...]:
    """Return the criteria of art. 11 for a kind of cluster: the critical ones for an SPC only."""
    main = tuple(Criterion(code, CriterionKind.MAIN.value, nl, en) for code, nl, en in _MAIN)
    if cluster_kind != ClusterKind.SPC.value:
        return main
    critical = (Criterion(code, CriterionKind.CRITICAL.value, nl, en) for code, nl, en in _CRITICAL)
    return (*main, *critical)

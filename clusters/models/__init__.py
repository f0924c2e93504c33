"""Models of organisations and clusters."""

from clusters.models.clusters import Cluster, ClusterOperator, Lineage, LineageAssessment
from clusters.models.enterprise import EnterpriseFacts
from clusters.models.interests import StaffInterest
from clusters.models.links import OrganisationLink
from clusters.models.organisations import Organisation, SizeSnapshot
from clusters.models.pacts import (
    ClusterPact,
    PactCommitment,
    PactParty,
    PactProgress,
    PactReview,
    PactSignatory,
)
from clusters.models.people import (
    AccountManagement,
    BoardMandate,
    ClusterDocument,
    ContactEntry,
    Membership,
)
from clusters.models.proposals import MemberProposal

__all__ = [
    "AccountManagement",
    "BoardMandate",
    "Cluster",
    "ClusterDocument",
    "ClusterOperator",
    "ClusterPact",
    "ContactEntry",
    "EnterpriseFacts",
    "Lineage",
    "LineageAssessment",
    "MemberProposal",
    "Membership",
    "Organisation",
    "OrganisationLink",
    "PactCommitment",
    "PactParty",
    "PactProgress",
    "PactReview",
    "PactSignatory",
    "SizeSnapshot",
    "StaffInterest",
]

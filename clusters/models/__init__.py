"""Models of organisations and clusters."""

from clusters.models.clusters import Cluster, ClusterOperator, Lineage, LineageAssessment
from clusters.models.organisations import Organisation, SizeSnapshot
from clusters.models.people import (
    AccountManagement,
    BoardMandate,
    ClusterDocument,
    ContactEntry,
    Membership,
)

__all__ = [
    "AccountManagement",
    "BoardMandate",
    "Cluster",
    "ClusterDocument",
    "ClusterOperator",
    "ContactEntry",
    "Lineage",
    "LineageAssessment",
    "Membership",
    "Organisation",
    "SizeSnapshot",
]

"""The lists of this room."""

from clusters.lists.clusters import cluster_list, cluster_status
from clusters.lists.file import contact_list, document_list
from clusters.lists.organisations import ORGANISATIONS, member_list

__all__ = [
    "ORGANISATIONS",
    "cluster_list",
    "cluster_status",
    "contact_list",
    "document_list",
    "member_list",
]

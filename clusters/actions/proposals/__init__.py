"""The cluster organisation keeps its list of members by proposals; the agency accepts line by line."""

from clusters.actions.proposals.judging import (
    Outcome,
    accept_proposal,
    accept_proposals,
    reject_proposal,
)
from clusters.actions.proposals.sizing import propose_size
from clusters.actions.proposals.submitting import (
    propose_details,
    propose_end,
    propose_member,
    withdraw_proposal,
)

__all__ = [
    "Outcome",
    "accept_proposal",
    "accept_proposals",
    "propose_details",
    "propose_end",
    "propose_member",
    "propose_size",
    "reject_proposal",
    "withdraw_proposal",
]

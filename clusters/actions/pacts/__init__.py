"""Writing, signing, renewing and following a cluster pact (R39). No money flows from it."""

from clusters.actions.pacts.drafting import (
    CommitmentData,
    PactData,
    PartyData,
    SignatoryData,
    add_commitment,
    add_party,
    add_signatory,
    correct_commitment,
    correct_pact,
    correct_party,
    correct_signatory,
    draft_pact,
    remove_part,
)
from clusters.actions.pacts.following import (
    ReviewData,
    change_commitment,
    record_review,
    report_progress,
)
from clusters.actions.pacts.signing import (
    end_pact,
    join_minister,
    renew_pact,
    sign_pact,
    withdraw_pact,
)

__all__ = [
    "CommitmentData",
    "PactData",
    "PartyData",
    "ReviewData",
    "SignatoryData",
    "add_commitment",
    "add_party",
    "add_signatory",
    "change_commitment",
    "correct_commitment",
    "correct_pact",
    "correct_party",
    "correct_signatory",
    "draft_pact",
    "end_pact",
    "join_minister",
    "record_review",
    "remove_part",
    "renew_pact",
    "report_progress",
    "sign_pact",
    "withdraw_pact",
]

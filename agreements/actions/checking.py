"""Asking the rules what they think of a grant; nothing is written."""

from __future__ import annotations

from datetime import date

from agreements.actions.data import AgreementDraft
from agreements.models import SupportAgreement
from agreements.queries import Proposal, agreement_facts, proposal_of
from agreements.rules import check_agreement
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from clusters.models import Cluster


def check_draft(cluster: Cluster, draft: AgreementDraft, *, on: date) -> Explained:
    """Return what the rules say of a draft that is only typed; raises ``PeriodError``."""
    return _checked(draft.proposal(cluster), on)


def check_stored(agreement: SupportAgreement, *, on: date) -> Explained:
    """Return what the rules say of a stored agreement today (R1: figures of its granting date)."""
    return _checked(proposal_of(agreement), on)


def _checked(proposal: Proposal, on: date) -> Explained:
    params = current_params()
    facts = agreement_facts([proposal], params, today=on)
    return check_agreement(facts[0], params)

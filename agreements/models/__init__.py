"""Support schemes, agreements, project years and the aid ledger."""

from agreements.models.agreements import ProjectYear, SupportAgreement
from agreements.models.ledger import LedgerEntry
from agreements.models.schemes import SupportScheme

__all__ = ["LedgerEntry", "ProjectYear", "SupportAgreement", "SupportScheme"]

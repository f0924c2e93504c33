"""Support schemes, agreements, project years, payment plans, duties and the aid ledger."""

from agreements.models.agreements import ProjectYear, SupportAgreement
from agreements.models.awards import AwardDetails
from agreements.models.duties import GrantDuty
from agreements.models.ledger import LedgerEntry
from agreements.models.outward import DeMinimisAid, SchemeDuty, ServiceDiscount
from agreements.models.plans import Instalment
from agreements.models.schemes import SupportScheme

__all__ = [
    "AwardDetails",
    "DeMinimisAid",
    "GrantDuty",
    "Instalment",
    "LedgerEntry",
    "ProjectYear",
    "SchemeDuty",
    "ServiceDiscount",
    "SupportAgreement",
    "SupportScheme",
]

"""What people and jobs do with agreements, their ledger and schemes."""

from agreements.actions.checking import check_draft, check_stored
from agreements.actions.data import AgreementDraft, MoneyData, SchemeData, YearDraft
from agreements.actions.decisions import (
    confirm_agreement,
    confirm_with_upload,
    end_agreement,
    stop_agreement,
)
from agreements.actions.drafts import correct_draft, draft_agreement, withdraw_draft
from agreements.actions.duties import meet_duty, preview_grant
from agreements.actions.lines import record_payment, record_recovery, record_release
from agreements.actions.plans import InstalmentData, amend_plan, hold_instalment
from agreements.actions.schemes import correct_scheme, register_scheme

__all__ = [
    "AgreementDraft",
    "InstalmentData",
    "MoneyData",
    "SchemeData",
    "YearDraft",
    "amend_plan",
    "check_draft",
    "check_stored",
    "confirm_agreement",
    "confirm_with_upload",
    "correct_draft",
    "correct_scheme",
    "draft_agreement",
    "end_agreement",
    "hold_instalment",
    "meet_duty",
    "preview_grant",
    "record_payment",
    "record_recovery",
    "record_release",
    "register_scheme",
    "stop_agreement",
    "withdraw_draft",
]

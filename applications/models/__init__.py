"""Models of calls and applications."""

from applications.models.calls import Call, CallCriterion, CallExtension
from applications.models.content import (
    Answer,
    BudgetLine,
    ConsortiumMember,
    Document,
    FundingLine,
    KpiTarget,
    Pledge,
    ProposedSeat,
)
from applications.models.files import Application, ApplicationOrigin
from applications.models.submissions import CompletionRequest, SealedPdf, Submission

__all__ = [
    "Answer",
    "Application",
    "ApplicationOrigin",
    "BudgetLine",
    "Call",
    "CallCriterion",
    "CallExtension",
    "CompletionRequest",
    "ConsortiumMember",
    "Document",
    "FundingLine",
    "KpiTarget",
    "Pledge",
    "ProposedSeat",
    "SealedPdf",
    "Submission",
]

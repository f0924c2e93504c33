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
from applications.models.judgement import (
    AdmissibilityOutcome,
    Advice,
    AdviceYear,
    ChecklistAnswer,
    ExclusionTest,
    GovernmentDecision,
    Letter,
    Selection,
)
from applications.models.reviews import ConsensusMeeting, Expert, Review, Score
from applications.models.submissions import CompletionRequest, SealedPdf, Submission

__all__ = [
    "AdmissibilityOutcome",
    "Advice",
    "AdviceYear",
    "Answer",
    "Application",
    "ApplicationOrigin",
    "BudgetLine",
    "Call",
    "CallCriterion",
    "CallExtension",
    "ChecklistAnswer",
    "CompletionRequest",
    "ConsensusMeeting",
    "ConsortiumMember",
    "Document",
    "ExclusionTest",
    "Expert",
    "FundingLine",
    "GovernmentDecision",
    "KpiTarget",
    "Letter",
    "Pledge",
    "ProposedSeat",
    "Review",
    "Score",
    "SealedPdf",
    "Selection",
    "Submission",
]

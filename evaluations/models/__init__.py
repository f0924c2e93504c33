"""Models of this room."""

from evaluations.models.interim import Campaign, Evaluation
from evaluations.models.interim_advice import AdviceCondition, EvaluationAdvice
from evaluations.models.interim_panel import PanelMeeting, PanelReview, PanelScore, Remark
from evaluations.models.interim_written import SelfAnswer, SelfSubmission
from evaluations.models.kpis import Kpi, KpiTarget, KpiValue, KpiVersion
from evaluations.models.reports import (
    Report,
    ReportAnswer,
    ReportPdf,
    ReportRequest,
    ReportVersion,
    SectionReview,
)

__all__ = [
    "AdviceCondition",
    "Campaign",
    "Evaluation",
    "EvaluationAdvice",
    "Kpi",
    "KpiTarget",
    "KpiValue",
    "KpiVersion",
    "PanelMeeting",
    "PanelReview",
    "PanelScore",
    "Remark",
    "Report",
    "ReportAnswer",
    "ReportPdf",
    "ReportRequest",
    "ReportVersion",
    "SectionReview",
    "SelfAnswer",
    "SelfSubmission",
]

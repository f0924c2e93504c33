"""Types of projects as dated data, projects, and who takes part in them."""

from projects.models.answers import Answer, AnswerSeal, AnswerText
from projects.models.envelopes import Envelope, EnvelopeTransfer
from projects.models.leverage import LeverageEntry, LeverageSelection
from projects.models.partners import Partner
from projects.models.payments import ProjectPayment
from projects.models.projects import Project, ProjectCluster
from projects.models.type_proposals import TypeProposal
from projects.models.types import ProjectType, TypeRate

__all__ = [
    "Answer",
    "AnswerSeal",
    "AnswerText",
    "Envelope",
    "EnvelopeTransfer",
    "LeverageEntry",
    "LeverageSelection",
    "Partner",
    "Project",
    "ProjectCluster",
    "ProjectPayment",
    "ProjectType",
    "TypeProposal",
    "TypeRate",
]

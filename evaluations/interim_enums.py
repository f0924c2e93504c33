"""Choices about the interim evaluation of a cluster (R42)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvaluationState(models.TextChoices):
    """An evaluation is planned, written by the cluster, judged, answered, advised and decided."""

    PLANNED = "planned", pgettext_lazy("evaluation", "Planned")
    SELF_EVALUATION = "self_evaluation", pgettext_lazy("evaluation", "Self-evaluation")
    PANEL = "panel", pgettext_lazy("evaluation", "Expert panel")
    FINDINGS = "findings", pgettext_lazy("evaluation", "Draft findings")
    REPLY = "reply", pgettext_lazy("evaluation", "Right of reply")
    ADVICE = "advice", pgettext_lazy("evaluation", "Advice in the making")
    ADVISED = "advised", pgettext_lazy("evaluation", "Advised")
    ON_AGENDA = "on_agenda", pgettext_lazy("evaluation", "On the agenda")
    DECIDED = "decided", pgettext_lazy("evaluation", "Decided")
    CANCELLED = "cancelled", pgettext_lazy("evaluation", "Cancelled")


class Outcome(models.TextChoices):
    """What an evaluation can lead to (R42)."""

    POSITIVE = "positive", pgettext_lazy("evaluation", "Positive: prolong")
    CONDITIONS = "conditions", pgettext_lazy("evaluation", "Positive with conditions")
    NEGATIVE = "negative", pgettext_lazy("evaluation", "Negative: phase out")


class RemarkKind(models.TextChoices):
    """The four kinds of remarks of a panel."""

    STRENGTH = "strength", _("Strength")
    WEAKNESS = "weakness", _("Weakness")
    OPPORTUNITY = "opportunity", _("Opportunity")
    THREAT = "threat", _("Threat")


class Area(models.TextChoices):
    """What a remark is about."""

    STRATEGY = "strategy", _("Strategy and vision")
    ACTIVITIES = "activities", _("Activities and projects")
    MEMBERS = "members", _("Members and support base")
    ORGANISATION = "organisation", _("Organisation and board")
    FINANCES = "finances", _("Finances and co-financing")
    INTERNATIONAL = "international", _("International work")


PROLONGS = frozenset({Outcome.POSITIVE.value, Outcome.CONDITIONS.value})
OVER = frozenset({EvaluationState.DECIDED.value, EvaluationState.CANCELLED.value})

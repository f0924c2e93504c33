"""Another version of a type of project, proposed by one person and decided by a second (R58)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.models import Tracked, one_of, recorded
from projects.models.types import ProjectType


@recorded
class TypeProposal(Tracked):
    """The figures of a type from a day on; nothing uses them until a second person approves.

    ``rates`` holds, in the order of the rates of ``type``, the ceilings of VLAIO and of the GBER as
    text; an empty one is not known.
    """

    type = models.ForeignKey(
        ProjectType, models.PROTECT, related_name="proposals", verbose_name=_("type")
    )
    first_day = models.DateField(_("first day"))
    min_companies = models.PositiveSmallIntegerField(
        _("fewest independent companies"), null=True, blank=True
    )
    min_research = models.PositiveSmallIntegerField(_("fewest research organisations"))
    min_clusters = models.PositiveSmallIntegerField(_("fewest clusters with a company"))
    max_cost_pct = models.DecimalField(
        _("largest share of one partner"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    min_aid = models.DecimalField(
        _("lowest aid"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    max_aid = models.DecimalField(
        _("highest aid"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    max_months = models.PositiveSmallIntegerField(_("longest, in months"), null=True, blank=True)
    rates = models.JSONField(_("rates"), default=list)
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=1)
    reason = models.TextField(_("reason"))
    state = models.CharField(max_length=10, choices=ParameterState, default=ParameterState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed on"), editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("proposal for a type")
        constraints = [
            one_of("type_proposal_state_known", "state", ParameterState),
            models.UniqueConstraint(
                fields=["type"],
                condition=Q(state=ParameterState.PROPOSED),
                name="type_proposal_one_open",
                violation_error_message=_("Another proposal for this type waits for a decision."),
            ),
            models.CheckConstraint(
                name="type_proposal_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("A second person decides on a changed figure."),
            ),
            models.CheckConstraint(
                name="type_proposal_decided_has_moment",
                condition=Q(state=ParameterState.PROPOSED, decided_at__isnull=True)
                | (~Q(state=ParameterState.PROPOSED) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="type_proposal_has_source",
                condition=~Q(source="") & ~Q(reason="") & Q(certainty__regex=r"^[A-E]$"),
                violation_error_message=_("Give the source and how certain it is."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.first_day:%d/%m/%Y}"

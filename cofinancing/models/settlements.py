"""Settlements of project years and of whole agreements: sealed figures (R7-R9, R17)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from cofinancing.enums import SettlementState
from cofinancing.models.fixed import refuse_when

# Only its withdrawal changes a settlement.
_KEEP = (
    refuse_when(
        """OLD.state <> 'fixed' OR NEW.state <> 'withdrawn' OR NEW.aid <> OLD.aid
    OR NEW.agreement_id <> OLD.agreement_id
    OR NEW.project_year_id IS DISTINCT FROM OLD.project_year_id
    OR NEW.figures IS DISTINCT FROM OLD.figures OR NEW.sha256 <> OLD.sha256
    OR NEW.motivation <> OLD.motivation OR NEW.document_id <> OLD.document_id
    OR NEW.fixed_by_id IS DISTINCT FROM OLD.fixed_by_id OR NEW.fixed_at <> OLD.fixed_at""",
        "a settlement is sealed",
    )
    + "RETURN NEW;"
)


@recorded
class Settlement(Tracked):
    """The settlement of a project year, or of the agreement when there is no project year.

    ``figures`` are lines and findings as they stood, ``sha256`` their digest, ``aid`` the grant in
    euro that is due for the accepted costs.
    """

    agreement = models.ForeignKey(SupportAgreement, models.PROTECT, related_name="settlements")
    project_year = models.ForeignKey(
        ProjectYear, models.PROTECT, null=True, blank=True, related_name="settlements"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    accepted = models.DecimalField(_("accepted costs"), max_digits=12, decimal_places=2)
    aid = models.DecimalField(_("aid due"), max_digits=12, decimal_places=2)
    figures = models.JSONField()
    sha256 = models.CharField(_("hash"), max_length=64)
    document = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    motivation = models.TextField(_("motivation"))
    state = models.CharField(max_length=10, choices=SettlementState, default=SettlementState.FIXED)
    fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    fixed_at = models.DateTimeField(_("fixed at"))

    class Meta:
        ordering = ["agreement_id", "fixed_at", "pk"]
        verbose_name = _("settlement")
        constraints = [
            one_of("settlement_state_known", "state", SettlementState),
            models.CheckConstraint(name="settlement_has_motivation", condition=~Q(motivation="")),
            models.CheckConstraint(
                name="settlement_aid_in_range", condition=Q(aid__gte=0) & Q(accepted__gte=0)
            ),
            models.UniqueConstraint(
                fields=["project_year"],
                name="settlement_of_year_once",
                condition=Q(state=SettlementState.FIXED, project_year__isnull=False),
                violation_error_message=_("This project year is settled already."),
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                name="settlement_of_whole_once",
                condition=Q(state=SettlementState.FIXED, project_year__isnull=True),
                violation_error_message=_("This agreement is settled already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="settlement_is_sealed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_KEEP,
            ),
            pgtrigger.Protect(name="settlement_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.project_year or self.agreement} ({self.number})"

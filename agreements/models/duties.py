"""What a grant asks of VLAIO on later days: publish, evaluate, keep."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.enums import DutyKind, DutyState
from agreements.models.agreements import SupportAgreement
from agreements.models.fixed import KEEP_DUTY
from clusterbeleid.core.models import Tracked, one_of, recorded


@recorded
class GrantDuty(Tracked):
    """A duty that follows from a grant: its day, and the lines from which that day came.

    ``amount`` is the aid in euro that the rule looked at. A duty that is not ``required`` keeps
    its lines, so that anybody sees why nothing had to be done (R19, R21, R42).
    """

    agreement = models.ForeignKey(SupportAgreement, models.PROTECT, related_name="duties")
    kind = models.CharField(_("duty"), max_length=12, choices=DutyKind)
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    due_on = models.DateField(_("due"))
    required = models.BooleanField(_("required"), default=True)
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    explained = models.JSONField(editable=False)
    state = models.CharField(max_length=10, choices=DutyState, default=DutyState.OPEN)
    met_on = models.DateField(_("done on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=200, blank=True)

    class Meta:
        ordering = ["due_on", "kind", "pk"]
        verbose_name = _("duty of a grant")
        constraints = [
            one_of("duty_kind_known", "kind", DutyKind),
            one_of("duty_state_known", "state", DutyState),
            models.CheckConstraint(
                name="duty_met_with_day_and_reference",
                condition=Q(state=DutyState.OPEN, met_on__isnull=True, reference="")
                | (Q(state=DutyState.MET, met_on__isnull=False, required=True) & ~Q(reference="")),
                violation_error_message=_("Give the day and the reference."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "kind", "number"], name="duty_of_grant_once"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="duty_stays_as_computed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEEP_DUTY,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.agreement.reference}"

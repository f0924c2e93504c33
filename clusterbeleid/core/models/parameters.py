"""Dated legal figures."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import Certainty, ParameterState
from clusterbeleid.core.models.base import Tracked, one_of, recorded, refuse_reversed


@recorded
class LegalParameter(Tracked):
    """One value of one figure during one period, with source and certainty."""

    key = models.CharField(_("figure"), max_length=80)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    rule = models.CharField(_("rule"), max_length=20)
    source = models.TextField(_("source"))
    certainty = models.CharField(_("certainty"), max_length=1, choices=Certainty)
    reason = models.TextField(_("reason"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ParameterState, default=ParameterState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)

    class Meta:
        ordering = ["key", "valid_from", "pk"]
        verbose_name = _("legal figure")
        constraints = [
            one_of("parameter_state_known", "state", ParameterState),
            models.CheckConstraint(
                name="parameter_period_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day lies before the first day."),
            ),
            models.CheckConstraint(
                name="parameter_two_people",
                condition=Q(decided_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("A second person decides on a changed figure."),
            ),
            models.CheckConstraint(
                name="parameter_decided_has_moment",
                condition=Q(state=ParameterState.PROPOSED, decided_at__isnull=True)
                | (~Q(state=ParameterState.PROPOSED) & Q(decided_at__isnull=False)),
            ),
            ExclusionConstraint(
                name="parameter_no_overlap",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_to"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state=ParameterState.APPROVED),
                violation_error_message=_("Another approved value covers the same days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from:%Y-%m-%d}"

    def clean(self) -> None:
        """Refuse days in the wrong order before PostgreSQL looks for an overlap."""
        super().clean()
        refuse_reversed(self.valid_from, self.valid_to, "valid_to")

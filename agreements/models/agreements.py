"""Support agreements and their project years."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.enums import AgreementState, AidKind, StartReading, TermClock
from agreements.models.fixed import CONFIRMED, GRANT_HAS_PLAN, KEEP_GRANTED_YEARS, refuse
from agreements.models.schemes import SupportScheme
from clusterbeleid.core.models import (
    Dated,
    StoredFile,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
    recorded,
)
from clusters.models import Cluster

_UNCONFIRMED_STATES = [AgreementState.DRAFT, AgreementState.WITHDRAWN]


@recorded
class SupportAgreement(Tracked, Dated):
    """A grant decision and the agreement on it, for one period of one cluster (R41)."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="agreements")
    scheme = models.ForeignKey(SupportScheme, models.PROTECT, related_name="agreements")
    reference = models.CharField(_("reference"), max_length=60, unique=True)
    decision_reference = models.CharField(_("reference of the decision"), max_length=100)
    granted_on = models.DateField(_("granted on"))
    aid_kind = models.CharField(
        _("kind of aid"), max_length=12, choices=AidKind, default=AidKind.OPERATING
    )
    start_reading = models.CharField(
        _("reading of the start"), max_length=10, choices=StartReading, default=StartReading.EVENT
    )
    clock = models.CharField(
        _("counting rules"), max_length=10, choices=TermClock, default=TermClock.BE
    )
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    override_reason = models.TextField(_("motivation of an exception"), blank=True)
    legal_advice = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Lines and findings as they stood when a second person confirmed.
    checked = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["cluster_id", "first_day", "pk"]
        verbose_name = _("support agreement")
        constraints = [
            one_of("agreement_state_known", "state", AgreementState),
            one_of("agreement_aid_kind_known", "aid_kind", AidKind),
            period_in_order(
                "agreement_period_in_order", _("The last day lies before the first day.")
            ),
            models.CheckConstraint(
                name="agreement_period_closed",
                condition=Q(last_day__isnull=False),
                violation_error_message=_("An agreement has a last day."),
            ),
            models.CheckConstraint(
                name="agreement_two_people",
                condition=Q(confirmed_by__isnull=True)
                | Q(drafted_by__isnull=True)
                | ~Q(confirmed_by=F("drafted_by")),
                violation_error_message=_("A second person confirms an agreement."),
            ),
            models.CheckConstraint(
                name="agreement_confirmed_by_somebody",
                condition=Q(state__in=_UNCONFIRMED_STATES)
                | Q(drafted_by__isnull=True)
                | Q(confirmed_by__isnull=False),
                violation_error_message=_("A second person confirms an agreement."),
            ),
            no_overlap(
                "agreement_no_overlap",
                "cluster",
                "aid_kind",
                condition=~Q(state__in=["draft", "withdrawn"]),
                message=_("Another agreement of this cluster covers some of these days."),
            ),
        ]
        triggers = [
            # The ten years are counted from these columns: once granted, only the end may come closer.
            pgtrigger.Trigger(
                name="agreement_granted_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    f"{CONFIRMED} AND (NEW.state IN ('draft', 'withdrawn')"
                    " OR NEW.first_day <> OLD.first_day OR NEW.last_day > OLD.last_day"
                    " OR NEW.granted_on <> OLD.granted_on OR NEW.cluster_id <> OLD.cluster_id"
                    " OR NEW.scheme_id <> OLD.scheme_id OR NEW.aid_kind <> OLD.aid_kind"
                    " OR NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id"
                    " OR NEW.checked IS DISTINCT FROM OLD.checked)"
                ),
                func=refuse("a confirmed agreement keeps its grant"),
            ),
            pgtrigger.Trigger(
                name="agreement_granted_stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(CONFIRMED),
                func=refuse("a confirmed agreement is not deleted"),
            ),
            pgtrigger.Trigger(
                name="agreement_grant_has_plan",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Condition("NEW.state = 'running'"),
                func=GRANT_HAS_PLAN,
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_draft(self) -> bool:
        """Tell whether the agreement still may change."""
        return self.state == AgreementState.DRAFT

    @property
    def is_confirmed(self) -> bool:
        """Tell whether a second person confirmed the agreement, so that it counts."""
        return self.state not in _UNCONFIRMED_STATES


@recorded
class ProjectYear(Tracked, Dated):
    """Twelve months of an agreement, with its grant and the co-financing planned (R9, R34)."""

    agreement = models.ForeignKey(SupportAgreement, models.PROTECT, related_name="project_years")
    number = models.PositiveSmallIntegerField(_("project year"))
    granted_amount = models.DecimalField(_("granted amount"), max_digits=12, decimal_places=2)
    eligible_cost = models.DecimalField(_("eligible cost"), max_digits=12, decimal_places=2)
    planned_cofinancing = models.DecimalField(
        _("planned co-financing"), max_digits=12, decimal_places=2
    )

    class Meta:
        ordering = ["agreement_id", "number", "pk"]
        verbose_name = _("project year")
        constraints = [
            period_in_order(
                "project_year_period_in_order", _("The last day lies before the first day.")
            ),
            models.CheckConstraint(name="project_year_closed", condition=Q(last_day__isnull=False)),
            models.CheckConstraint(
                name="project_year_amounts_in_range",
                condition=Q(granted_amount__gte=0)
                & Q(eligible_cost__gt=0)
                & Q(planned_cofinancing__gte=0)
                & Q(granted_amount__lte=F("eligible_cost")),
                violation_error_message=_(
                    "The grant is not negative and not above the eligible cost."
                ),
            ),
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="project_year_number_once",
                violation_error_message=_("This agreement already has this project year."),
            ),
            no_overlap(
                "project_year_no_overlap",
                "agreement",
                message=_("Another project year covers some of these days."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="project_year_granted_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEEP_GRANTED_YEARS,
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement.reference}/{self.number}"

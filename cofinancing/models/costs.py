"""Costs claimed for a project year, line by line (R5, R7)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from applications.enums import CostCategory
from clusterbeleid.core.models import Tracked, one_of, recorded
from cofinancing.enums import CostKind, CostState
from cofinancing.models.contributions import payment_key_of
from cofinancing.models.fixed import KEEP_SETTLED, refuse_when
from cofinancing.models.people import by_whom, evidence_file, out_of_file

JUDGED = [CostState.ACCEPTED, CostState.PARTLY, CostState.REJECTED]
DEAD = [CostState.REJECTED, CostState.WITHDRAWN]

# What somebody judged stays as it was judged: first take the decision back (A2).
_KEEP_JUDGED = (
    refuse_when(
        """OLD.state IN ('accepted', 'partly', 'rejected') AND (
    NEW.project_year_id <> OLD.project_year_id OR NEW.category <> OLD.category
    OR NEW.kind <> OLD.kind OR NEW.cost_on <> OLD.cost_on OR NEW.amount <> OLD.amount
    OR NEW.supplier <> OLD.supplier OR NEW.invoice_number <> OLD.invoice_number
    OR NEW.activity_code <> OLD.activity_code OR NEW.claimed_by_id IS DISTINCT FROM OLD.claimed_by_id
    OR NEW.evidence_id IS DISTINCT FROM OLD.evidence_id)""",
        "a judged cost keeps its amount and its evidence",
    )
    + "RETURN NEW;"
)


@recorded
class CostLine(Tracked):
    """One cost of the operation of a cluster in one project year, with what became of it.

    ``amount`` and ``accepted_amount`` are in euro, excluding VAT that can be claimed back. The
    activity code tells the accounts of the cluster from other work of the same organisation.
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="costs")
    category = models.CharField(_("category"), max_length=1, choices=CostCategory)
    kind = models.CharField(_("kind of cost"), max_length=20, choices=CostKind)
    description = models.CharField(_("description"), max_length=300)
    cost_on = models.DateField(_("date of the cost"))
    supplier = models.CharField(_("supplier or staff"), max_length=200)
    invoice_number = models.CharField(_("invoice number"), max_length=60, blank=True)
    activity_code = models.CharField(_("activity code"), max_length=30)
    amount = models.DecimalField(_("claimed"), max_digits=12, decimal_places=2)
    evidence = evidence_file()
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(max_length=10, choices=CostState, default=CostState.CLAIMED)
    claimed_by = by_whom()
    claimed_at = models.DateTimeField(_("claimed at"), editable=False)
    accepted_amount = models.DecimalField(
        _("accepted"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    decided_by = by_whom()
    decision_reason = models.TextField(_("reason"), blank=True)
    imported_by = out_of_file()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_year_id", "cost_on", "pk"]
        verbose_name = _("cost")
        constraints = [
            one_of("cost_state_known", "state", CostState),
            one_of("cost_category_known", "category", CostCategory),
            one_of("cost_kind_known", "kind", CostKind),
            models.CheckConstraint(
                name="cost_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="cost_has_activity",
                condition=~Q(activity_code="") & ~Q(supplier="") & ~Q(description=""),
                violation_error_message=_("Give description, supplier and activity code."),
            ),
            models.CheckConstraint(
                name="cost_accepted_amount_fits",
                condition=Q(
                    state__in=[CostState.CLAIMED, *DEAD],
                    accepted_amount__isnull=True,
                )
                | Q(state=CostState.ACCEPTED, accepted_amount=F("amount"))
                | Q(
                    state=CostState.PARTLY,
                    accepted_amount__gt=0,
                    accepted_amount__lt=F("amount"),
                ),
                violation_error_message=_("A part is above zero and below what was claimed."),
            ),
            models.CheckConstraint(
                name="cost_accepted_has_evidence",
                condition=Q(accepted_amount__isnull=True) | Q(evidence__isnull=False),
                violation_error_message=_("A cost is accepted on evidence only."),
            ),
            models.CheckConstraint(
                name="cost_less_has_reason",
                condition=~Q(state__in=[CostState.PARTLY, CostState.REJECTED])
                | ~Q(decision_reason=""),
                violation_error_message=_("Give the reason of the rejection."),
            ),
            models.CheckConstraint(
                name="cost_own_claim_not_judged",
                condition=~Q(state__in=JUDGED)
                | Q(decided_by__isnull=True)
                | Q(claimed_by__isnull=True)
                | ~Q(decided_by=F("claimed_by")),
                violation_error_message=_("Nobody judges the cost that he or she claimed."),
            ),
            # Capitals, spaces and signs make no other invoice of it, nor does another file (A3).
            models.UniqueConstraint(
                payment_key_of("supplier"),
                payment_key_of("invoice_number"),
                name="cost_invoice_once",
                condition=~Q(state__in=DEAD) & ~Q(invoice_number=""),
                violation_error_message=_("This invoice is already claimed in another line."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["project_year", "state"],
                name="cost_sums",
                include=["category", "amount", "accepted_amount"],
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="cost_judged_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_KEEP_JUDGED,
            ),
            pgtrigger.Trigger(
                name="cost_settled_is_fixed",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=KEEP_SETTLED,
            ),
            pgtrigger.Protect(name="cost_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.description

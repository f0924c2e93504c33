"""Payments of the grant: proposed by one, approved by another, never above the commitment (R45)."""

from __future__ import annotations

from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Instalment, LedgerEntry, ProjectYear
from clusterbeleid.core.models import Tracked, one_of, recorded
from cofinancing.enums import PaymentState
from cofinancing.models.conditions import BankAccount
from cofinancing.models.payment_orders import PaymentOrder
from cofinancing.models.payment_triggers import (
    KEEP_SIGNED,
    SET_OFF_WITHIN_CLAIM,
    WITHIN_COMMITMENT,
)

UNDER_WAY = [PaymentState.PROPOSED, PaymentState.APPROVED, PaymentState.SENT]
_SIGNED = [PaymentState.APPROVED, PaymentState.SENT, PaymentState.PAID]


@recorded
class Payment(Tracked):
    """A payment of one instalment of the plan, in euro, to the verified account of the beneficiary.

    ``figures`` holds lines and findings as they stood when it was approved.
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="payments")
    instalment = models.ForeignKey(Instalment, models.PROTECT, related_name="payments")
    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="payments")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(max_length=10, choices=PaymentState, default=PaymentState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed at"), editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    set_off = models.ForeignKey(
        "cofinancing.Recovery", models.PROTECT, null=True, editable=False, related_name="set_offs"
    )
    set_off_amount = models.DecimalField(
        _("set off"), max_digits=12, decimal_places=2, default=0, editable=False
    )
    set_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    figures = models.JSONField(null=True, editable=False)
    order = models.ForeignKey(
        PaymentOrder, models.PROTECT, null=True, editable=False, related_name="payments"
    )
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    ledger = models.OneToOneField(
        LedgerEntry, models.PROTECT, null=True, editable=False, related_name="payment"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_year_id", "proposed_at", "pk"]
        verbose_name = _("payment")
        constraints = [
            one_of("payment_state_known", "state", PaymentState),
            models.CheckConstraint(
                name="payment_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="payment_signed_by_two",
                condition=~Q(state__in=_SIGNED)
                | (
                    Q(approved_by__isnull=False, approved_at__isnull=False)
                    & (Q(proposed_by__isnull=True) | ~Q(approved_by=F("proposed_by")))
                ),
                violation_error_message=_("A second person approves a payment."),
            ),
            models.CheckConstraint(
                name="payment_sent_in_an_order",
                condition=~Q(state__in=[PaymentState.SENT, PaymentState.PAID])
                | Q(order__isnull=False),
            ),
            models.CheckConstraint(
                name="payment_paid_is_in_the_ledger",
                condition=Q(state=PaymentState.PAID, paid_on__isnull=False, ledger__isnull=False)
                | (~Q(state=PaymentState.PAID) & Q(paid_on__isnull=True, ledger__isnull=True)),
            ),
            models.CheckConstraint(
                name="payment_set_off_of_a_claim",
                condition=Q(set_off__isnull=True, set_off_by__isnull=True, set_off_amount=0)
                | Q(
                    set_off__isnull=False,
                    set_off_by__isnull=False,
                    set_off_amount__gt=0,
                    set_off_amount__lte=F("amount"),
                ),
                violation_error_message=_("No more is set off than is paid."),
            ),
            models.CheckConstraint(
                name="payment_set_off_by_two",
                condition=~Q(state__in=_SIGNED)
                | Q(set_off_by__isnull=True)
                | ~Q(approved_by=F("set_off_by")),
                violation_error_message=_("A second person approves a set-off."),
            ),
            models.UniqueConstraint(
                fields=["instalment"],
                name="payment_of_instalment_once",
                condition=Q(state__in=UNDER_WAY),
                violation_error_message=_("A payment of this instalment is under way already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="payment_within_commitment",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=WITHIN_COMMITMENT,
            ),
            pgtrigger.Trigger(
                name="payment_signed_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=KEEP_SIGNED,
            ),
            pgtrigger.Trigger(
                name="payment_set_off_within_claim",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=SET_OFF_WITHIN_CLAIM,
            ),
            pgtrigger.Protect(name="payment_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.instalment}"

    @property
    def to_transfer(self) -> Decimal:
        """What leaves for the account: the amount less what is set off against a claim, in euro."""
        return self.amount - self.set_off_amount

"""Money that is claimed back: proposed by one, approved by another, never above what was paid (R46)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from agreements.models import LedgerEntry, ProjectYear
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from cofinancing.enums import RecoveryGround, RecoveryState
from cofinancing.models.fixed import refuse_when
from cofinancing.models.income import Statement
from cofinancing.models.payments import Payment
from cofinancing.models.settlements import Settlement

OWED = [RecoveryState.CLAIMED, RecoveryState.PARTLY]
# What still may come back: the claims that count against what was paid.
OPEN = [RecoveryState.PROPOSED, *OWED, RecoveryState.SUSPENDED, RecoveryState.WRITE_OFF]
_SIGNED = [*OPEN[1:], RecoveryState.PAID_BACK, RecoveryState.WRITTEN_OFF]
_WRITING_OFF = [RecoveryState.WRITE_OFF, RecoveryState.WRITTEN_OFF]

# The lock makes the second of two that press at once wait, and then count the first (A15).
_WITHIN_PAID = """
IF NEW.state NOT IN ('proposed', 'claimed', 'partly', 'suspended', 'write_off') THEN
    RETURN NEW;
END IF;
PERFORM 1 FROM agreements_supportagreement AS agreement
JOIN agreements_projectyear AS year ON year.agreement_id = agreement.id
WHERE year.id = NEW.project_year_id FOR NO KEY UPDATE OF agreement;
IF NEW.amount - (
    SELECT COALESCE(SUM(receipt.principal), 0) FROM cofinancing_recoveryreceipt AS receipt
    WHERE receipt.recovery_id = NEW.id) + (
    SELECT COALESCE(SUM(other.amount - (
    SELECT COALESCE(SUM(receipt.principal), 0) FROM cofinancing_recoveryreceipt AS receipt
    WHERE receipt.recovery_id = other.id)), 0)
    FROM cofinancing_recovery AS other
    WHERE other.project_year_id = NEW.project_year_id AND other.id <> NEW.id
      AND other.state IN ('proposed', 'claimed', 'partly', 'suspended', 'write_off')
) > (
    SELECT COALESCE(SUM(CASE entry.kind WHEN 'paid' THEN entry.amount ELSE -entry.amount END), 0)
    FROM agreements_ledgerentry AS entry
    WHERE entry.project_year_id = NEW.project_year_id AND entry.kind IN ('paid', 'recovered')
) THEN
    RAISE EXCEPTION 'recoveries stay within what was paid' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
_SOURCE_OF_YEAR = "".join(
    (
        refuse_when(
            """(NEW.settlement_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM cofinancing_settlement AS one
        WHERE one.id = NEW.settlement_id AND one.project_year_id = NEW.project_year_id))
    OR (NEW.payment_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM cofinancing_payment AS one
        WHERE one.id = NEW.payment_id AND one.project_year_id = NEW.project_year_id))""",
            "a recovery rests on its own project year",
        ),
        "RETURN NEW;",
    )
)
# What somebody signed is what is claimed; only the term moves, when a suspension ends.
_KEEP_SIGNED = "".join(
    (
        refuse_when(
            """NEW.amount <> OLD.amount OR NEW.project_year_id <> OLD.project_year_id
    OR NEW.ground <> OLD.ground OR NEW.reason <> OLD.reason
    OR NEW.settlement_id IS DISTINCT FROM OLD.settlement_id
    OR NEW.payment_id IS DISTINCT FROM OLD.payment_id
    OR NEW.document_id IS DISTINCT FROM OLD.document_id
    OR NEW.interest_from IS DISTINCT FROM OLD.interest_from
    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id
    OR (OLD.approved_at IS NOT NULL AND (
        NEW.interest <> OLD.interest OR NEW.figures IS DISTINCT FROM OLD.figures
        OR NEW.letter_id IS DISTINCT FROM OLD.letter_id
        OR NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id))""",
            "a recovery keeps its amount, its ground and its signatures",
        ),
        refuse_when(
            """NEW.state = 'paid_back' AND NEW.amount + NEW.interest <> (
        SELECT COALESCE(SUM(receipt.principal + receipt.interest), 0)
        FROM cofinancing_recoveryreceipt AS receipt WHERE receipt.recovery_id = NEW.id)""",
            "a recovery is paid back when all of it came in",
        ),
        "RETURN NEW;",
    )
)
_WITHIN_CLAIM = """
PERFORM 1 FROM cofinancing_recovery AS claim WHERE claim.id = NEW.recovery_id FOR UPDATE;
IF NOT EXISTS (
    SELECT 1 FROM cofinancing_recovery AS claim
    WHERE claim.id = NEW.recovery_id AND claim.state IN ('claimed', 'partly')
      AND claim.amount >= NEW.principal + (
        SELECT COALESCE(SUM(other.principal), 0) FROM cofinancing_recoveryreceipt AS other
        WHERE other.recovery_id = claim.id)
      AND claim.interest >= NEW.interest + (
        SELECT COALESCE(SUM(other.interest), 0) FROM cofinancing_recoveryreceipt AS other
        WHERE other.recovery_id = claim.id)
      AND claim.amount + claim.interest >= NEW.principal + NEW.interest + (
        SELECT COALESCE(SUM(other.principal + other.interest), 0)
        FROM cofinancing_recoveryreceipt AS other WHERE other.recovery_id = claim.id) + (
        SELECT COALESCE(SUM(payment.set_off_amount), 0) FROM cofinancing_payment AS payment
        WHERE payment.set_off_id = claim.id AND payment.state IN ('proposed', 'approved', 'sent'))
) THEN
    RAISE EXCEPTION 'no more comes back than is claimed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def _before(name: str, func: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, operation=operation, when=pgtrigger.Before, func=func)


@recorded
class Recovery(Tracked):
    """Aid of a project year that is claimed back, in euro, with the interest to the day of the letter.

    ``interest_from`` None: no interest. ``figures`` holds lines and findings as they stood when it
    was approved.
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="recoveries")
    ground = models.CharField(_("ground"), max_length=10, choices=RecoveryGround)
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, null=True, blank=True, related_name="recoveries"
    )
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="recoveries"
    )
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    interest_from = models.DateField(_("interest from"), null=True, blank=True)
    interest = models.DecimalField(
        _("interest on the claim"), max_digits=12, decimal_places=2, default=0
    )
    state = models.CharField(max_length=12, choices=RecoveryState, default=RecoveryState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed at"), editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    figures = models.JSONField(_("calculation"), null=True, editable=False)
    letter = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("letter"),
    )
    due_on = models.DateField(_("to be paid back by"), null=True, blank=True)
    write_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    write_off_document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, editable=False, related_name="+"
    )
    written_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_year_id", "proposed_at", "pk"]
        verbose_name = _("recovery")
        constraints = [
            one_of("recovery_state_known", "state", RecoveryState),
            models.CheckConstraint(
                name="recovery_amount_positive",
                condition=Q(amount__gt=0, interest__gte=0) & ~Q(reason=""),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="recovery_rests_on_its_ground",
                condition=Q(
                    ground=RecoveryGround.SETTLEMENT,
                    settlement__isnull=False,
                    payment__isnull=True,
                )
                | Q(ground=RecoveryGround.PAYMENT, payment__isnull=False, settlement__isnull=True)
                | Q(
                    ground=RecoveryGround.DECISION,
                    document__isnull=False,
                    payment__isnull=True,
                    settlement__isnull=True,
                ),
                violation_error_message=_("A recovery rests on a settlement, payment or decision."),
            ),
            models.CheckConstraint(
                name="recovery_signed_by_two",
                condition=~Q(state__in=_SIGNED)
                | (
                    Q(
                        approved_by__isnull=False,
                        approved_at__isnull=False,
                        letter__isnull=False,
                        due_on__isnull=False,
                    )
                    & (Q(proposed_by__isnull=True) | ~Q(approved_by=F("proposed_by")))
                ),
                violation_error_message=_("A second person approves a recovery."),
            ),
            models.CheckConstraint(
                name="recovery_write_off_by_decision",
                condition=~Q(state__in=_WRITING_OFF)
                | Q(write_off_by__isnull=False, write_off_document__isnull=False),
                violation_error_message=_("A write-off rests on a decision."),
            ),
            models.CheckConstraint(
                name="recovery_written_off_by_two",
                condition=~Q(state=RecoveryState.WRITTEN_OFF)
                | (Q(written_off_by__isnull=False) & ~Q(written_off_by=F("write_off_by"))),
                violation_error_message=_("A second person writes off."),
            ),
        ]
        triggers = [
            _before("recovery_within_paid", _WITHIN_PAID, pgtrigger.Insert | pgtrigger.Update),
            _before(
                "recovery_rests_on_own_year", _SOURCE_OF_YEAR, pgtrigger.Insert | pgtrigger.Update
            ),
            _before("recovery_signed_is_fixed", _KEEP_SIGNED, pgtrigger.Update),
            pgtrigger.Protect(name="recovery_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.project_year}-{self.pk}"


@recorded
class RecoveryReceipt(Statement):
    """Money that came back: on the aid, as a line of the ledger too, and on the interest."""

    recovery = models.ForeignKey(Recovery, models.PROTECT, related_name="receipts")
    principal = models.DecimalField(_("on the aid"), max_digits=12, decimal_places=2)
    interest = models.DecimalField(_("on the interest"), max_digits=12, decimal_places=2)
    received_on = models.DateField(_("received on"))
    bank_reference = models.CharField(_("bank reference"), max_length=100)
    ledger = models.OneToOneField(
        LedgerEntry, models.PROTECT, null=True, editable=False, related_name="recovery_receipt"
    )

    class Meta:
        ordering = ["recovery_id", "received_on", "pk"]
        verbose_name = _("receipt of a recovery")
        constraints = [
            models.CheckConstraint(
                name="recovery_receipt_positive",
                condition=Q(principal__gte=0, interest__gte=0)
                & (Q(principal__gt=0) | Q(interest__gt=0))
                & ~Q(bank_reference=""),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="recovery_receipt_in_the_ledger",
                condition=Q(principal=0, ledger__isnull=True)
                | Q(principal__gt=0, ledger__isnull=False),
            ),
            models.UniqueConstraint(
                Lower("bank_reference"),
                name="recovery_receipt_once",
                violation_error_message=_("This bank reference is known already."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="recovery_receipt_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            _before("recovery_receipt_within_claim", _WITHIN_CLAIM, pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return self.bank_reference


@recorded
class RecoveryInstalment(Tracked):
    """A part of what is left of a claim, in euro, with its own term; a new division replaces all."""

    recovery = models.ForeignKey(Recovery, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField(_("number"))
    due_on = models.DateField(_("to be paid back by"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["recovery_id", "number"]
        verbose_name = _("instalment of a recovery")
        constraints = [
            models.CheckConstraint(
                name="recovery_instalment_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("An amount is above zero."),
            ),
            models.UniqueConstraint(
                fields=["recovery", "number"],
                name="recovery_instalment_number_once",
                violation_error_message=_("This instalment is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recovery}/{self.number}"

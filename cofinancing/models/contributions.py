"""Contributions, moved due dates and decisions after a missed due date."""

from __future__ import annotations

import uuid
from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.models import StoredFile, Task, Tracked, one_of, recorded
from clusters.models import Organisation
from cofinancing.enums import ContributionState, DeadlineChangeKind, LapseOutcome, SourceKind
from cofinancing.models.fixed import refuse_when
from cofinancing.models.people import by_whom, evidence_file, out_of_file

_MONEY_IN = [ContributionState.RECEIVED, ContributionState.ACCEPTED]
_NO_MONEY_YET = [ContributionState.PLEDGED, ContributionState.INVOICED]


def payment_key_of(field: str) -> Upper:
    """Return the letters and digits of a bank reference in SQL; as ``rules.payment_key`` (A3)."""
    plain = Func(F(field), template="normalize(%(expressions)s, NFKC)")
    signs = Func(plain, Value("[^0-9A-Za-z]"), Value(""), Value("g"), function="regexp_replace")
    return Upper(signs, output_field=models.TextField())


# What was decided stays, whoever writes: first take the decision back (A2).
_KEEP_DECIDED = (
    refuse_when(
        """OLD.state IN ('accepted', 'rejected') AND (
    NEW.project_year_id <> OLD.project_year_id OR NEW.organisation_id <> OLD.organisation_id
    OR NEW.source <> OLD.source
    OR NEW.received_amount IS DISTINCT FROM OLD.received_amount
    OR NEW.value_date IS DISTINCT FROM OLD.value_date
    OR NEW.bank_reference <> OLD.bank_reference
    OR NEW.receipt_recorded_at IS DISTINCT FROM OLD.receipt_recorded_at
    OR NEW.receipt_recorded_by_id IS DISTINCT FROM OLD.receipt_recorded_by_id
    OR NEW.evidence_id IS DISTINCT FROM OLD.evidence_id)""",
        "a decided contribution keeps its money and its evidence",
    )
    + refuse_when(
        "NEW.receipt_recorded_at < OLD.receipt_recorded_at",
        "the stamp of a receipt never moves back",
    )
    + refuse_when(
        """OLD.late_proof_by_id IS NOT NULL AND NEW.late_proof_by_id = OLD.late_proof_by_id
    AND (NEW.evidence_id IS DISTINCT FROM OLD.evidence_id
         OR NEW.received_amount IS DISTINCT FROM OLD.received_amount
         OR NEW.value_date IS DISTINCT FROM OLD.value_date)""",
        "a proof holds for the money and the evidence it was given for",
    )
    + "RETURN NEW;"
)


@recorded
class Contribution(Tracked):
    """One payment towards the co-financing of one project year, from promise to acceptance.

    ``value_date`` is the day the bank gives; ``receipt_recorded_at`` is stamped by the
    server when the receipt was entered and no form can set it. A receipt entered after the
    due date with an earlier value date counts for the deadline only once a second person
    has confirmed the proof (``late_proof_by``).
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contributions")
    source = models.CharField(_("kind of source"), max_length=20, choices=SourceKind)
    pledged_amount = models.DecimalField(
        _("pledged"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    invoiced_amount = models.DecimalField(
        _("invoiced"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    invoice_number = models.CharField(_("invoice number"), max_length=60, blank=True)
    invoiced_on = models.DateField(_("invoice date"), null=True, blank=True)
    received_amount = models.DecimalField(
        _("received"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    value_date = models.DateField(_("value date"), null=True, blank=True)
    bank_reference = models.CharField(_("bank reference"), max_length=100, blank=True)
    receipt_recorded_at = models.DateTimeField(
        _("receipt entered at"), null=True, blank=True, editable=False
    )
    receipt_recorded_by = by_whom()
    evidence = evidence_file()
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        max_length=10, choices=ContributionState, default=ContributionState.PLEDGED
    )
    decided_by = by_whom()
    decision_reason = models.TextField(_("reason"), blank=True)
    late_proof_by = by_whom()
    late_proof_reason = models.TextField(_("reason for counting it in time"), blank=True)
    imported_by = out_of_file()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_year_id", "organisation__name", "pk"]
        verbose_name = _("contribution")
        constraints = [
            one_of("contribution_state_known", "state", ContributionState),
            one_of("contribution_source_known", "source", SourceKind),
            models.CheckConstraint(
                name="contribution_amounts_positive",
                condition=(Q(pledged_amount__isnull=True) | Q(pledged_amount__gt=0))
                & (Q(invoiced_amount__isnull=True) | Q(invoiced_amount__gt=0))
                & (Q(received_amount__isnull=True) | Q(received_amount__gt=0)),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="contribution_receipt_whole",
                condition=~Q(state__in=_MONEY_IN)
                | Q(
                    received_amount__isnull=False,
                    value_date__isnull=False,
                    receipt_recorded_at__isnull=False,
                ),
                violation_error_message=_("Money received has an amount and a value date."),
            ),
            models.CheckConstraint(
                name="contribution_receipt_has_reference",
                condition=~Q(state__in=_MONEY_IN)
                | ~Q(Exact(payment_key_of("bank_reference"), Value(""))),
                violation_error_message=_("Give the reference of the bank."),
            ),
            models.CheckConstraint(
                name="contribution_no_receipt_yet",
                condition=~Q(state__in=_NO_MONEY_YET)
                | Q(
                    received_amount__isnull=True,
                    value_date__isnull=True,
                    receipt_recorded_at__isnull=True,
                    bank_reference="",
                ),
            ),
            models.CheckConstraint(
                name="contribution_invoice_whole",
                condition=Q(
                    invoiced_amount__isnull=True, invoice_number="", invoiced_on__isnull=True
                )
                | (
                    Q(invoiced_amount__isnull=False, invoiced_on__isnull=False)
                    & ~Q(invoice_number="")
                ),
                violation_error_message=_("An invoice has an amount, a number and a date."),
            ),
            models.CheckConstraint(
                name="contribution_own_entry_not_accepted",
                condition=~Q(state=ContributionState.ACCEPTED)
                | Q(decided_by__isnull=True)
                | Q(receipt_recorded_by__isnull=True)
                | ~Q(decided_by=F("receipt_recorded_by")),
                violation_error_message=_("Nobody accepts the money that he or she entered."),
            ),
            models.CheckConstraint(
                name="contribution_rejection_has_reason",
                condition=~Q(state=ContributionState.REJECTED) | ~Q(decision_reason=""),
                violation_error_message=_("Give the reason of the rejection."),
            ),
            models.CheckConstraint(
                name="contribution_two_people",
                condition=Q(late_proof_by__isnull=True)
                | (
                    Q(evidence__isnull=False)
                    & ~Q(late_proof_reason="")
                    & (
                        Q(receipt_recorded_by__isnull=True)
                        | ~Q(late_proof_by=F("receipt_recorded_by"))
                    )
                    & (Q(decided_by__isnull=True) | ~Q(late_proof_by=F("decided_by")))
                ),
                violation_error_message=_("A second person confirms a late proof."),
            ),
            # Capitals, spaces and signs make no other payment of it; nor does splitting it.
            models.UniqueConstraint(
                "organisation",
                "value_date",
                payment_key_of("bank_reference"),
                name="contribution_payment_once",
                condition=Q(state__in=_MONEY_IN),
                violation_error_message=_("This payment already counts in another line."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["project_year", "value_date"],
                name="contribution_sums",
                include=["state", "source", "received_amount"],
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="contribution_decided_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_KEEP_DECIDED,
            ),
            pgtrigger.Protect(name="contribution_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.project_year}"

    @property
    def receipt_recorded_on(self) -> date:
        """Day in Brussels on which the receipt was entered; raises ValueError before that."""
        if self.receipt_recorded_at is None:
            raise ValueError("nothing was received")
        return self.receipt_recorded_at.astimezone(BRUSSELS).date()


@recorded
class DeadlineChange(models.Model):
    """An official moves the due date of one project year; rows are never altered (R34)."""

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="deadline_changes")
    kind = models.CharField(_("kind"), max_length=12, choices=DeadlineChangeKind)
    new_due = models.DateField(_("new due date"), null=True, blank=True)
    suspended_from = models.DateField(_("suspended from"), null=True, blank=True)
    suspended_to = models.DateField(_("suspended to"), null=True, blank=True)
    old_due = models.DateField(_("due date before"))
    reason = models.TextField(_("reason"))
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    batch = models.UUIDField(default=uuid.uuid4)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        verbose_name = _("moved due date")
        constraints = [
            one_of("deadline_change_kind_known", "kind", DeadlineChangeKind),
            models.CheckConstraint(
                name="deadline_change_whole",
                condition=Q(
                    kind=DeadlineChangeKind.EXTENSION,
                    new_due__isnull=False,
                    new_due__gt=F("old_due"),
                    suspended_from__isnull=True,
                    suspended_to__isnull=True,
                )
                | Q(
                    kind=DeadlineChangeKind.SUSPENSION,
                    new_due__isnull=True,
                    suspended_from__isnull=False,
                    suspended_to__gte=F("suspended_from"),
                ),
                violation_error_message=_("Give a later due date, or a period of suspension."),
            ),
            models.CheckConstraint(name="deadline_change_has_reason", condition=~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="deadline_change_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.project_year_id}"


@recorded
class LapseDecision(models.Model):
    """What a person decided after a missed due date, with the facts as they stood (R34)."""

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="lapse_decisions")
    task = models.OneToOneField(Task, models.PROTECT, related_name="lapse_decision")
    facts = models.JSONField()
    outcome = models.CharField(_("outcome"), max_length=12, choices=LapseOutcome)
    reason = models.TextField(_("reason"))
    document = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        verbose_name = _("decision after a missed due date")
        constraints = [
            one_of("lapse_outcome_known", "outcome", LapseOutcome),
            models.CheckConstraint(name="lapse_has_reason", condition=~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="lapse_decision_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.project_year_id}"

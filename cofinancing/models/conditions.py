"""What must be in order before money goes out: account, exclusions, reports (R14, R45, R47)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusters.models import Cluster, Organisation
from cofinancing.enums import AccountState, ReportFact
from cofinancing.models.fixed import refuse_when
from cofinancing.models.income import Statement

_KEEP_VERIFIED = (
    refuse_when(
        """OLD.state <> 'entered' AND (
    NEW.iban <> OLD.iban OR NEW.holder <> OLD.holder
    OR NEW.organisation_id <> OLD.organisation_id OR NEW.document_id <> OLD.document_id
    OR NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id)""",
        "a verified account keeps its number",
    )
    + "RETURN NEW;"
)


@recorded
class BankAccount(Tracked):
    """The account of a beneficiary; money goes only to one that a second person verified (R45)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="bank_accounts")
    iban = models.CharField(_("account number (IBAN)"), max_length=34)
    holder = models.CharField(_("holder of the account"), max_length=140)
    document = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AccountState, default=AccountState.ENTERED)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["organisation_id", "pk"]
        verbose_name = _("bank account")
        constraints = [
            one_of("account_state_known", "state", AccountState),
            models.CheckConstraint(
                name="account_two_people",
                condition=~Q(state=AccountState.VERIFIED)
                | Q(verified_by__isnull=True)
                | Q(entered_by__isnull=True)
                | ~Q(verified_by=F("entered_by")),
                violation_error_message=_("A second person verifies an account."),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                name="account_verified_once",
                condition=Q(state=AccountState.VERIFIED),
                violation_error_message=_("This organisation has a verified account already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="account_verified_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_KEEP_VERIFIED,
            ),
            pgtrigger.Protect(name="account_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.iban


@recorded
class ExclusionCheck(Statement):
    """A dated test of the exclusions for a cluster; a new test is a new row (R14)."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="exclusion_checks")
    tested_on = models.DateField(_("tested on"))
    accounts_year = models.PositiveSmallIntegerField(_("year of the annual accounts"))
    source = models.CharField(_("source"), max_length=300)
    recovery_open = models.BooleanField(_("a recovery order of the Commission is open"))
    in_difficulty = models.BooleanField(_("undertaking in difficulty"))

    class Meta:
        ordering = ["cluster_id", "tested_on", "pk"]
        verbose_name = _("test of the exclusions")
        constraints = [
            models.CheckConstraint(name="exclusion_check_has_source", condition=~Q(source="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="exclusion_check_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.tested_on:%Y-%m-%d}"


@recorded
class ReportNote(Statement):
    """A dated fact about the yearly report of a project year; a higher room or a person notes it (R47)."""

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="report_notes")
    kind = models.CharField(_("what"), max_length=10, choices=ReportFact)
    on_day = models.DateField(_("date"))
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["project_year_id", "recorded_at", "pk"]
        verbose_name = _("fact about a report")
        constraints = [one_of("report_note_kind_known", "kind", ReportFact)]
        triggers = [
            pgtrigger.Protect(
                name="report_note_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_year_id} {self.kind}"

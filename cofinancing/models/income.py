"""Income beside the grant, and the statements that a settlement asks for (R5, R13, R18)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from cofinancing.enums import IncomeCovers, IncomeNature
from cofinancing.models.fixed import KEEP_SETTLED


@recorded
class IncomeLine(Tracked):
    """Money that a cluster organisation received for its operation in a project year (R18).

    A line with a ``withdrawn_reason`` was entered by mistake and counts for nothing.
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="income")
    nature = models.CharField(_("nature"), max_length=20, choices=IncomeNature)
    payer = models.CharField(_("from whom"), max_length=200)
    received_on = models.DateField(_("received on"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    covers = models.CharField(
        _("pays for"), max_length=10, choices=IncomeCovers, default=IncomeCovers.UNLINKED
    )
    note = models.TextField(_("note"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_reason = models.TextField(_("reason of withdrawing"), blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_year_id", "received_on", "pk"]
        verbose_name = _("income")
        constraints = [
            one_of("income_nature_known", "nature", IncomeNature),
            one_of("income_covers_known", "covers", IncomeCovers),
            models.CheckConstraint(
                name="income_amount_positive",
                condition=Q(amount__gt=0) & ~Q(payer=""),
                violation_error_message=_("An amount is above zero."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="income_settled_is_fixed",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=KEEP_SETTLED,
            ),
            pgtrigger.Protect(name="income_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.payer


class Statement(models.Model):
    """What somebody registers once and never changes: who and when."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        abstract = True


@recorded
class AccountsStatement(Statement):
    """A signed statement on separate accounts, for a project year or the whole agreement (R5)."""

    agreement = models.ForeignKey(
        SupportAgreement, models.PROTECT, related_name="accounts_statements"
    )
    project_year = models.ForeignKey(
        ProjectYear, models.PROTECT, null=True, blank=True, related_name="accounts_statements"
    )
    signed_on = models.DateField(_("signed on"))
    document = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    key_approved = models.DecimalField(
        _("approved overhead key (%)"), max_digits=5, decimal_places=2
    )
    key_used = models.DecimalField(_("overhead key used (%)"), max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["agreement_id", "signed_on", "pk"]
        verbose_name = _("statement on separate accounts")
        constraints = [
            models.CheckConstraint(
                name="accounts_keys_in_range",
                condition=Q(key_approved__range=(0, 100)) & Q(key_used__range=(0, 100)),
                violation_error_message=_("A key lies between 0 and 100 %."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="accounts_statement_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.signed_on:%Y-%m-%d}"


@recorded
class FeePublication(Statement):
    """Where the rules on membership and fees are published, and which fee list is in use (R13)."""

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="fee_publications")
    url = models.URLField(_("address of the published rules"), max_length=300)
    published_on = models.DateField(_("published on"))
    fee_list_on = models.DateField(_("date of the fee list in use"))

    class Meta:
        ordering = ["project_year_id", "recorded_at", "pk"]
        verbose_name = _("publication of fees")
        triggers = [
            pgtrigger.Protect(
                name="fee_publication_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return self.url

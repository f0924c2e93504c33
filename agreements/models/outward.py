"""What we owe others about aid: de minimis aid, discounts of services, duties of schemes (R16, R20, R27)."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.enums import AidInstrument, AidOrigin, SchemeDutyKind
from agreements.models.schemes import SupportScheme
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusters.models import Cluster, Organisation

_TOGETHER = _("Give the day and the reference together.")


@recorded
class DeMinimisAid(Tracked):
    """De minimis aid to an undertaking, ours or declared by it; a grant counts whole (R27)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="de_minimis", verbose_name=_("undertaking")
    )
    origin = models.CharField(_("granted by"), max_length=10, choices=AidOrigin)
    granted_on = models.DateField(_("granted on"))
    amount = models.DecimalField(_("gross grant equivalent"), max_digits=12, decimal_places=2)
    authority = models.CharField(_("granting authority"), max_length=200)
    instrument = models.CharField(_("aid instrument"), max_length=10, choices=AidInstrument)
    nace = models.CharField(_("sector (NACE group)"), max_length=6)
    purpose = models.CharField(_("for what"), max_length=300)
    due_on = models.DateField(_("to be registered by"), null=True, blank=True)
    explained = models.JSONField(default=dict, editable=False)
    declaration = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("declaration of the undertaking"),
    )
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    reference = models.CharField(_("reference in the register"), max_length=200, blank=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proof")
    )

    class Meta:
        ordering = ["-granted_on", "-pk"]
        verbose_name = _("de minimis aid")
        constraints = [
            one_of("deminimis_origin_known", "origin", AidOrigin),
            one_of("deminimis_instrument_known", "instrument", AidInstrument),
            models.CheckConstraint(
                name="deminimis_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("Type an amount above zero."),
            ),
            models.CheckConstraint(
                name="deminimis_nace_form",
                condition=Q(nace__regex=r"^[0-9]{2}(\.[0-9]{1,2})?$"),
                violation_error_message=_("Type a NACE code, for example 94.1 or 72.19."),
            ),
            models.CheckConstraint(
                name="deminimis_registered_with_reference",
                condition=Q(registered_on__isnull=True, reference="")
                | (Q(registered_on__gte=F("granted_on"), due_on__isnull=False) & ~Q(reference="")),
                violation_error_message=_TOGETHER,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.granted_on:%d/%m/%Y})"


@recorded
class ServiceDiscount(Tracked):
    """A service that a cluster gave an SME below its price: aid under GBER art. 28 (R16, R25)."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="discounts", verbose_name=_("cluster")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="discounts", verbose_name=_("SME")
    )
    on_day = models.DateField(_("granted on"))
    service = models.CharField(_("service"), max_length=300)
    price = models.DecimalField(_("market price"), max_digits=12, decimal_places=2)
    paid = models.DecimalField(_("price paid"), max_digits=12, decimal_places=2)
    rules_url = models.URLField(_("address of the published price rules"), max_length=300)
    rules_published_on = models.DateField(_("price rules published on"))
    explained = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["-on_day", "-pk"]
        verbose_name = _("discount on a service")
        constraints = [
            models.CheckConstraint(
                name="discount_below_price",
                condition=Q(paid__gte=0) & Q(price__gt=F("paid")),
                violation_error_message=_("The price paid lies below the market price."),
            ),
            models.CheckConstraint(
                name="discount_rules_before",
                condition=Q(rules_published_on__lte=F("on_day")),
                violation_error_message=_(
                    "The price rules were public before the service was given."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.service}"

    @property
    def aid(self) -> Decimal:
        """Return the discount, which is the aid."""
        return self.price - self.paid


@recorded
class SchemeDuty(Tracked):
    """Something the Commission gets about a scheme, by the day that European law sets (R20)."""

    scheme = models.ForeignKey(SupportScheme, models.PROTECT, related_name="duties")
    kind = models.CharField(_("duty"), max_length=10, choices=SchemeDutyKind)
    event_on = models.DateField(_("begins to run on"))
    due_on = models.DateField(_("due"))
    subject = models.CharField(_("about"), max_length=300, blank=True)
    explained = models.JSONField(default=dict, editable=False)
    met_on = models.DateField(_("done on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proof")
    )

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("duty of a scheme")
        constraints = [
            one_of("scheme_duty_kind_known", "kind", SchemeDutyKind),
            models.UniqueConstraint(
                fields=["scheme", "kind", "event_on", "subject"], name="scheme_duty_once"
            ),
            models.CheckConstraint(
                name="scheme_duty_met_with_reference",
                condition=Q(met_on__isnull=True, reference="")
                | (Q(met_on__gte=F("event_on")) & ~Q(reference="")),
                violation_error_message=_TOGETHER,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.scheme.code}"

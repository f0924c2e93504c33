"""Organisations and their size through the years."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of
from clusters.enums import OrganisationKind, SizeClass


class Organisation(Tracked):
    """A legal person with its enterprise number, stored as ten digits (R66)."""

    kbo = models.CharField(_("enterprise number"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    flemish_establishment = models.BooleanField(_("site in Flanders"))
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    is_demo = models.BooleanField(_("invented for the demo"), default=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("organisation")
        constraints = [
            one_of("organisation_kind_known", "kind", OrganisationKind),
            models.CheckConstraint(
                name="organisation_kbo_canonical",
                condition=Q(kbo__regex=r"^[01][0-9]{9}$"),
                violation_error_message=_("An enterprise number has ten digits."),
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="organisation_name_search")
        ]

    def __str__(self) -> str:
        return self.name


class SizeSnapshot(Tracked):
    """The size of an undertaking on a day, with the data it rests on (R22)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="sizes", verbose_name=_("organisation")
    )
    on_day = models.DateField(_("reference date"))
    size = models.CharField(_("size"), max_length=10, choices=SizeClass)
    staff = models.DecimalField(
        _("staff in annual work units"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    turnover = models.DecimalField(
        _("turnover"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    balance = models.DecimalField(
        _("balance sheet total"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    source = models.CharField(_("source"), max_length=200)
    manual_reason = models.TextField(_("reason for a size chosen by hand"), blank=True)

    class Meta:
        ordering = ["organisation_id", "-on_day", "pk"]
        verbose_name = _("size snapshot")
        constraints = [
            one_of("size_known", "size", SizeClass),
            models.UniqueConstraint(
                fields=["organisation", "on_day"],
                name="size_one_a_day",
                violation_error_message=_("There is already a size for this date."),
            ),
            models.CheckConstraint(
                name="size_has_grounds",
                condition=Q(staff__isnull=False) | ~Q(manual_reason=""),
                violation_error_message=_("Give the staff, or the reason for your own choice."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_size_display()} ({self.on_day:%d/%m/%Y})"

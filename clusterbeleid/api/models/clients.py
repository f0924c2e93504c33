"""Machine clients, and the calls of theirs that may come twice."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.enums import OF_REGISTERS, Reach, Scope
from clusterbeleid.core.models import Tracked, one_of, recorded

_NO_CLUSTERS, _NO_ORGANISATIONS = Q(clusters=[]), Q(organisations=[])


@recorded
class ApiClient(Tracked):
    """A system of an agency or of a cluster organisation that calls the API.

    Its identifier and the hash of its secret stand in ``application``; ``account`` is the closed
    account under which its writes stand in the history.
    """

    name = models.CharField(
        _("name of the system"),
        max_length=100,
        unique=True,
        error_messages={"unique": _("There is already a system with this name.")},
    )
    agency_name = models.CharField(_("agency or organisation"), max_length=200)
    agency_number = models.CharField(_("enterprise number or OVO code"), max_length=10)
    scopes = ArrayField(models.CharField(max_length=40, choices=Scope), verbose_name=_("rights"))
    reach = models.CharField(_("sees"), max_length=20, choices=Reach)
    clusters = ArrayField(
        models.BigIntegerField(), verbose_name=_("clusters it sees"), default=list, blank=True
    )
    organisations = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("enterprise numbers"),
        default=list,
        blank=True,
    )
    application = models.OneToOneField(
        settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
        models.PROTECT,
        related_name="api_client",
        editable=False,
        verbose_name=_("identifier"),
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("name in the history"),
    )
    secret_made_at = models.DateTimeField(_("secret made"), editable=False)
    last_day = models.DateField(_("last day of its rights"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("system")
        constraints = [
            one_of("api_client_reach_known", "reach", Reach),
            models.CheckConstraint(
                name="api_client_scopes_known",
                condition=Q(scopes__contained_by=list(Scope.values)) & ~Q(scopes=[]),
                violation_error_message=_("Choose at least one right."),
            ),
            models.CheckConstraint(
                name="api_client_number_is_known",
                condition=Q(agency_number__regex=r"^([01][0-9]{9}|OVO[0-9]{6})$"),
                violation_error_message=_("Write an enterprise number, or OVO and six digits."),
            ),
            models.CheckConstraint(
                name="api_client_reach_fits",
                condition=Q(reach=Reach.ALL) & _NO_CLUSTERS & _NO_ORGANISATIONS
                | Q(reach=Reach.CLUSTERS) & ~_NO_CLUSTERS & _NO_ORGANISATIONS
                | Q(reach=Reach.ORGANISATIONS) & _NO_CLUSTERS & ~_NO_ORGANISATIONS,
                violation_error_message=_("Say which clusters or organisations, or all of them."),
            ),
            models.CheckConstraint(
                name="api_client_registers_until",
                condition=~Q(scopes__overlap=sorted(OF_REGISTERS)) | Q(last_day__isnull=False),
                violation_error_message=_("Say until which day this system writes in a register."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_over(self, on: date) -> bool:
        """Tell whether the last day of its rights lies before ``on``."""
        return self.last_day is not None and self.last_day < on


class IdempotentCall(models.Model):
    """A call that was answered, so that a repeated one gets the same answer and has no effect."""

    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="calls")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    etag = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("answered call")
        constraints = [
            models.UniqueConstraint(fields=["client", "key"], name="idempotent_call_once")
        ]

    def __str__(self) -> str:
        return self.key

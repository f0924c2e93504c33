"""People, their dated roles, and the organisations they act for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.core.actors import Role
from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.models import Dated, Tracked, no_overlap, one_of, period_in_order, recorded


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever the capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the person with this address; raises User.DoesNotExist."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who can log in; what the person may do stands in roles and mandates."""

    # A login is counted in LoginAttempt; here it would leave a line of history each time.
    last_login = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this address.")},
    )
    full_name = models.CharField(_("name"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    is_active = models.BooleanField(_("account open"), default=True)
    is_demo = models.BooleanField(_("demo"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[UserManager] = UserManager()
    history: ClassVar[Any] = HistoricalRecords(
        excluded_fields=["password"],
        history_change_reason_field=models.TextField(blank=True, default=""),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name", "pk"]
        verbose_name = _("person")
        constraints = [
            models.CheckConstraint(
                name="user_email_lower_case",
                condition=Q(email=Lower("email")),
                violation_error_message=_("Write the e-mail address without capitals."),
            ),
            models.CheckConstraint(
                name="user_language_known", condition=Q(language__in=["nl", "en"])
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


@recorded
class RoleAssignment(Tracked, Dated):
    """A role of the agency held by a person during a period."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="role_assignments", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=30, choices=Role)

    class Meta:
        ordering = ["user_id", "role", "first_day", "pk"]
        verbose_name = _("role")
        constraints = [
            one_of("role_known", "role", Role),
            period_in_order("role_period_in_order", _("The last day lies before the first day.")),
            no_overlap(
                "role_no_overlap",
                "user",
                "role",
                message=_("This person already has this role on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())


@recorded
class Mandate(Tracked, Dated):
    """A person acts for an organisation, named by its KBO number, during a period."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="mandates", verbose_name=_("person")
    )
    organisation_number = models.CharField(_("enterprise number"), max_length=10, db_index=True)
    kind = models.CharField(_("what this person may do"), max_length=10, choices=MandateKind)

    class Meta:
        ordering = ["user_id", "organisation_number", "kind", "first_day", "pk"]
        verbose_name = _("mandate")
        constraints = [
            one_of("mandate_kind_known", "kind", MandateKind),
            period_in_order(
                "mandate_period_in_order", _("The last day lies before the first day.")
            ),
            models.CheckConstraint(
                name="mandate_number_is_kbo",
                condition=Q(organisation_number__regex=r"^[01][0-9]{9}$"),
            ),
            no_overlap(
                "mandate_no_overlap",
                "user",
                "organisation_number",
                "kind",
                message=_("This person already has this mandate on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {format_enterprise_number(self.organisation_number)}"


class LoginAttempt(models.Model):
    """A try to log in, kept for an hour's count; the address is stored as a digest only."""

    account_key = models.CharField(max_length=64)
    origin_key = models.CharField(max_length=64)
    at = models.DateTimeField()
    succeeded = models.BooleanField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["account_key", "at"], name="login_attempt_account"),
            models.Index(fields=["origin_key", "at"], name="login_attempt_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

"""People, their dated roles, and the organisations they act for."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from clusterbeleid.accounts.enums import FactorKind, MandateKind
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import MailWay
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


class MailPreference(Tracked):
    """How a person wants a kind of message that may be gathered; without a row: daily."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="mail_preferences", verbose_name=_("person")
    )
    kind = models.CharField(_("message"), max_length=60)
    way = models.CharField(_("how"), max_length=10, choices=MailWay)

    class Meta:
        ordering = ["user_id", "kind"]
        verbose_name = _("choice about mail")
        constraints = [
            one_of("mail_way_known", "way", MailWay),
            models.UniqueConstraint(fields=["user", "kind"], name="mail_preference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_way_display()}"


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


class UserSession(AbstractBaseSession):
    """A browser that is logged in, told to its owner: device and network, never a whole address (R57)."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="sessions", null=True)
    since = models.DateTimeField()
    last_used = models.DateTimeField()
    device = models.CharField(max_length=100, blank=True, default="")
    network = models.CharField(max_length=50, blank=True, default="")

    class Meta:
        ordering = ["-last_used", "session_key"]
        verbose_name = _("session")

    def __str__(self) -> str:
        return self.device or str(self.reference)


class ExternalIdentity(Tracked):
    """Somebody at an OpenID provider, for one organisation: the key is (issuer, subject), never mail (R65)."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="identities", verbose_name=_("person")
    )
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=254)
    organisation = models.CharField(_("organisation"), max_length=254)
    roles = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    class Meta:
        ordering = ["user_id", "organisation", "pk"]
        verbose_name = _("identity at the provider")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject", "organisation"], name="identity_once"
            ),
            ExclusionConstraint(
                name="identity_is_one_person",
                expressions=[
                    ("issuer", RangeOperators.EQUAL),
                    ("subject", RangeOperators.EQUAL),
                    ("user", RangeOperators.NOT_EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.organisation})"


class SecondFactor(models.Model):
    """What somebody shows besides a password; the secret is kept under lock and never in history."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="second_factors", verbose_name=_("person")
    )
    kind = models.CharField(_("second step"), max_length=10, choices=FactorKind)
    label = models.CharField(_("name"), max_length=60)
    secret = models.TextField(editable=False)
    # What identifies a passkey; empty for an app with codes.
    credential = models.CharField(max_length=400, blank=True, default="", editable=False)
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1, editable=False)

    history: ClassVar[Any] = HistoricalRecords(
        excluded_fields=["secret", "credential"],
        history_change_reason_field=models.TextField(blank=True, default=""),
    )

    class Meta:
        ordering = ["user_id", "added_at", "pk"]
        verbose_name = _("second step")
        constraints = [
            one_of("factor_kind_known", "kind", FactorKind),
            models.UniqueConstraint(
                fields=["user"], condition=Q(kind="codes"), name="factor_one_app"
            ),
            models.UniqueConstraint(
                fields=["credential"], condition=~Q(credential=""), name="factor_passkey_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class FactorUse(models.Model):
    """How far the counter of a second step is: what was used once is never good again."""

    factor = models.OneToOneField(
        SecondFactor, models.CASCADE, primary_key=True, related_name="use"
    )
    counter = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["factor_id"]

    def __str__(self) -> str:
        return f"{self.factor_id}: {self.counter}"


class RecoveryCode(models.Model):
    """A code for when telephone and passkey are gone; kept as a digest and good once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["user_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"

"""Choices about people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MandateKind(models.TextChoices):
    """What a person may do for an organisation."""

    EDITOR = "editor", _("Editor")
    SIGNATORY = "signatory", _("Signatory")


class FactorKind(models.TextChoices):
    """The second step of logging in."""

    CODES = "codes", _("App with codes")
    PASSKEY = "passkey", _("Passkey")

"""Sentences of the codes of pages that combine rooms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

register({"overview.nothing_known": _("Nothing was known of this cluster on that day.")})

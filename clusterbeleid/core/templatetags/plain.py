"""Days and moments without mark-up, for text e-mails: ``{% plain_day due %}``."""

from __future__ import annotations

from django import template

from clusterbeleid.core import formatting

register = template.Library()

register.simple_tag(formatting.format_day, name="plain_day")
register.simple_tag(formatting.format_day_long, name="plain_day_long")
register.simple_tag(formatting.format_moment, name="plain_moment")

"""A moment as people type it: day and hour in Brussels."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import DateError, parse_day

_TYPED = re.compile(r"(\S+)\s+(\d{1,2})[:.u](\d{2})(?:[:.](\d{2}))?", re.ASCII)
_LONGEST = 30


class MomentField(forms.Field):
    """Day and hour on the clock of Brussels; the hour that a change of clocks skips is refused.

    Of the hour that comes twice in October the second is meant, to the benefit of the applicant.
    """

    default_error_messages = {
        "format": _("Type a day and an hour, for example 21/11/2026 17:00."),
        "hour": _("This hour does not exist."),
        "skipped": _("The clock skips this hour on that day. Choose another hour."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day and hour in Brussels, for example 21/11/2026 17:00."))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Keep browsers from filling in something old."""
        return {"autocomplete": "off", "maxlength": str(_LONGEST)}

    def to_python(self, value: Any) -> Any:
        """Return the moment, None when empty; raises ``ValidationError``."""
        text = str(value).replace("\0", "").strip() if value not in self.empty_values else ""
        if not text:
            return None
        found = _TYPED.fullmatch(text[: _LONGEST + 1])
        if found is None:
            raise self._error("format")
        day, hour, minute, second = found.groups(default="0")
        try:
            on = parse_day(day)
        except DateError as error:
            raise forms.ValidationError(sentence(error.code, error.params)) from error
        try:
            local = datetime.combine(on, time(int(hour), int(minute), int(second)))
        except ValueError as error:
            raise self._error("hour") from error
        return self._in_brussels(local)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored moment; what a person typed stays as typed."""
        return format_moment(value) if isinstance(value, datetime) else value

    def _in_brussels(self, local: datetime) -> datetime:
        moment = local.replace(tzinfo=BRUSSELS, fold=1)
        there_and_back = moment.astimezone(UTC).astimezone(BRUSSELS)
        if there_and_back.replace(tzinfo=None) != local:
            raise self._error("skipped")
        return moment

    def _error(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)

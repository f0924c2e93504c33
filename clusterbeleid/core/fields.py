"""Form fields for days, amounts and enterprise numbers: typed as people write them, refused with the kernel's reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_day, format_enterprise_number, format_number
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import parse_day
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo
from clusterbeleid.kernel.money import parse_amount


class DayInput(forms.TextInput):
    """A day typed as dd/mm/yyyy: quicker than a calendar and the same in every browser."""


class AmountInput(forms.TextInput):
    """An amount in euro; the form shows the sign in front of it."""


class EnterpriseNumberInput(forms.TextInput):
    """An enterprise number with or without dots."""


class _KernelField(forms.Field):
    """A text that the kernel reads; stored values are shown the way people type them."""

    longest = 30
    read: Callable[[str], Any]
    write: Callable[[Any], str]

    def to_python(self, value: Any) -> Any:
        """Return the value read, None when empty; raises ValidationError with the sentence of the kernel's code."""
        text = str(value).replace("\0", "").strip() if value not in self.empty_values else ""
        if not text:
            return None
        if len(text) > self.longest:
            raise forms.ValidationError(_("This is too long."), code="max_length")
        try:
            return type(self).read(text)
        except KernelError as error:
            raise forms.ValidationError(
                sentence(error.code, error.params), code=error.code
            ) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Keep browsers from filling in birthdays, and from sending more than a line."""
        return {"autocomplete": "off", "maxlength": str(self.longest)}

    def prepare_value(self, value: Any) -> Any:
        """Write a stored value; what a person typed stays as typed."""
        return value if value is None or isinstance(value, str) else type(self).write(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether what was typed means something else than ``initial``."""
        try:
            return bool(self.to_python(data) != initial)
        except forms.ValidationError:
            return True


class DayField(_KernelField):
    """A calendar day as ``date``."""

    widget = DayInput
    read: Callable[[str], date] = staticmethod(parse_day)
    write = staticmethod(format_day)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day/month/year, for example 21/11/2026."))
        super().__init__(**kwargs)


class AmountField(_KernelField):
    """An amount in euro as ``Decimal`` with two decimals; negative amounts only with ``negative=True``."""

    widget = AmountInput
    read: Callable[[str], Decimal] = staticmethod(parse_amount)
    write = staticmethod(format_number)

    def __init__(self, *, negative: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example 12.500,00."))
        self.negative = negative
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """Return the amount; raises ValidationError when it is unreadable or negative without leave."""
        amount: Decimal | None = super().to_python(value)
        if amount is not None and amount < 0 and not self.negative:
            raise forms.ValidationError(
                _("Type an amount of zero or more."), code="amount.negative"
            )
        return amount

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Bring up digits and the comma on a telephone."""
        return {**super().widget_attrs(widget), "inputmode": "decimal"}


class EnterpriseNumberField(_KernelField):
    """An enterprise number, stored as its ten digits."""

    widget = EnterpriseNumberInput
    read: Callable[[str], str] = staticmethod(parse_kbo)
    write = staticmethod(format_enterprise_number)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Ten digits, for example 0203.430.576."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored number with its dots; what a person typed wrongly stays as typed."""
        return format_enterprise_number(value) if value else value

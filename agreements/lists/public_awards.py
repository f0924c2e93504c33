"""The public register of published aid (R19)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.enums import AmountBasis
from agreements.models import AwardDetails
from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name


def _amount(row: AwardDetails) -> Decimal:
    years = row.duty.agreement.project_years.all()
    return sum((year.granted_amount for year in years), Decimal(0))


def _basis(row: AwardDetails) -> str:
    if row.basis != AmountBasis.YEARLY:
        return ""
    years = row.duty.agreement.project_years.all()
    return gettext("over %(number)s project years") % {"number": len(years)}


def _text(key: str, label: Any, value: Any, **more: Any) -> Column:
    return Column(key=key, label=label, value=value, **more)


PUBLIC_AWARDS = Listing(
    name="steunregister",
    caption=_("Published aid"),
    default_sort="-granted",
    empty_text=_("No aid has been published yet."),
    columns=(
        _text(
            "name",
            _("Beneficiary"),
            "beneficiary_name",
            sort=by_name("beneficiary_name"),
            demo="beneficiary.is_demo",
        ),
        _text(
            "kbo", _("Enterprise number"), lambda row: format_enterprise_number(row.beneficiary.kbo)
        ),
        _text("amount", _("Aid"), _amount, kind="euro", note=_basis),
        _text(
            "granted",
            _("Granted on"),
            "duty.agreement.granted_on",
            kind="date",
            sort="duty__agreement__granted_on",
        ),
        _text("size", _("Size at granting"), "get_size_display"),
        _text("region", _("Region"), "get_nuts2_display", note=lambda row: f"NACE {row.nace}"),
        _text("nace", _("Sector (NACE)"), "nace", on_screen=False),
        _text("instrument", _("Instrument"), "get_instrument_display", on_screen=False),
        _text(
            "objective",
            _("Objective"),
            "get_objective_display",
            note=lambda row: row.get_instrument_display(),
        ),
        _text("authority", _("Granting authority"), "authority", note=lambda row: row.sa_number),
        _text("sa", _("SA number"), "sa_number", on_screen=False),
    ),
    filters=(
        Filter(key="q", label=_("Beneficiary"), apply="beneficiary_name", kind="text"),
        Filter(key="sa", label=_("SA number"), apply="sa_number", kind="text"),
        Filter(
            key="from",
            label=_("Granted from"),
            kind="date",
            apply=lambda rows, day: rows.filter(duty__agreement__granted_on__gte=day),
        ),
        Filter(
            key="to",
            label=_("Granted until"),
            kind="date",
            apply=lambda rows, day: rows.filter(duty__agreement__granted_on__lte=day),
        ),
    ),
)

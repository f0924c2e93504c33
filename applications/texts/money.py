"""Sentences about the money of an application."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

register(
    {
        "consortium.companies": _("Companies in the consortium"),
        "consortium.minimum": _("Minimum of companies in this call"),
        "consortium.too_few": _(
            "There are %(companies)s companies in the consortium; this call asks at least %(minimum)s. Add companies."
        ),
        "consortium.no_flemish": _("No company has a site in Flanders."),
    }
)

register(
    {
        "money.unreadable": _(
            "%(section)s: “%(text)s” is no amount. Type it as 12.500,00; the text stays until you do."
        ),
        "money.no_discount_rate": _(
            "There is no discount rate for today, so the intensity in present value is not tested."
        ),
        "money.present_above_intensity": _(
            "In present value the aid is %(share)s %% of the costs; at most %(limit)s %% is allowed. Ask less aid, or later."
        ),
        "money.public_above_intensity": _(
            "All public money together is %(share)s %% of the costs; at most %(limit)s %% is allowed. Ask less aid."
        ),
        "money.cofinancing_short": _(
            "Companies promise € %(pledged)s; they carry at least %(needed)s %% of the costs. € %(short)s is still missing."
        ),
        "money.sources_short": _(
            "Project year %(year)s: the sources give € %(sources)s and the costs are € %(cost)s. Add a source."
        ),
        "money.sources_over": _(
            "Project year %(year)s: the sources give € %(sources)s, more than the costs of € %(cost)s."
        ),
        "money.outside_period": _(
            "There is money in project year %(year)s, outside the period. Empty it or lengthen the period."
        ),
        "money.discount_rate": _("Discount rate"),
        "money.aid_present": _("Aid in present value"),
        "money.cost_present": _("Costs in present value"),
        "money.intensity_present": _("Intensity in present value"),
        "money.public": _("All public money"),
        "money.public_share": _("Share of public money"),
        "money.pledged": _("Promised by companies"),
        "money.pledged_share": _("Share that companies carry"),
        "money.pledged_needed": _("Share that companies carry at least"),
    }
)

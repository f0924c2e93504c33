"""The sentences about duties towards registers and the Commission, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# What an award lacks for the register, and what helps (R19).
register(
    {
        "awards.filled_in": _("Fields for the register filled in"),
        "awards.sealed": _("Fields fixed as published"),
        "award.missing_beneficiary": _(
            "The beneficiary is missing. Give the enterprise number of who received the aid."
        ),
        "award.missing_size": _(
            "The size at granting is missing. Take it from the last size recorded before the grant."
        ),
        "award.missing_nuts2": _(
            "The region is missing. Choose the province of the seat of the beneficiary."
        ),
        "award.missing_nace": _(
            "The sector is missing. Take the main NACE activity from the Crossroads Bank."
        ),
        "award.missing_authority": _(
            "The granting authority is missing. Give its name as it was on the day of granting."
        ),
        "award.missing_sa_number": _(
            "The scheme has no SA number. The administrator or the head of team adds it at Schemes."
        ),
        "award.sa_form": _(
            "The SA number %(number)s is none: it is SA, a point and four to six digits. Correct it at Schemes."
        ),
        "award.yearly_operating_only": _(
            "Only of operating aid the yearly amount may be published."
        ),
        "agreement.not_published": _(
            "This aid should have been published by %(due)s. Publish it before you close the file."
        ),
    }
)

# Aid added up over years (R25, R27), and what the Commission gets (R20).
register(
    {
        "deminimis.recorded": _("De minimis aid recorded"),
        "deminimis.registered": _("Registered centrally"),
        "deminimis.in_future": _("Aid is recorded once it was granted, not before."),
        "deminimis.above_ceiling": _(
            "With this grant the undertaking has %(total)s euro in three years, above the ceiling. The whole grant falls outside; at most %(room)s euro fits."
        ),
        "deminimis.declaration_missing": _(
            "Add the declaration of the undertaking about other de minimis aid: the register does not cover three years yet."
        ),
        "deminimis.nothing_to_register": _(
            "This aid is registered already, or not ours to register."
        ),
        "discount.recorded": _("Discount on a service recorded"),
        "discount.in_future": _("A discount is recorded once the service was given."),
        "discount.above_ceiling": _(
            "With this discount the undertaking has %(total)s euro in three years, above the ceiling. At most %(room)s euro fits."
        ),
        "discount.no_sme": _("This organisation is no SME. Only SMEs may have a discount."),
        "discount.size_unknown": _(
            "The size of this organisation is not known. Record it first: only SMEs may have a discount."
        ),
        "schemeduty.made": _("Duty written by the night"),
        "schemeduty.recorded": _("Request of the Commission recorded"),
        "schemeduty.met": _("Sent to the Commission"),
        "schemeduty.in_future": _("A request cannot arrive on a day that has yet to come."),
        "schemeduty.done": _("This was recorded as done already."),
        "quarter.unknown": _("%(text)s is no quarter. Write it as 2026Q4."),
        "line.window.years": _("Years added up"),
        "line.window.first": _("First day of the fullest period"),
        "line.window.last": _("Last day of the fullest period"),
        "line.window.known": _("Aid known already"),
        "line.window.new": _("This aid"),
        "line.window.total": _("Together"),
        "line.window.ceiling": _("Ceiling"),
        "line.scheme.event": _("Begins to run on"),
        "line.scheme.term": _("Working days, or months for the yearly report"),
        "line.scheme.due": _("Due"),
    }
)

"""What prefilled figures are called, where they come from, and how they are written."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_euro, format_number, format_pct
from clusterbeleid.core.texts import register

FIGURES = {
    "members-total": _("Members on the last day"),
    "members-joined": _("Members that joined"),
    "members-left": _("Members that left"),
    "members-stayed": _("Members that stayed"),
    "companies": _("Company members on the last day"),
    "sizes-unknown": _("Company members of unknown size"),
    "sme-share": _("Share of SMEs among the company members"),
    "seats": _("Voting seats of the board"),
    "flemish-seats": _("Share of seats of Flemish companies"),
    "received": _("Co-financing received and accepted"),
    "planned": _("Co-financing planned"),
    "largest-share": _("Share of the largest payer"),
    "projects-decided": _("Innovation projects decided in the year"),
    "projects-aid": _("Aid for innovation projects decided in the year"),
    "projects-companies": _("Unique companies in innovation projects decided in the year"),
}
register({f"figure.{key}": text for key, text in FIGURES.items()})
register(
    {
        "figures.register": _("Register of members"),
        "figures.sizes": _("Register of members, with the latest size of each company member"),
        "figures.board": _("Register of the board"),
        "figures.contributions": _("Accepted contributions"),
        "figures.agreement": _("Support agreement"),
        "figures.projects": _("Register of innovation projects, shared projects counted whole"),
    }
)


def written_as(value: Decimal | None, unit: str) -> str:
    """Return a figure in the notation of its unit."""
    if value is None:
        return NOTHING
    match unit:
        case "eur":
            return format_euro(value)
        case "pct":
            return format_pct(value)
    return format_number(value)


def with_base(text: str, base: int | None) -> str:
    """Return a share with the number that it is a share of, when that is known."""
    if base is None:
        return text
    return gettext("%(share)s of %(base)s") % {"share": text, "base": format_number(base)}

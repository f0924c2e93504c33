"""The sentences of this room, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# What stands in the way, or deserves a look.
register(
    {
        "project.too_few_companies": _(
            "There are %(found)s independent companies; at least %(least)s are needed."
        ),
        "project.too_few_research": _(
            "There are %(found)s research organisations; at least %(least)s are needed."
        ),
        "project.too_few_clusters": _(
            "Companies of %(found)s clusters take part; companies of at least %(least)s are needed."
        ),
        "project.linked": _("%(names)s are one group and count once."),
        "project.aid_differs": _(
            "The partners together get € %(partners)s, the project € %(aid)s."
        ),
        "project.aid_too_high": _("The aid is more than the € %(most)s of this type."),
        "project.aid_too_low": _("The aid is less than the € %(least)s of this type."),
        "project.one_too_large": _("%(partner)s bears more than %(most)s %% of the costs."),
        "project.too_long": _(
            "The project takes %(months)s months; this type takes at most %(most)s."
        ),
        "project.rate_unknown": _(
            "No ceiling is known for %(partner)s. Choose size and kind of research, or check it by hand."
        ),
        "project.above_gber": _(
            "%(partner)s gets %(rate)s %%; the GBER allows at most %(most)s %%."
        ),
        "project.above_vlaio": _("%(partner)s gets %(rate)s %%; VLAIO gives at most %(most)s %%."),
        "project.odd_basis": _(
            "The legal basis of %(partner)s does not fit: aid to companies rests on the GBER, aid to"
            " research without economic activity on the R&D&I Framework."
        ),
        "project.cluster_is_partner": _(
            "%(partner)s carries out the cluster and is a partner itself: a possible conflict of interest."
        ),
        "project.decision_in_future": _("%(day)s has yet to come. Choose the day of the decision."),
        "project.unknown_number": _(
            "%(kbo)s does not stand in the register. Register the organisation first."
        ),
        "project.regular_by_head": _(
            "Choose the cluster that hands the project in. Only the head of team enters regular projects."
        ),
        "project.import.differs": _(
            "Project %(reference)s is there already, with other content. Change it on its page."
        ),
        "project.import.contradicts": _(
            "This differs from row %(row)s of the same project. Make both equal, or leave this one blank."
        ),
        "project.import.partner_twice": _("Row %(row)s names this partner already."),
        "project.import.missing": _("Fill in this cell."),
        "project.import.above_budget": _("The aid of a partner is no more than its budget."),
        "project.import.no_basis": _("Choose the legal basis of this aid."),
        "project.import.user_with_aid": _("A company in the user group gets no aid."),
        "project.import.type_not_then": _("This type did not hold on %(day)s."),
        "project.import.days_reversed": _("The last day lies before the first day."),
        "envelope.overdrawn": _("€ %(aid)s does not fit: the envelope has € %(left)s left."),
        "envelope.transfer_too_large": _(
            "The envelope has € %(left)s that is not committed; no more can leave it."
        ),
        "envelope.other_year": _("Choose another envelope of the same year."),
        "envelope.above_yearly": _(
            "€ %(held)s is more than the € %(most)s that is usual for a spearhead cluster in a year."
        ),
        "envelope.overbooked": _(
            "With the projects in preparation the envelope falls € %(short)s short."
        ),
        "project.paid_too_much": _("Of the aid € %(left)s is still to be paid."),
        "project.known_payment": _("The bank reference “%(reference)s” was booked before."),
        "project.not_granted": _("The aid is not granted yet."),
        "project.decided": _("The aid is granted, so the content stays as it is."),
    }
)

# How a project is judged.
register(
    {
        "envelope.line.amount": _("As set"),
        "envelope.line.moved_in": _("Moved in"),
        "envelope.line.moved_out": _("Moved out"),
        "envelope.line.held": _("In the envelope"),
        "envelope.line.committed": _("Committed to projects"),
        "envelope.line.paid": _("Of which paid"),
        "envelope.line.reserved": _("Reserved for projects in preparation"),
        "envelope.line.free": _("Free"),
        "project.line.companies": _("Companies that count"),
        "project.line.independent": _("Of which independent"),
        "project.line.link": _("Control link"),
        "project.line.least": _("Fewest independent companies"),
        "project.line.aid": _("Aid of the project"),
        "project.line.partners_aid": _("Aid of the partners together"),
        "project.line.rate": _("Rate of a partner"),
    }
)

# Leverage, and selections of rows.
register(
    {
        "leverage.by_head": _(
            "Choose the cluster. Only the head of team enters leverage of no cluster."
        ),
        "leverage.year_in_future": _("%(year)s has yet to begin. Choose an earlier year."),
        "leverage.gone": _("Somebody removed this entry while you were working."),
        "leverage.no_rows": _("Tick at least one row."),
        "leverage.unknown_row": _("Table 5 has no row %(names)s."),
        "leverage.same_rows": _("These are the rows of this selection already. Tick others."),
        "leverage.selection_replaced": _(
            "This version was replaced; it stays as it was for the figures that use it."
        ),
    }
)

# Types.
register(
    {
        "type.not_last": _("A later version of this type holds already. Change that one."),
        "type.day_outside": _(
            "Choose a day after %(first)s, the first day of the version that holds now."
        ),
    }
)

# What happened, as the history tells it.
register(
    {
        "leverage.entered": _("Leverage entered"),
        "leverage.selection_made": _("Selection made"),
        "project.make": _("Project entered"),
        "envelope.set": _("Envelope set"),
        "project.paid": _("Payment booked"),
        "project.import": _("Imported from a file"),
        "project.partner_added": _("Partner added"),
        "project.types_loaded": _("Loaded from the data files"),
    }
)

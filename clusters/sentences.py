"""The sentences of this room, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "clusters.not_yours": _("This cluster is not in your portfolio."),
        "clusters.read_only": _("You may read this file, not change it."),
        "clusters.agency_only": _("Only VLAIO keeps this part of the file."),
        "clusters.head_only": _("Only the head of team decides this."),
        "clusters.not_stopped": _("This cluster was not stopped."),
        "clusters.file_of_other": _("This file was uploaded for another cluster."),
        "clusters.person_needed": _("Only a person can sign this, not a job."),
        "contact.in_future": _("A contact on %(on_day)s has yet to take place."),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "clusters.created": _("File opened"),
        "clusters.registered": _("Organisation registered"),
        "clusters.size_recorded": _("Size recorded"),
        "clusters.size_recalculated": _("Size calculated anew after an earlier year was added"),
        "clusters.operator_appointed": _("Cluster organisation appointed"),
        "clusters.member_added": _("Member added"),
        "clusters.seat_taken": _("Board member added"),
        "clusters.chair_assessed": _("Background of the chair recorded"),
        "clusters.manager_assigned": _("Account manager assigned"),
        "clusters.contact_logged": _("Contact logged"),
        "clusters.document_added": _("Document added"),
    }
)

# Organisations and their size (R22, R66).
register(
    {
        "organisation.known": _("%(kbo)s is already registered, as %(name)s."),
        "organisation.unknown": _(
            "No organisation with number %(kbo)s is registered yet. Add its details."
        ),
        "organisation.unregistered": _(
            "No organisation with number %(kbo)s is registered. Register it first."
        ),
        "size.micro": _("Micro"),
        "size.small": _("Small"),
        "size.medium": _("Medium-sized"),
        "size.large": _("Large"),
        "size.staff": _("Staff in annual work units"),
        "size.turnover": _("Turnover"),
        "size.balance": _("Balance sheet total"),
        "size.ceiling_staff": _("Staff must stay below"),
        "size.ceiling_turnover": _("Turnover at most"),
        "size.ceiling_balance": _("or balance sheet total at most"),
        "size.closing_day": _("Accounts closed on"),
        "size.own_class": _("Class by the figures of this year"),
        "size.class": _("Class that counts"),
        "size.class_by_hand": _("Class chosen by hand"),
        "size.company_members": _("Company members (denominator)"),
        "size.sme_members": _("of which SMEs"),
        "size.sme_share": _("Share of SMEs"),
        "size.staff_missing": _(
            "Fill in the staff on %(on_day)s, or choose the class yourself with a reason."
        ),
        "size.figure_missing": _(
            "Turnover or balance sheet total on %(on_day)s is missing, and it decides the class. "
            "Fill it in, or choose the class yourself with a reason."
        ),
        "size.in_future": _("Accounts cannot be closed on %(on_day)s: that day has yet to come."),
        "size.reason_by_hand": _(
            "Give both a class and a reason when you choose the class yourself, or neither."
        ),
        "size.change_waits": _(
            "The figures of this year give %(own)s. The class stays %(size)s until they do so "
            "%(years)s years in a row."
        ),
        "size.stale": _("The size dates from %(on_day)s, more than %(months)s months ago."),
        "size.unknown_members": _(
            "The size of %(unknown)s of the %(companies)s company members is not known; they "
            "count in the denominator only."
        ),
    }
)

# Board and account managers (R40).
register(
    {
        "board.voting_seats": _("Seats with a vote"),
        "board.flemish_seats": _("of which linked to Flemish companies"),
        "board.flemish_share": _("Share of Flemish companies"),
        "board.needed_share": _("Share needed at least"),
        "board.empty": _("The board has no members with a vote."),
        "board.no_observer": _("VLAIO has no observer in the board."),
        "board.no_chair": _("The board has no chair."),
        "board.chair_to_assess": _(
            "The chair does not represent a Flemish company. Record the company background."
        ),
        "board.too_few_flemish": _(
            "%(flemish)s of the %(voting)s seats with a vote are linked to Flemish companies; "
            "at least %(needed)s %% is needed."
        ),
        "board.seat_needs_company": _("Choose the company that this seat represents."),
        "board.seat_of_other_kind": _("This organisation is of another kind than the seat."),
        "board.seat_not_flemish": _("This company has no site in Flanders."),
        "board.not_the_chair": _("Only the background of the chair is recorded."),
        "board.background_missing": _("Describe the company background of the chair."),
        "manager.fte_total": _("Full-time equivalents on this cluster"),
        "manager.fte_norm": _("Norm for a spearhead cluster"),
        "manager.none": _("No account manager follows this cluster."),
        "manager.fte_below_norm": _(
            "The account managers have %(total)s full-time equivalent for this cluster; the norm "
            "is %(norm)s."
        ),
        "manager.no_role": _("%(name)s is not an account manager on %(first_day)s."),
    }
)

# Lineage (R10, R11).
register(
    {
        "lineage.test_missing.same_members": _("Describe the overlap of members."),
        "lineage.test_missing.same_people": _("Describe the overlap of board and staff."),
        "lineage.test_missing.same_mission": _("Describe the overlap of domain and mission."),
        "lineage.test_missing.same_brand": _("Describe the overlap of brand and assets."),
        "lineage.test_missing.same_area": _("Describe the overlap of target area."),
        "lineage.test_missing.continuity": _("Describe the economic continuity."),
        "lineage.motivation_missing": _("Give the motivation of the outcome."),
        "lineage.advice_missing": _("Add the legal advice: a new lineage starts a new clock."),
        "lineage.not_assessed": _(
            "This organisation carried out clusters of another lineage: %(lineages)s. Assess first "
            "whether this cluster continues it."
        ),
        "lineage.merged_already": _("This lineage is already merged into another one."),
        "lineage.merge_circle": _("A lineage cannot be merged into itself."),
        "lineage.not_merged": _("This lineage is not merged into another one."),
    }
)

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
        "clusters.interest_declared": _(
            "You declared an interest in this file. Somebody else handles it."
        ),
        "clusters.interest_to_come": _("Choose today or an earlier day."),
        "clusters.own_interest": _("Another head of team ends your interest."),
        "clusters.manager_has_interest": _(
            "%(name)s declared an interest in this cluster. Choose somebody else."
        ),
        "clusters.head_only": _("Only the head of team decides this."),
        "clusters.cluster_only": _(
            "Only the cluster organisation proposes; you change the list itself."
        ),
        "clusters.not_stopped": _("This cluster was not stopped."),
        "clusters.file_of_other": _("This file was uploaded for another cluster."),
        "clusters.person_needed": _("Only a person can sign this, not a job."),
        "contact.in_future": _("A contact on %(on_day)s has yet to take place."),
    }
)

# Ties between a person and the bodies with a stake in a file (R52).
register(
    {
        "conflict.organisation": _("Belongs to %(name)s, which has a stake in this file."),
        "conflict.board": _("Shares a board, or the employer does: %(name)s."),
        "conflict.earlier": _(
            "The employer took part earlier, with a body with a stake: %(name)s."
        ),
        "conflict.mail": _("The e-mail address has the domain of %(name)s."),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "clusters.interest_made": _("Interest declared"),
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

# The cluster pact (R39).
register(
    {
        "pact.drafted": _("Cluster pact begun"),
        "pact.corrected": _("Draft changed"),
        "pact.party_added": _("Party added"),
        "pact.signatory_added": _("Signatory added"),
        "pact.commitment_added": _("Commitment added"),
        "pact.renewal_begun": _("Next version begun"),
        "pact.taken_over": _("Taken over from the version before"),
        "pact.minister_joined": _("Another minister joined"),
        "pact.progress_reported": _("Progress reported"),
        "pact.reviewed": _("Yearly review recorded"),
        "pact.review_not_needed": _("The version is no longer in force"),
        "sign_pact": _("Pact signed"),
        "replace_pact": _("Replaced by a newer version"),
        "start_commitment": _("Commitment under way"),
        "finish_commitment": _("Commitment kept"),
        "pact.renew_instead": _("A version is in force. Renew that one instead."),
        "pact.frozen": _("This version is signed and can no longer change. Begin a renewal."),
        "pact.not_running": _("This version is not in force."),
        "pact.party_of_other": _("This party belongs to another version."),
        "pact.other_side": _("%(name)s signs in a role that belongs to another side."),
        "pact.party_in_use": _("This party signs or promised something. Remove that first."),
        "pact.no_minister": _("No minister signs yet."),
        "pact.no_agency_head": _("The head of VLAIO does not sign yet."),
        "pact.no_chair": _("The chair of the cluster does not sign yet."),
        "pact.no_director": _("The director of the cluster does not sign yet."),
        "pact.no_promise_of_cluster": _("The cluster promises nothing yet."),
        "pact.no_promise_of_government": _("The government promises nothing yet."),
        "pact.signed_in_future": _(
            "%(name)s cannot have signed on %(day)s: that day has yet to come."
        ),
        "pact.other_year": _(
            "The pact was not signed in %(year)s: that does not fit the signatures."
        ),
        "pact.review_before_signing": _("The first review comes before the year of signing."),
        "pact.day_unknown": _(
            "The day of signing is not known for %(names)s. Say on which source you rest."
        ),
        "pact.review_in_future": _("A review on %(day)s has yet to take place."),
    }
)

# Proposals about members.
register(
    {
        "proposal.submitted": _("Proposed by the cluster organisation"),
        "proposal.withdrawn": _("Withdrawn by the cluster organisation"),
        "proposal.accepted": _("Proposal of the cluster organisation accepted"),
        "accept_proposal": _("Proposal of the cluster organisation accepted"),
        "size.all_recent": _("No size of a member is too old any more"),
        "proposal.all_decided": _("No proposal waits any more"),
        "proposal.again": _("Put in again"),
        "proposal.already_member": _("%(name)s is a member already."),
        "proposal.other_cluster": _("This member belongs to another cluster."),
        "proposal.not_a_member": _("%(name)s is not and was not a member of this cluster."),
        "proposal.ends_before": _("The membership cannot end before it begins on %(first_day)s."),
        "proposal.ended": _("This membership ends on %(last_day)s already."),
        "proposal.no_difference": _("Nothing differs from the register."),
        "proposal.no_evidence": _("Add the evidence: the annual accounts or a declaration."),
        "proposal.not_rejected": _("Only a rejected proposal can be put in again."),
    }
)

# A table of members.
register(
    {
        "members.twice_in_file": _("This organisation stands in row %(row)s already."),
        "members.waits_already": _("The same proposal about this organisation waits already."),
        "members.unknown": _(
            "No member has number %(kbo)s, so no membership can end. Leave “member until” blank to propose a new member."
        ),
        "members.new_needs": _(
            "Fill this in: %(kbo)s is no member yet, so the row proposes a new one."
        ),
        "members.first_day_fixed": _(
            "The membership began on %(first_day)s. Ask your account manager to correct that day."
        ),
    }
)

# The Crossroads Bank, and links between organisations (R22, R66).
register(
    {
        "clusters.facts_recorded": _("Facts of the Crossroads Bank recorded"),
        "clusters.link_recorded": _("Link between organisations recorded"),
        "facts.in_future": _("These facts are of %(on_day)s, a day that has yet to come."),
        "facts.unknown_organisation": _(
            "The number %(number)s is not in the register of organisations."
        ),
        "facts.service_missing": _(
            "The service of the Crossroads Bank is not set up here: KBO_URL and KBO_TOKEN are missing."
        ),
        "facts.path_missing": _(
            "The open data of the Crossroads Bank are not set up here: KBO_OPEN_DATA is missing."
        ),
        "facts.no_register_file": _(
            "%(name)s cannot be read as a zip with the open data of the Crossroads Bank."
        ),
        "facts.files_missing": _("The zip with open data lacks %(files)s."),
        "facts.no_snapshot_date": _("The file meta.csv does not say of which day the data are."),
        "facts.head_or_administrator": _(
            "Only the head of team and the administrator read the Crossroads Bank."
        ),
        "link.share_missing": _("Give the share of a partner: that share of its figures counts."),
    }
)

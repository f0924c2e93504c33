"""The sentences of this room, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from agreements import texts
from clusterbeleid.core.texts import register

__all__ = ["texts"]

# Why somebody may not do something.
register(
    {
        "agreements.not_yours": _("This cluster is not in your portfolio."),
        "agreements.read_only": _("You may read this file, not change it."),
        "agreements.agency_only": _("Only VLAIO keeps this part of the file."),
        "agreements.head_only": _("Only the head of team decides this."),
        "agreements.finance_only": _("Only finance and the head of team record money."),
        "agreements.schemes_only": _("Only the administrator and the head of team keep schemes."),
        "agreements.own_draft": _(
            "You worked on this draft yourself. A second person confirms it."
        ),
        "agreements.not_a_draft": _("Only a draft can change. This agreement counts already."),
        "agreements.not_confirmed": _(
            "This agreement is not confirmed, so no money moves under it."
        ),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "agreements.drafted": _("Agreement drafted"),
        "agreements.corrected": _("Draft corrected"),
        "agreements.confirmed": _("Agreement confirmed by a second person"),
        "agreements.ended": _("Agreement ended"),
        "schemes.registered": _("Scheme registered"),
        "tenyears.task_replaced": _("A nearer warning took its place"),
    }
)

# The two clocks (R10, R11).
register(
    {
        "tenyears.unknown": _("No period of operating aid is known for this cluster."),
        "tenyears.months_left": _(
            "At most %(months)s months are left: the ten years end on %(last_day)s, in %(days_left)s days."
        ),
        "tenyears.ended": _("The operating aid ended on %(last_day)s."),
        "tenyears.stopped": _("The support was stopped: %(last_day)s is its last day."),
        "tenyears.extended": _(
            "A decision lets the aid run until %(last_day)s, past the ten years that end on %(calendar_last_day)s."
        ),
        "line.tenyears.started": _("First day of operating aid"),
        "line.tenyears.no_aid": _("no period of aid known"),
        "line.tenyears.max_years": _("Longest duration in years"),
        "line.tenyears.calendar_last_day": _("Last day of the ten years"),
        "line.tenyears.counted": _("Agreements counted"),
        "line.tenyears.days_used": _("Days of aid used"),
        "line.tenyears.days_allowed": _("Days in the ten years"),
        "line.tenyears.aid_until": _("Last day of the aid granted"),
        "line.tenyears.stopped": _("Last day after the stop"),
        "line.tenyears.extended": _("Last day by decision"),
        "line.tenyears.days_left": _("Days left"),
    }
)

# Figures outside their validity (R1, R2).
register(
    {
        "parameter.expired": _(
            "The figure %(key)s is known until %(day)s only. The last known value was used."
        ),
        "parameter.not_yet_known": _(
            "The figure %(key)s is known from %(day)s only. The first known value was used."
        ),
    }
)

# Who receives the grant, and on what ground (R2, R4, R11, R36).
register(
    {
        "agreement.no_operator": _(
            "No cluster organisation is known on %(first_day)s. Appoint one first: aid needs somebody who receives it."
        ),
        "agreement.granted_in_future": _(
            "The grant is dated %(granted_on)s, a day still to come. Confirm it once the decision is taken."
        ),
        "agreement.granted_after_start": _(
            "The agreement starts on %(first_day)s, before the grant of %(granted_on)s."
        ),
        "agreement.scheme_of_other_kind": _(
            "The scheme %(scheme)s is meant for another kind of cluster."
        ),
        "agreement.cluster_stopped": _(
            "The support of this cluster stopped on %(stopped_on)s. The agreement runs longer."
        ),
        "agreement.new_clock_not_assessed": _(
            "This grant would start a new ten-year clock, while the cluster resembles %(lineages)s. Record a lineage assessment first."
        ),
        "agreement.same_domain": _("Active in the same domain: %(clusters)s."),
        "agreement.before_legal_basis": _("The legal basis is valid from %(first_day)s only."),
        "agreement.after_legal_basis": _(
            "The legal basis ended on %(last_day)s, before this grant."
        ),
        "agreement.near_end_of_legal_basis": _("The legal basis ends on %(last_day)s."),
    }
)

# Days (R9, R10, R41).
register(
    {
        "agreement.past_ten_years": _(
            "With this agreement the aid runs until %(until)s. The ten years end on %(last_day)s, and the days of aid are %(too_many)s too many."
        ),
        "agreement.past_calendar_clock": _(
            "With this agreement the aid runs until %(until)s, past the ten years that end on %(last_day)s. Counted in days of aid, %(days_left)s would be left."
        ),
        "agreement.past_ibn_years": _(
            "An innovative business network is supported until %(last_day)s at most. With this agreement that becomes %(until)s."
        ),
        "agreement.overlap": _(
            "Agreement %(reference)s of this cluster already runs from %(first_day)s to %(last_day)s. Choose days that do not overlap."
        ),
        "agreement.overlap_in_lineage": _(
            "Agreement %(reference)s of another cluster in the same lineage runs from %(first_day)s to %(last_day)s."
        ),
        "agreement.gap": _(
            "No agreement covers the days from %(first_day)s to %(last_day)s. The ten years run on."
        ),
        "agreement.longer_than_usual": _("An agreement usually lasts %(years)s years at most."),
        "agreement.no_project_years": _("Add the project years."),
        "agreement.years_not_contiguous": _(
            "Project year %(year)s does not follow: it should start on %(day)s."
        ),
        "agreement.year_outside_agreement": _(
            "Project year %(year)s has days outside the agreement."
        ),
        "agreement.years_do_not_fill": _(
            "The project years do not run to the last day of the agreement, %(last_day)s."
        ),
        "agreement.broken_year": _(
            "Project year %(year)s has %(days)s days, less than twelve months. Its yearly maximum is smaller in proportion."
        ),
        "agreement.year_too_long": _("Project year %(year)s is longer than twelve months."),
    }
)

# Amounts (R6, R8, R9, R12).
register(
    {
        "agreement.no_eligible_cost": _("Project year %(year)s has no eligible cost."),
        "agreement.no_yearly_cap": _("No yearly maximum is known for this kind of cluster."),
        "agreement.above_yearly_cap": _(
            "Project year %(year)s gets € %(granted)s. The yearly maximum is € %(cap)s."
        ),
        "agreement.year_above_intensity": _(
            "In project year %(year)s the aid is %(share)s %% of the eligible cost."
        ),
        "agreement.above_intensity": _(
            "Over all project years the aid is %(share)s %% of the eligible cost. At most %(limit)s %% is allowed."
        ),
        "agreement.near_threshold": _(
            "With this agreement the lineage has € %(total)s, %(share)s %% of the threshold for notification of € %(threshold)s."
        ),
        "agreement.above_threshold": _(
            "With this agreement the lineage has € %(total)s. Above € %(threshold)s the Commission must be notified first."
        ),
    }
)

# Deciding on an agreement.
register(
    {
        "agreement.motivation_missing": _(
            "An exception needs a motivation. Write why it is justified."
        ),
        "agreement.advice_missing": _(
            "Aid past the ten years needs a legal advice. Add the document."
        ),
        "agreement.advice_of_other_file": _("This advice was uploaded in another file."),
        "agreement.still_running": _(
            "The agreement runs until %(last_day)s. To end it earlier, stop it with a reason."
        ),
        "agreement.stop_outside": _(
            "Choose a last day from %(first_day)s on and before %(last_day)s."
        ),
        "scheme.in_use": _(
            "Agreements rest on scheme %(scheme)s. Its kind of cluster and whether it counts for the ten years are fixed."
        ),
        "line.agreement.granted_on": _("Granted on"),
        "line.agreement.legal_basis_until": _("Legal basis valid until"),
        "line.agreement.clock_started": _("First day of aid of the lineage"),
        "line.agreement.clock_last_day": _("Last day of the ten years"),
        "line.agreement.days_with_aid": _("Days of aid with this agreement"),
        "line.agreement.days_allowed": _("Days in the ten years"),
        "line.agreement.ibn_last_day": _("Last day of a network"),
        "line.agreement.year_cap": _("Yearly maximum"),
        "line.agreement.broken_year_cap": _("Maximum of the incomplete year"),
        "line.agreement.intensity_limit": _("Highest share of aid"),
        "line.agreement.granted": _("Aid over all project years"),
        "line.agreement.eligible_cost": _("Eligible cost over all project years"),
        "line.agreement.intensity": _("Share of aid"),
        "line.agreement.committed_before": _("Committed to the lineage before"),
        "line.agreement.committed_after": _("Committed with this agreement"),
        "line.agreement.threshold": _("Threshold for notification"),
    }
)

# The aid ledger (R12, R45, R46).
register(
    {
        "ledger.amount_not_positive": _("Type an amount above zero."),
        "ledger.in_future": _("%(on_day)s is a day still to come."),
        "ledger.before_agreement": _(
            "The agreement starts on %(first_day)s. No money moves before that day."
        ),
        "ledger.reference_missing": _("Give the reference of the payment."),
        "ledger.duplicate": _("This reference already stands in the ledger: %(agreement)s."),
        "ledger.above_commitment": _(
            "€ %(amount)s is more than the € %(left)s left to pay for this project year."
        ),
        "ledger.above_instalment": _(
            "€ %(amount)s is more than the € %(left)s left of this instalment."
        ),
        "ledger.instalment_of_other_year": _(
            "This instalment belongs to another project year. Choose one of the year that is paid."
        ),
        "ledger.above_paid": _(
            "€ %(amount)s is more than the € %(paid)s paid for this project year."
        ),
        "ledger.above_rest": _(
            "€ %(amount)s is more than the € %(left)s left to release for this project year."
        ),
        "ledger.near_threshold": _(
            "€ %(committed)s is committed, near the threshold for notification of € %(threshold)s."
        ),
        "ledger.above_threshold": _(
            "€ %(committed)s is committed, above the threshold for notification of € %(threshold)s."
        ),
        "line.ledger.committed": _("Committed"),
        "line.ledger.released": _("Released"),
        "line.ledger.net_committed_today": _("Net commitment of project years begun"),
        "line.ledger.net_committed_end": _("Net commitment of all project years"),
        "line.ledger.paid": _("Paid"),
        "line.ledger.recovered": _("Recovered"),
        "line.ledger.to_pay_today": _("Left to pay for project years begun"),
        "line.ledger.to_pay_end": _("Left to pay for all project years"),
        "line.ledger.threshold": _("Threshold for notification"),
        "line.ledger.headroom_end": _("Headroom below the threshold"),
        "line.ledger.threshold_pct": _("Share of the threshold"),
    }
)

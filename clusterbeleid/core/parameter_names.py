"""What each legal figure is called for the reader; its key stays beside it, for the calculations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "account_manager.fte_per_spc": _("Full-time equivalents of account managers for an SPC"),
    "agreement.broken_year_days": _("Days of a whole project year, for a broken one"),
    "agreement.period_years": _("Years of one agreement"),
    "aid.discount_rate_pct": _("Discount rate for aid (%)"),
    "art27.intensity_pct": _("Highest aid intensity (%)"),
    "art27.max_years": _("Most years of operating aid"),
    "art27.notification_threshold_eur": _("Threshold for notification (€)"),
    "art27.threshold_warn_pct": _("Share of the threshold at which to warn (%)"),
    "art28.services_3y_eur": _("Most aid for services in three years (€)"),
    "art28.window_years": _("Years over which aid for services is added up"),
    "board.flemish_company_share_pct": _("Smallest share of Flemish companies in the board (%)"),
    "cofinancing.at_risk_days": _("Days before the due date from which a file is at risk"),
    "cofinancing.counts.company_cash": _("Does cash of companies count? (1 = yes)"),
    "cofinancing.counts.company_services": _("Do paid services to companies count? (1 = yes)"),
    "cofinancing.counts.federation_fee": _("Do compulsory federation fees count? (1 = yes)"),
    "cofinancing.counts.in_kind": _("Do contributions in kind count? (1 = yes)"),
    "cofinancing.counts.knowledge_fee": _("Do fees of knowledge institutions count? (1 = yes)"),
    "cofinancing.counts.public_flemish": _("Does public Flemish money count? (1 = yes)"),
    "cofinancing.counts.public_other": _("Does other public money count? (1 = yes)"),
    "cofinancing.decide_within_days": _("Days to decide after a missed due date"),
    "cofinancing.horizon_months": _("Months of co-financing to be paid in"),
    "cofinancing.paid_in_pct": _("Share of the co-financing to be paid in (%)"),
    "cofinancing.reminder_day": _("Reminder: days from the due date"),
    "cofinancing.spread_top1_pct": _("Share of the largest payer at which to warn (%)"),
    "cofinancing.spread_top3_pct": _("Share of the three largest payers at which to warn (%)"),
    "cofinancing.term_months": _("Months to pay in"),
    "committee.carry_out_days": _("Committee: days to carry out a decision by hand"),
    "committee.majority_pct": _("Committee: share of the votes to be exceeded (%; 0 = not set)"),
    "committee.quorum_pct": _("Committee: share that must take part (%; 0 = not set)"),
    "deminimis.ceiling_eur": _("De minimis ceiling (€)"),
    "deminimis.register_working_days": _("Working days to enter de minimis aid in the register"),
    "deminimis.rolling_window": _("Does the de minimis period roll by the day? (1 = yes)"),
    "deminimis.window_years": _("Years over which de minimis aid is added up"),
    "duty.overdue_days": _("Days between reminders of a report or condition that is late"),
    "duty.reminder_day": _("Report or condition: days from the due date at which to remind"),
    "evaluation.interval_months": _("Months between evaluations"),
    "evaluation.reply_months": _("Months for the answer of a cluster to draft findings"),
    "evaluation.warn_months": _("Notice: months before an evaluation"),
    "ibn.max_year_eur": _("Yearly maximum of an IBN (€)"),
    "ibn.max_years": _("Most years of an IBN"),
    "lineage.member_overlap_pct": _("Share of common members at which to judge the lineage (%)"),
    "pact.review_notice_days": _("Days before the review of a cluster pact that its task opens"),
    "payment.advance_pct": _("Share of the yearly aid that is paid in advance (%)"),
    "payment.exclusion_valid_months": _("Months that a test of the exclusions stays valid"),
    "phase_out.months": _("Months of the phase-out"),
    "project.min_independent_companies": _("Fewest independent companies in a project"),
    "records.keep_years": _("Years to keep files of aid"),
    "recovery.interest_pct": _("Yearly interest on what is claimed back (%)"),
    "recovery.interest_year_days": _("Days of a year, for interest on what is claimed back"),
    "recovery.reminder_day": _("Reminder of a recovery: days from its due date"),
    "recovery.term_days": _("Days to pay back after the letter"),
    "report.difference_pct": _("Difference with last year that asks for an explanation (%)"),
    "report.due_months": _("Months to hand in the yearly report after the project year"),
    "report.plan_months": _(
        "Months to hand in the yearly plan after the start of the project year"
    ),
    "scheme.answer_working_days": _("Working days to answer the Commission"),
    "scheme.report_due_months": _("Months after the year to report on schemes"),
    "scheme.sheet_working_days": _("Working days to send the summary sheet of a scheme"),
    "scheme.validity_warn_months": _("Months before the end of a legal ground at which to warn"),
    "size.change_after_years": _("Years after which another size counts"),
    "size.medium_balance_eur": _("Medium-sized: highest balance sheet total (€)"),
    "size.medium_staff": _("Medium-sized: fewer staff than"),
    "size.medium_turnover_eur": _("Medium-sized: highest turnover (€)"),
    "size.micro_balance_eur": _("Micro: highest balance sheet total (€)"),
    "size.micro_staff": _("Micro: fewer staff than"),
    "size.micro_turnover_eur": _("Micro: highest turnover (€)"),
    "size.small_balance_eur": _("Small: highest balance sheet total (€)"),
    "size.small_staff": _("Small: fewer staff than"),
    "size.small_turnover_eur": _("Small: highest turnover (€)"),
    "size.stale_after_months": _("Months after which a size must be asked again"),
    "spc.earmarked_year_eur": _("Earmarked for projects of an SPC each year (€)"),
    "spc.max_year_eur": _("Yearly maximum of an SPC (€)"),
    "spc.max_years": _("Most years of an SPC"),
    "tam.keep_years": _("Years that published aid stays public"),
    "tam.publish_within_months": _("Months within which aid is published"),
    "tam.warn_months": _("Months after granting at which to warn about publication"),
    "tam.threshold_eur": _("Aid from which it is published (€)"),
    "tenyears.warn_months": _("Warning: months before the end of the ten years"),
}


def name_of(key: str) -> str:
    """Return the name of a figure; of a numbered one (``….3``) with its number, else the key."""
    if key in NAMES:
        return str(NAMES[key])
    series, _dot, number = key.rpartition(".")
    if series in NAMES and number.isdecimal():
        return f"{NAMES[series]} ({number})"
    return key

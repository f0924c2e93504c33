"""The sentences about what follows from a grant: payment plan, duties and their preview, by code."""

from __future__ import annotations

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

_MOST = 12  # project years, and so numbered lines, that an agreement can have


def _with_number(text: Promise | str, number: int) -> str:
    return str(text) % {"number": number}


_numbered = lazy(_with_number, str)


def _register_numbered(code: str, text: Promise | str) -> None:
    register({f"{code}.{number}": _numbered(text, number) for number in range(1, _MOST + 1)})


# The payment plan (R45).
register(
    {
        "agreements.planned": _("Payment plan made at the grant"),
        "plan.trigger_unknown": _("Choose what must have happened before each instalment is paid."),
        "plan.amount_not_positive": _("Type an amount above zero for each instalment."),
        "plan.below_grant": _(
            "The instalments make € %(total)s, € %(difference)s less than the grant of € %(granted)s of this project year."
        ),
        "plan.above_grant": _(
            "The instalments make € %(total)s, € %(difference)s more than the grant of € %(granted)s of this project year."
        ),
        "plan.reason_missing": _("Write down why; the reason is kept with your name."),
        "plan.held_already": _("A payment of this instalment is under way already."),
        "plan.not_held": _("No payment of this instalment is under way."),
        "line.plan.advance_pct": _("Share of the yearly aid paid in advance"),
        "line.plan.granted": _("Instalments paid at the grant"),
        "line.plan.year_started": _("Instalments paid at the start of a project year"),
        "line.plan.cofinancing_proved": _("Advances, once the co-financing is proved"),
        "line.plan.report_accepted": _("Balances, once the reports are accepted"),
        "line.plan.instalments": _("Instalments of the payment plan"),
    }
)

# The duties of a grant (R19, R21, R42).
register(
    {
        "agreements.bound": _("Duties set at the grant"),
        "duty.not_required": _("Nothing has to be done here: the grant does not ask for it."),
        "duty.day_outside": _("Choose a day from the grant of %(granted_on)s up to today."),
        "duty.reference_missing": _("Give the reference or the address where it can be found."),
        "line.duty.granted_on": _("Granted on"),
        "line.duty.basis": _("Aid that counts for publication"),
        "line.duty.threshold": _("Only aid above this is published"),
        "line.duty.publish_months": _("Months to publish"),
        "line.duty.publish_by": _("Publish by"),
        "line.duty.public_until": _("Stays public until"),
        "line.duty.first_day": _("First day of the agreement"),
        "line.duty.interval": _("Months between evaluations"),
        "line.duty.evaluate_by": _("Evaluate by"),
        "line.duty.keep_years": _("Years to keep the file"),
        "line.duty.keep_until": _("Keep the file until"),
    }
)

# What a decision sets going, shown before the vote.
register(
    {
        "line.grant.first_day": _("First day of the agreement"),
        "line.grant.last_day": _("Last day of the agreement"),
        "line.grant.publication": _("Publish the aid by"),
        "line.grant.no_publication": _("Not published: aid below the threshold"),
        "line.grant.retention": _("Keep the file at least until"),
    }
)
_register_numbered("line.grant.year", _("Project year %(number)s: aid"))
_register_numbered("line.grant.granted", _("Project year %(number)s: paid at the grant"))
_register_numbered("line.grant.year_started", _("Project year %(number)s: paid at its start"))
_register_numbered("line.grant.cofinancing_proved", _("Project year %(number)s: advance"))
_register_numbered("line.grant.report_accepted", _("Project year %(number)s: balance"))
_register_numbered("line.grant.cofinancing", _("Project year %(number)s: planned co-financing"))
_register_numbered("line.grant.cofinancing_due", _("Project year %(number)s: co-financing due by"))
_register_numbered("line.grant.evaluation", _("Evaluation %(number)s by"))

"""The advice of an application, who worked on it, and what its rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from agreements.models import SupportScheme
from applications.enums import FundingSource
from applications.models import Advice, AdviceYear, Application
from applications.queries.content import application_facts, content_of
from applications.queries.judging.admissibility import exclusion_tests_of, requested_aid
from applications.queries.judging.files import managers_among
from applications.queries.judging.scores import summary_of
from applications.rules.judging.advice import AdviceFacts
from applications.rules.money import years_of
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import users_with_role
from clusterbeleid.core.actors import Role
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.periods import Period


@dataclass(frozen=True)
class ProposedYear:
    """A project year as the applicant asks it, in euro."""

    number: int
    period: Period
    asked: Decimal
    eligible_cost: Decimal
    planned_cofinancing: Decimal


def advice_of(application: Application) -> Advice | None:
    """Return the advice with its people, or None."""
    found = Advice.objects.filter(application=application)
    return found.select_related("author", "second_author", "approver").first()


def advice_years(advice: Advice) -> list[AdviceYear]:
    """Return the project years of an advice in order."""
    return list(AdviceYear.objects.filter(advice=advice))


def proposed_years(application: Application, *, on: date) -> list[ProposedYear]:
    """Return the project years as asked, with costs and promised co-financing; nine queries."""
    facts = application_facts(content_of(application), today=on)
    return [
        ProposedYear(
            number,
            period,
            facts.funding_of(number, FundingSource.AID.value),
            facts.cost_of(number),
            facts.pledged_in(number),
        )
        for number, period in enumerate(years_of(facts, current_params()), start=1)
    ]


def advice_facts(advice: Advice, *, on: date) -> AdviceFacts:
    """Return what the rules of an advice look at."""
    application = advice.application
    summary = summary_of(application)
    tests = exclusion_tests_of(application)
    authors = [key for key in (advice.author_id, advice.second_author_id) if key]
    return AdviceFacts(
        step=application.step,
        proposal=advice.proposal,
        motivation=advice.motivation,
        draft_decision=advice.draft_decision,
        authors=authors,
        managers=managers_among(authors, application, on=on),
        reviews=summary.reviews,
        failed=summary.failed,
        granted=[row.granted_amount for row in advice_years(advice)],
        requested=requested_aid(application),
        exclusion_is_clear=bool(tests) and tests[0].is_clear,
    )


def writers_of_advice(advice: Advice) -> frozenset[int]:
    """Return everybody who wrote or changed the advice or an amount in it, at any time (A12).

    Steps of the approver, as returning it, are no writing.
    """
    own = advice.history.filter(history_change_reason__in=WRITING)
    years = AdviceYear.history.filter(advice_id=advice.pk)
    found = {*own.values_list("history_user_id", flat=True)}
    found |= {*years.values_list("history_user_id", flat=True)}
    found |= {advice.author_id, advice.second_author_id}
    return frozenset(key for key in found if key is not None)


def possible_authors(*, on: date, besides: int | None) -> QuerySet[User]:
    """Return who of the agency may be second author, by name."""
    keepers = users_with_role(Role.HEAD_OF_TEAM, on=on) | users_with_role(
        Role.ACCOUNT_MANAGER, on=on
    )
    return keepers.exclude(pk=besides or 0).distinct().order_by("full_name", "pk")


# The reasons under which the content of an advice is written.
WRITING = ("advice.written", "advice.changed")


def scheme_for(application: Application, *, on: date) -> SupportScheme | None:
    """Return the scheme for the kind of call, valid on ``on``; the newest when several are."""
    found = SupportScheme.objects.filter(cluster_kind=application.call.kind, valid_from__lte=on)
    open_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return found.filter(open_ended).order_by("-valid_from", "pk").first()

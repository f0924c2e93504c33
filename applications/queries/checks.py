"""The check of an application with everything the rules must know."""

from __future__ import annotations

from datetime import date

from agreements.enums import AidKind
from agreements.models import SupportScheme
from agreements.queries import Proposal, agreement_facts
from agreements.rules import SchemeFacts
from agreements.rules.facts import YearFacts
from applications.models import Application
from applications.queries.content import Content, application_facts
from applications.rules.check import check_application
from applications.rules.facts import ZERO, ApplicationFacts
from applications.rules.money import GrantContext, check_money
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period


def checked(content: Content, *, today: date) -> Explained:
    """Return what the rules say of an application as it is stored."""
    facts, params = application_facts(content, today=today), current_params()
    context = grant_context(content.application, facts, params)
    return check_application(facts, context, params)


def checked_money(application: Application, facts: ApplicationFacts) -> Explained:
    """Return what the rules say of the money alone, for the pages where amounts are typed."""
    params = current_params()
    return check_money(facts, grant_context(application, facts, params), params)


def grant_context(
    application: Application, facts: ApplicationFacts, params: Params
) -> GrantContext:
    """Return the legal ground of the kind, and what an existing cluster already had (R10)."""
    schemes = SupportScheme.objects.filter(cluster_kind=application.call.kind)
    scheme = schemes.order_by("-valid_from", "pk").first()
    if scheme is None:
        return GrantContext(None)
    legal = SchemeFacts(
        scheme.code,
        scheme.cluster_kind,
        Period(scheme.valid_from, scheme.valid_to),
        scheme.counts_for_ten_years,
    )
    if application.cluster is None or not facts.first_day or not facts.last_day:
        return GrantContext(legal)
    period = Period(facts.first_day, facts.last_day)
    proposal = Proposal(
        cluster=application.cluster,
        scheme=scheme,
        aid_kind=AidKind.OPERATING.value,
        period=period,
        granted_on=facts.today,
        years=(YearFacts(1, period, ZERO, ZERO),),
    )
    found = agreement_facts([proposal], params, today=facts.today)
    return GrantContext(legal, found[0].lineage)

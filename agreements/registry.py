"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import events, notifications
from agreements.actions.nightly import TEN_YEARS_RUN
from agreements.actions.outward import OUTWARD_RUN
from agreements.queries import (
    agreement_facts,
    is_advice,
    proposal_of,
    running_agreements,
    ten_year_clocks,
)
from agreements.queries.registers import visible_register
from agreements.rules import AgreementFacts, check_agreement
from clusterbeleid.core import files, impact, jobs, scopes, todo
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.params import Params
from clusters.models import Cluster


def clock_outcomes(params: Params, on: date) -> Sequence[impact.Outcome]:
    """Return the last day and level of every clock under given figures."""
    clusters = Cluster.objects.order_by("name", "pk")
    return [
        impact.Outcome(
            key=f"clock:{row.cluster.pk}",
            scope=row.cluster.scope,
            file=row.cluster.name,
            subject=_("Ten years"),
            value=f"{format_day(row.clock.last_day)}, {row.clock.level}",
            url=reverse("agreements:list", args=[row.cluster.pk]),
        )
        for row in ten_year_clocks(clusters, params, on=on)
    ]


def check_outcomes(params: Params, on: date) -> Sequence[impact.Outcome]:
    """Return what the check would say of running agreements under given figures."""
    found = running_agreements()
    facts = agreement_facts([proposal_of(row) for row in found], params, today=on)
    return [
        impact.Outcome(
            key=f"agreement:{row.pk}",
            scope=row.cluster.scope,
            file=row.cluster.name,
            subject=row.reference,
            value=_remarks(facts_of_row, params),
            url=reverse("agreements:detail", args=[row.pk]),
        )
        for row, facts_of_row in zip(found, facts, strict=True)
    ]


def may_read_file(actor: Actor, stored: StoredFile, _on: date) -> bool | None:
    """Keep the legal advice on an exception inside the agency (R55)."""
    if actor.roles - CLUSTER_SIDE or not stored.scope.startswith("cluster:"):
        return None
    return False if is_advice(stored) else None


def _remarks(facts: AgreementFacts, params: Params) -> str:
    findings = check_agreement(facts, params).findings
    return " ".join(sentence(finding) for finding in findings) or _("no remark")


scopes.register("register", visible_register)
files.register_guard(may_read_file)
impact.register("agreements: clocks", clock_outcomes)
impact.register("agreements: checks", check_outcomes)
jobs.register_job(TEN_YEARS_RUN, gettext_lazy("Check of the ten years"))
jobs.register_job(OUTWARD_RUN, gettext_lazy("Duties towards registers and the Commission"))
notifications.register()
todo.register_kind(
    notifications.WARNING,
    gettext_lazy("The ten years end"),
    url_name="agreements:list",
    fact_labels={
        "months": gettext_lazy("Months left at most"),
        "last_day": gettext_lazy("Last possible day"),
        "days_left": gettext_lazy("Days left"),
    },
)
todo.register_kind(
    notifications.PUBLICATION,
    gettext_lazy("Publish aid"),
    url_name="agreements:meet_duty",
    closes_itself=True,
    fact_labels={"amount": gettext_lazy("Amount")},
)
events.register()
todo.register_kind(
    notifications.REGISTER_AID,
    gettext_lazy("Register de minimis aid"),
    url_name="agreements:register_de_minimis",
    closes_itself=True,
    fact_labels={"amount": gettext_lazy("Amount")},
)
todo.register_kind(
    notifications.SCHEME_DUTY,
    gettext_lazy("Inform the European Commission"),
    url_name="agreements:meet_scheme_duty",
    closes_itself=True,
    fact_labels={"subject": gettext_lazy("About what")},
)

"""Who may use the pages about agreements and schemes, and the records they are about."""

from __future__ import annotations

from datetime import date

from agreements.models import SupportScheme
from tests.access_policy import (
    DECIDERS,
    FIGURES,
    HEAD,
    INSIDE,
    KEEPERS,
    MONEY,
    Rule,
    form,
    keep,
    page,
    read,
    send,
)
from tests.access_world import File, Records
from tests.agreements.builders import make_draft, running_agreement
from tests.cofinancing.builders import make_year

POLICY: dict[str, Rule] = {
    "agreements:schemes": page(FIGURES),
    "agreements:scheme": Rule(get=FIGURES),
    "agreements:new_scheme": form(DECIDERS),
    "agreements:change_scheme": form(DECIDERS),
    "agreements:list": read(),
    "agreements:new": keep(),
    "agreements:check": send(KEEPERS),
    "agreements:detail": read(),
    # Drafts stay inside the agency.
    "agreements:correct": keep(record="draft", see=INSIDE),
    "agreements:confirm": keep(HEAD, record="draft", see=INSIDE),
    "agreements:withdraw": keep(record="draft", see=INSIDE),
    "agreements:end": keep(record="past agreement"),
    "agreements:stop": keep(HEAD),
    "agreements:money": keep(MONEY),
}


def records(file: File) -> Records:
    """Make an agreement that is over, one that runs with its first project year, and a draft."""
    past = running_agreement(file.cluster, date(2023, 1, 1), 3)
    year = make_year(date(2026, 1, 1), cluster=file.cluster, granted_on=date(2025, 12, 1))
    return {
        "project_year_id": year.pk,
        "agreement_id": year.agreement_id,
        "past agreement:agreement_id": past.pk,
        "draft:agreement_id": make_draft(file.cluster, date(2029, 1, 1)).pk,
        "scheme_id": SupportScheme.objects.earliest("pk").pk,
    }

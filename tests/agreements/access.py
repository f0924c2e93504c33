"""Who may use the pages about agreements and schemes, and the records they are about."""

from __future__ import annotations

from datetime import date

from agreements.models import SupportScheme
from tests.access_policy import (
    AGENCY,
    DECIDERS,
    ENTER,
    FIGURES,
    HEAD,
    INSIDE,
    KEEPERS,
    MONEY,
    REGISTER,
    Rule,
    form,
    keep,
    page,
    public,
    read,
    send,
)
from tests.access_world import File, Records
from tests.agreements.builders import (
    made_aid,
    made_request,
    make_draft,
    published,
    running_agreement,
)
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
    "agreements:amend_plan": keep(HEAD),
    "agreements:meet_duty": keep(),
    "agreements:fill_in_award": keep(),
    "agreements:awards": page(AGENCY),
    "agreements:de_minimis": page(AGENCY),
    "agreements:new_de_minimis": form(REGISTER),
    "agreements:de_minimis_aid": page(AGENCY),
    "agreements:register_de_minimis": form(REGISTER),
    "agreements:de_minimis_csv": page(AGENCY),
    "agreements:de_minimis_xml": page(AGENCY),
    "agreements:discounts": read(),
    "agreements:new_discount": keep(ENTER),
    "agreements:quarters": page(AGENCY),
    "agreements:quarter_csv": page(AGENCY),
    "agreements:quarter_xml": page(AGENCY),
    "agreements:year_csv": page(AGENCY),
    "agreements:year_xml": page(AGENCY),
    "agreements:scheme_duties": page(AGENCY),
    "agreements:new_request": form(REGISTER),
    "agreements:meet_scheme_duty": form(REGISTER),
    "agreements:awards_csv": page(AGENCY),
    "agreements:awards_xml": page(AGENCY),
    "agreements:public_awards": public(),
    "agreements:public_awards_csv": public(),
    "agreements:public_awards_xml": public(),
    "agreements:public_awards_json": public(),
}


def records(file: File) -> Records:
    """Make an agreement that is over, one that runs with its first project year, and a draft."""
    open_award = running_agreement(file.cluster, date(2020, 1, 1), 3)
    past = published(running_agreement(file.cluster, date(2023, 1, 1), 3))
    year = make_year(date(2026, 1, 1), cluster=file.cluster, granted_on=date(2025, 12, 1))
    return {
        "project_year_id": year.pk,
        "agreement_id": year.agreement_id,
        "duty_id": open_award.duties.get(kind="publication").pk,
        "year_number": year.number,
        "past agreement:agreement_id": past.pk,
        "draft:agreement_id": make_draft(file.cluster, date(2029, 1, 1)).pk,
        "aid_id": made_aid().pk,
        "quarter": "2026Q1",
        "calendar_year": 2025,
        "scheme_duty_id": made_request().pk,
        "scheme_id": SupportScheme.objects.earliest("pk").pk,
    }

"""Every page of the agency's own rooms, for each role of the demo; see ``walk.py``."""

from __future__ import annotations

from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Page

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.api.models import Webhook
from clusterbeleid.core.models import LegalParameter
from clusters.models import OrganisationLink
from cofinancing.models import Contribution, Recovery
from projects.models import Answer, LeverageSelection, Project
from tests.access_matrix import routes
from tests.browser.demo_site import demo  # noqa: F401 - a fixture is used by its name
from tests.browser.walk import NOBODY, Walk, walk_through

# What the other file walks through, and what has no pages.
ELSEWHERE = {"api", "applications", "committee"}
WALKERS = ("hilde", "bart", "tom", "els", "joris", "greet", "lieve")
# Choosing an organisation or a password needs a person with two, or a link of a mail; jobs have
# pages while they run. The import has a story of its own, and so has the expert of a panel.
NOT_IN_THE_DEMO = {
    "accounts:choose_organisation",
    "accounts:choose_password",
    # Between the password and the second step, before a delicate one, and at the provider: their
    # stories open them.
    "accounts:oidc_callback",
    "accounts:oidc_enter",
    "accounts:prove",
    "accounts:second_step",
    # What is to be published still lacks its fields, and nothing is set off.
    "agreements:meet_duty",
    "cofinancing:payment_drop_set_off",
    "cofinancing:import_job",
    "core:job",
    "clusters:member_check",
    "evaluations:accept_panel",
    "evaluations:decline_panel",
    "evaluations:own_panel",
    "evaluations:panel_dossier",
    "evaluations:panel_interest",
    "evaluations:panel_scores",
    "evaluations:reopen_advice",
    "evaluations:return_panel",
    "projects:import_job",
}


def test_every_page_is_accessible_quiet_and_fits_a_telephone(
    demo: None,  # noqa: F811 - the fixture
    page: Page,
    server_url: str,
) -> None:
    rooms = {name.partition(":")[0] for name in routes()} - ELSEWHERE
    seen = Walk(frozenset(rooms))
    walk_through(
        page,
        server_url,
        seen,
        {
            NOBODY: (),
            **dict.fromkeys(WALKERS, ()),
            "hilde": _starts(),
            "bart": _one_of_each_state(Webhook, "/webhooks/{}/"),
        },
    )
    missed = seen.missed(page)
    assert seen.wrong == [], "\n".join(seen.wrong)
    assert missed == NOT_IN_THE_DEMO


def _starts() -> list[str]:
    """Return one contribution, agreement and figure of each state, a year with something to pay, late money.

    What can be done on a page, and so where it leads, depends on the state.
    """
    year = ProjectYear.objects.filter(agreement__reference="VIL-2024").latest("number")
    late = Contribution.objects.filter(project_year__agreement=year.agreement_id)
    line = late.latest("receipt_recorded_at")
    tie = OrganisationLink.objects.latest("pk")
    one, other = LeverageSelection.objects.order_by("pk")[:2]
    found = [
        reverse("clusters:change_link", args=[tie.holder_id, tie.pk]),
        f"{reverse('projects:compare', args=[one.pk])}?other={other.pk}",
        reverse("cofinancing:year_payments", args=[year.pk]),
        f"/bijdragen/{line.pk}/",
        f"/clusters/{line.project_year.agreement.cluster_id}/gegevens/",
    ]
    for model, address in (
        (Contribution, "/bijdragen/{}/"),
        (Project, "/projecten/{}/"),
        (Answer, "/antwoorden/{}/"),
        (Recovery, "/terugvorderingen/{}/"),
        (SupportAgreement, "/overeenkomsten/{}/"),
        (LegalParameter, "/parameters/{}/"),
    ):
        found += _one_of_each_state(model, address)
    return found


def _one_of_each_state(model: type[Model], address: str) -> list[str]:
    last = model._default_manager.order_by("state", "-pk").distinct("state")
    return [address.format(key) for key in last.values_list("pk", flat=True)]

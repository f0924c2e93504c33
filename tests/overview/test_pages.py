"""The file of a cluster, its tasks, the accessibility statement and the frame around every page."""

import pytest
from django.urls import reverse

from clusterbeleid.core.models import Task
from clusterbeleid.overview.menu import leaves
from clusters.models import Cluster
from tests.overview.conftest import text_of

pytestmark = pytest.mark.usefixtures("told", "db")


@pytest.fixture
def vil():
    return Cluster.objects.get(name="VIL")


def test_file_shows_tiles_that_lead_to_their_tab(browse, vil):
    page = text_of(browse("els").get(reverse("overview:cluster", args=[vil.pk])))
    for name in ("agreements:list", "clusters:members", "clusters:board"):
        assert reverse(name, args=[vil.pk]) in page
    assert "40 days left" in page
    assert "Missed, VIL-2024/3" in page


def test_file_shows_latest_project_year_first(browse, vil):
    page = text_of(browse("els").get(reverse("overview:cluster", args=[vil.pk])))
    assert (
        page.index("VIL-2024/3</a>") < page.index("VIL-2024/2</a>") < page.index("VIL-2017/1</a>")
    )


def test_tasks_of_the_file_and_no_others(browse, vil):
    page = text_of(browse("els").get(reverse("overview:cluster_tasks", args=[vil.pk])))
    number = Task.objects.filter(scope=vil.scope).count()
    assert number
    assert f"{number} result" in page


def test_cluster_side_sees_only_tasks_addressed_to_it(browse, vil):
    page = text_of(browse("tom").get(reverse("overview:cluster_tasks", args=[vil.pk])))
    rows = page.partition("<tbody>")[2]
    assert "Decision on lapse" not in rows


@pytest.mark.parametrize("key", ["els", "tom", "bart"])
def test_accessibility_statement_is_for_everybody_inside(browse, key):
    page = text_of(browse(key).get(reverse("overview:accessibility")))
    assert "EN 301 549" in page
    assert "21 November 2026" in page


def test_accessibility_statement_is_for_strangers_too(told, client):
    answer = client.get(reverse("overview:accessibility"))
    assert answer.status_code == 200
    assert "EN 301 549" in text_of(answer)


def test_menu_follows_the_role(browse):
    wanted = {
        "els": {
            "/",
            "/clusters/",
            "/organisaties/",
            "/ledenvoorstellen/",
            "/antwoorden/",
            "/oproepen/",
            "/aanvragen/",
            "/jaarverslagen/",
            "/indicatoren/",
            "/beoordelingen/",
            "/experten/",
            "/evaluaties/",
            "/betalingen/",
            "/terugvorderingen/",
            "/belangen/",
            "/projecten/",
            "/projecten/tabellen/",
            "/projecten/hefboom/",
            "/projecten/enveloppes/",
            "/projecten/types/",
            "/staatssteun/",
            "/de-minimis/",
            "/subsidieregister/",
            "/europese-commissie/",
            "/kruispuntbank/",
            "/taken/",
            "/parameters/",
            "/steunregelingen/",
        },
        "tom": {
            "/",
            "/clusters/",
            "/aanvragen/",
            "/evaluaties/",
            "/projecten/",
            "/projecten/hefboom/",
            "/team/",
            "/taken/",
        },
        "bart": {
            "/taken/",
            "/parameters/",
            "/steunregelingen/",
            "/kruispuntbank/",
            "/projecten/types/",
            "/systemen/",
            "/beheer/gebruikers/",
            "/beheer/nachtwerk/",
            "/beheer/berichten/",
            "/beheer/demodag/",
        },
        "lieve": {"/comite/", "/taken/", "/parameters/", "/steunregelingen/"},
        "anna": {"/mijn-beoordelingen/", "/mijn-panels/", "/taken/"},
    }
    for key, addresses in wanted.items():
        response = browse(key).get("/taken/")
        found = leaves(response.context["nav_items"])
        assert {item.url for item in found} == addresses, key
        active = [item.url for item in found if item.active]
        assert active == ["/taken/"], key


def test_every_entry_of_the_menu_opens(browse):
    for key in ("els", "hilde", "tom", "joris", "greet", "bart", "lieve", "dirk", "anna"):
        client = browse(key)
        for item in leaves(client.get("/taken/").context["nav_items"]):
            assert client.get(item.url, follow=True).status_code == 200, (key, item.url)


def test_menu_stays_short_and_groups_what_belongs_together(browse):
    entries = {}
    for key in ("els", "hilde", "greet", "joris", "tom", "bart"):
        items = browse(key).get("/indicatoren/" if key == "els" else "/taken/").context["nav_items"]
        entries[key] = [str(item.label) for item in items]
        if key == "els":
            assert [str(item.label) for item in items if item.active] == ["Follow-up"]
    assert entries["els"] == [
        *("Portfolio", "Clusters", "Applications", "Follow-up", "Tasks", "Rules and registers")
    ]
    assert entries["tom"] == ["Start", "Clusters", "Applications", "Follow-up", "Team", "Tasks"]
    assert max(map(len, entries.values())) <= 8


def test_frame_names_the_person_the_organisation_and_the_day(browse):
    page = text_of(browse("tom").get("/taken/"))
    assert "Tom Verlinden" in page
    assert "for VIL" in page
    assert "Sat 21/11/2026" in page
    assert "Other organisation" not in page


def test_stranger_sees_no_menu(client):
    page = text_of(client.get("/aanmelden/"))
    assert "cb-nav" not in page
    assert "Meld je af" not in page

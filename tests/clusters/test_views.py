"""The pages of this room: by role, by form, and with one number of queries."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.enums import BoardSeat, DocumentClass, SizeClass
from clusters.models import Cluster, Membership, Organisation
from tests.clusters.builders import (
    make_cluster,
    make_contact,
    make_document,
    make_manager,
    make_member,
    make_organisation,
    make_seat,
    make_size,
    uploaded_picture,
)
from tests.clusters.conftest import rows_of_room
from tests.people import NOW, person

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("figures"),
]
KBO, OTHER_KBO = make_kbo(1), make_kbo(2)
PAGES = ("members", "members_all", "board", "contacts", "documents", "data", "lineage")
AGENCY_PAGES = {"contacts", "lineage"}


class World:
    """A cluster with everything in it, and people around it."""

    def __init__(self) -> None:
        self.cluster = make_cluster(
            "Catalisti", operator=make_organisation("Catalisti vzw", kbo=KBO)
        )
        make_cluster("Ander", operator=make_organisation("Ander vzw", kbo=OTHER_KBO))
        self.manager = person(Role.ACCOUNT_MANAGER, name="An Peeters")
        make_manager(self.cluster, self.manager)
        self.member = make_member(self.cluster, size=SizeClass.SMALL)
        self.seat = make_seat(self.cluster, "Voorzitter", seat=BoardSeat.OTHER, is_chair=True)
        self.contact = make_contact(self.cluster)
        self.document = make_document(self.cluster, document_class=DocumentClass.SHARED)
        self.head = person(Role.HEAD_OF_TEAM)

    def url(self, name, *more):
        return reverse(f"clusters:{name}", args=[self.cluster.pk, *more])

    def forms(self):
        """Return the address of every form of the cluster."""
        plain = ["add_member", "add_seat", "log_contact", "add_document", "edit", "stop"]
        plain += ["undo_stop", "appoint_operator", "assign_manager", "assess_lineage"]
        rows = {
            "change_member": self.member.pk,
            "change_seat": self.seat.pk,
            "assess_chair": self.seat.pk,
            "correct_contact": self.contact.pk,
            "correct_document": self.document.pk,
            "change_operator": self.cluster.operators.get().pk,
            "change_manager": self.cluster.account_managers.get().pk,
            "undo_merge": self.cluster.lineage_id,
        }
        return [self.url(name) for name in (*plain, "merge_lineage")] + [
            self.url(name, key) for name, key in rows.items()
        ]


@pytest.fixture(autouse=True)
def _stopped_clock():
    """Let the pages live on the day of the demo, whatever the clock of the machine says."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def world():
    return World()


@pytest.fixture
def as_(client):
    """Return a function that logs somebody in and gives the client."""

    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("page", PAGES)
def test_page_shows_to_its_account_manager_and_head(world, as_, page):
    for user in (world.manager, world.head):
        response = as_(user).get(world.url(page))
        assert response.status_code == 200
        assert "Catalisti" in text(response)


@pytest.mark.parametrize("page", PAGES)
def test_page_of_other_people_is_absent(world, as_, page):
    """Not yours and absent answer alike."""
    absent = reverse(f"clusters:{page}", args=[999_999])
    for user in (
        person(Role.ACCOUNT_MANAGER),
        person(Role.CLUSTER_EDITOR, mandates=[OTHER_KBO]),
        person(Role.ADMINISTRATOR),
        person(Role.EXPERT),
    ):
        found = as_(user)
        statuses = [found.get(address).status_code for address in (world.url(page), absent)]
        assert statuses == [404, 404]


@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_cluster_side_is_read_only(world, as_, page):
    response = as_(person(Role.CLUSTER_SIGNATORY, mandates=[KBO])).get(world.url(page))
    assert response.status_code == (403 if page in AGENCY_PAGES else 200)
    assert 'method="post" class="cb-form"' not in response.content.decode()
    # What it may propose about a member lies under the address of that member.
    assert not any(f'"{address}"' in response.content.decode() for address in world.forms())


@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_auditor_has_no_forms(world, as_, page):
    response = as_(person(Role.AUDITOR)).get(world.url(page))
    assert response.status_code == 200
    assert not any(address in response.content.decode() for address in world.forms())


@pytest.mark.parametrize("user", ["auditor", "finance", "cluster"])
def test_forms_are_refused_to_readers_and_change_nothing(world, as_, user):
    mandates = [KBO] if user == "cluster" else []
    role = {"auditor": Role.AUDITOR, "finance": Role.FINANCE, "cluster": Role.CLUSTER_EDITOR}[user]
    found = as_(person(role, mandates=mandates))
    before = rows_of_room()
    for address in world.forms():
        assert found.get(address).status_code == 403, address
        assert found.post(address, {"name": "x", "reason": "x"}).status_code == 403, address
    assert rows_of_room() == before


def test_forms_of_a_foreign_cluster_are_absent(world, as_):
    found = as_(person(Role.ACCOUNT_MANAGER))
    before = rows_of_room()
    for address in world.forms():
        assert found.post(address, {"name": "x"}).status_code == 404, address
    assert rows_of_room() == before


def test_forms_open_for_the_head_of_team(world, as_):
    found = as_(world.head)
    for address in world.forms():
        assert found.get(address).status_code == 200, address


def test_anonymous_goes_to_the_login_page(world, client):
    for address in (reverse("clusters:list"), world.url("members"), *world.forms()):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("accounts:login"))


def test_list_shows_own_clusters_only(world, as_):
    shown = text(as_(world.manager).get(reverse("clusters:list")))
    assert "Catalisti vzw" in shown
    assert "An Peeters" in shown
    assert "Ander" not in shown


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?kind=IBN", []),
        ("?kind=SPC", ["Ander", "Catalisti"]),
        ("?domain=materialen", ["Ander", "Catalisti"]),
        ("?manager=An+Peeters", ["Catalisti"]),
        ("?state=stopped", []),
        ("?state=active", ["Ander", "Catalisti"]),
        ("?q=catal", ["Catalisti"]),
    ],
)
def test_list_filters(world, as_, query, names):
    response = as_(world.head).get(reverse("clusters:list") + query)
    assert [row.subject.name for row in response.context["listing"].rows] == names


def test_list_exports_what_is_shown(world, as_):
    response = as_(world.manager).get(reverse("clusters:list") + "?export=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith(
        "Cluster;Soort;Domein;Clusterorganisatie;Accountmanagers;Leden;Status"
    )
    assert lines[1].startswith("Catalisti;Speerpuntcluster;materialen;Catalisti vzw;An Peeters;1;")


def test_members_tile_names_its_denominator(world, as_):
    make_member(world.cluster, size=SizeClass.LARGE)
    make_member(world.cluster)
    shown = text(as_(world.manager).get(world.url("members")))
    assert "33,3 %" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 van 3 ledenbedrijven" in shown
    assert "Van 1 van de 3 ledenbedrijven is de grootte niet bekend" in shown


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("?kind=company", 1),
        ("?kind=federation", 1),
        ("?size=small", 1),
        ("?size=unknown", 1),
    ],
)
def test_members_filters(world, as_, query, number):
    make_member(world.cluster, make_organisation("Fed", kind="federation"))
    response = as_(world.manager).get(world.url("members") + query)
    assert response.context["listing"].total == number


def test_add_member_unknown_number_asks_for_details_and_keeps_the_days(world, as_):
    found = as_(world.manager)
    address = world.url("add_member")
    first = {"number": "0203.430.576", "first_day": "01/02/2026", "last_day": ""}
    before = rows_of_room()
    response = found.post(address, first)
    assert "Deze organisatie is nog niet geregistreerd" in text(response)
    assert 'value="01/02/2026"' in response.content.decode()
    assert rows_of_room() == before
    details = {"name": "Nieuw nv", "kind": "company", "flemish_establishment": "True"}
    response = found.post(address, first | details)
    assert response.status_code == 302
    row = Membership.objects.get(organisation__kbo="0203430576")
    assert (row.organisation.name, row.first_day.isoformat()) == ("Nieuw nv", "2026-02-01")


@pytest.mark.parametrize(
    ("number", "day", "message"),
    [
        ("0203.430.575", "01/02/2026", "controlecijfers kloppen niet"),
        ("0203.430.576", "31/02/2026", "bestaat niet"),
        ("", "01/02/2026", "verplicht"),
    ],
)
def test_add_member_bad_input_is_named_at_the_field(world, as_, number, day, message):
    before = rows_of_room()
    response = as_(world.manager).post(
        world.url("add_member"), {"number": number, "first_day": day}
    )
    assert response.status_code == 422
    assert message in text(response).lower()
    assert rows_of_room() == before


def test_add_member_twice_says_so(world, as_):
    data = {"number": world.member.organisation.kbo, "first_day": "01/02/2026"}
    response = as_(world.manager).post(world.url("add_member"), data)
    assert response.status_code == 422
    assert "Deze organisatie is op sommige van deze dagen al lid." in text(response)


def test_change_member_ends_it(world, as_):
    data = {"first_day": "01/01/2017", "last_day": "31/12/2025", "reason": "Gestopt", "version": 1}
    response = as_(world.manager).post(world.url("change_member", world.member.pk), data)
    assert response.status_code == 302
    assert Membership.objects.get(pk=world.member.pk).last_day == date(2025, 12, 31)


def test_change_member_in_the_wrong_order_is_a_message(world, as_):
    data = {"first_day": "01/01/2017", "last_day": "31/12/2016", "reason": "x", "version": 1}
    response = as_(world.manager).post(world.url("change_member", world.member.pk), data)
    assert response.status_code == 422
    assert "De laatste dag valt voor de eerste dag." in text(response)


def test_nested_row_of_another_cluster_is_absent(world, as_):
    foreign = make_member(Cluster.objects.get(name="Ander"))
    response = as_(world.head).get(world.url("change_member", foreign.pk))
    assert response.status_code == 404


EDIT = {
    "name": "Catalisti",
    "kind": "SPC",
    "domain": "chemie",
    "mission": "",
    "website": "",
    "published_members": "",
    "published_sme_pct": "46,5",
    "published_source": "Groenboek 2024",
    "reason": "Beter domein",
    "version": "1",
}


def test_edit_saves_with_reason(world, as_):
    response = as_(world.manager).post(world.url("edit"), EDIT)
    assert response.status_code == 302
    stored = Cluster.objects.get(pk=world.cluster.pk)
    assert (stored.domain, str(stored.published_sme_pct)) == ("chemie", "46.50")
    assert stored.history.first().history_change_reason == "Beter domein"


def test_mission_is_kept_as_typed_and_shown_as_text(world, as_):
    typed = "Sterker <b>samen</b>.\nVoor kmo's."
    found = as_(world.manager)
    assert found.post(world.url("edit"), EDIT | {"mission": typed}).status_code == 302
    assert Cluster.objects.get(pk=world.cluster.pk).mission == typed
    shown = found.get(world.url("data")).content.decode()
    assert "Sterker &lt;b&gt;samen&lt;/b&gt;.<br>Voor kmo&#x27;s." in shown
    long = found.post(world.url("edit"), EDIT | {"mission": "x" * 1001, "version": "2"})
    assert (long.status_code, list(long.context["form"].errors)) == (422, ["mission"])
    assert Cluster.objects.get(pk=world.cluster.pk).mission == typed


def test_edit_of_two_people_shows_what_the_other_changed_and_keeps_the_text(world, as_):
    as_(world.head).post(world.url("edit"), EDIT | {"website": "www.catalisti.be"})
    found = as_(world.manager)
    mine = EDIT | {"domain": "chemie en kunststoffen", "website": ""}
    response = found.post(world.url("edit"), mine)
    assert response.status_code == 422
    shown = text(response)
    assert f"{world.head.full_name} heeft dit gewijzigd terwijl je bezig was." in shown
    assert [(row.field, row.old, row.new) for row in response.context["conflict"]] == [
        ("Domein", "chemie en kunststoffen", "chemie"),
        ("Website", "–", "www.catalisti.be"),
    ]
    assert 'value="chemie en kunststoffen"' in response.content.decode()
    assert Cluster.objects.get(pk=world.cluster.pk).domain == "chemie"
    again = found.post(world.url("edit"), mine | {"version": "2"})
    assert again.status_code == 302
    assert Cluster.objects.get(pk=world.cluster.pk).domain == "chemie en kunststoffen"


def test_board_says_why(world, as_):
    shown = text(as_(world.manager).get(world.url("board")))
    assert "0 van de 1 stemgerechtigde zetels zijn verbonden met Vlaamse bedrijven" in shown
    assert "VLAIO heeft geen waarnemer in het bestuur." in shown
    assert "Waarom?" in shown
    assert "De voorzitter vertegenwoordigt geen Vlaams bedrijf." in shown


def test_add_seat_without_company_names_the_field(world, as_):
    data = {"person": "Bert", "seat": "flemish_company", "first_day": "01/01/2026"}
    response = as_(world.manager).post(world.url("add_seat"), data)
    assert response.status_code == 422
    assert response.context["form"].errors["number"] == [
        "Kies het bedrijf dat deze zetel vertegenwoordigt."
    ]


def test_documents_internal_stays_hidden_from_the_cluster_side(world, as_):
    make_document(world.cluster, "Advies VLAIO", document_class=DocumentClass.INTERNAL)
    shown = text(as_(person(Role.CLUSTER_EDITOR, mandates=[KBO])).get(world.url("documents")))
    assert "Jaarverslag" in shown
    assert "Advies VLAIO" not in shown
    assert "Intern bij VLAIO" not in shown


def test_add_document_by_form(world, as_):
    data = {"title": "Foto", "document_class": "shared", "file": uploaded_picture()}
    response = as_(world.manager).post(world.url("add_document"), data)
    assert response.status_code == 302
    assert world.cluster.documents.filter(title="Foto").count() == 1


def test_stop_and_take_back_by_form(world, as_):
    found = as_(world.head)
    data = {"stopped_on": "31/12/2023", "reason": "Opgegaan in een andere", "version": "1"}
    assert found.post(world.url("stop"), data).status_code == 302
    shown = text(found.get(world.url("data")))
    assert "31/12/2023 : Opgegaan in een andere" in shown
    assert found.post(world.url("undo_stop"), {"reason": "Fout", "version": "2"}).status_code == 302
    assert Cluster.objects.get(pk=world.cluster.pk).stopped_on is None


def test_assess_lineage_by_form(world, as_):
    other = Cluster.objects.get(name="Ander").lineage
    tests = ("same_members", "same_people", "same_mission", "same_brand", "same_area", "continuity")
    data = dict.fromkeys(tests, "Bekeken.") | {
        "compared_with": other.pk,
        "outcome": "new",
        "motivation": "Omdat.",
    }
    found = as_(world.head)
    response = found.post(world.url("assess_lineage"), data)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["legal_advice"]
    assert found.post(world.url("assess_lineage"), data | {"outcome": "same"}).status_code == 302
    assert "Dezelfde afstamming" in text(found.get(world.url("lineage")))


def test_organisations_search_by_name_and_number(world, as_):
    make_organisation("Café Élan", kbo="0203430576")
    found = as_(world.manager)
    for wanted in ("elan", "Elan cafe", "0203.430", "BE 0203"):
        response = found.get(reverse("clusters:organisations"), {"q": wanted})
        names = [row.subject.name for row in response.context["listing"].rows]
        assert names == ["Café Élan"], wanted


def test_organisation_page_hides_figures_and_other_clusters_from_the_cluster_side(world, as_):
    body = world.member.organisation
    make_member(Cluster.objects.get(name="Ander"), body)
    address = reverse("clusters:organisation", args=[body.pk])
    inside = text(as_(world.head).get(address))
    assert "Ander" in inside
    assert "Omzet" in inside
    outside = text(as_(person(Role.CLUSTER_EDITOR, mandates=[KBO])).get(address))
    assert "Catalisti" in outside
    assert "Ander" not in outside
    assert "Omzet" not in outside
    elsewhere = reverse(
        "clusters:organisation", args=[Organisation.objects.get(name="Ander vzw").pk]
    )
    cluster_side = as_(person(Role.CLUSTER_EDITOR, mandates=[KBO]))
    assert cluster_side.get(elsewhere).status_code == 404


def test_record_size_by_form_follows_the_figures(world, as_):
    body = make_organisation()
    address = reverse("clusters:record_size", args=[body.pk])
    data = {
        "on_day": "31/12/2025",
        "staff": "12,5",
        "turnover": "1.500.000,00",
        "balance": "900.000",
        "source": "Jaarrekening 2025",
    }
    assert as_(world.manager).post(address, data).status_code == 302
    assert body.sizes.get().size == SizeClass.SMALL
    response = as_(world.manager).post(address, data | {"turnover": "1,2,3"})
    assert list(response.context["form"].errors) == ["turnover"]


def test_organisation_forms_are_refused_to_readers(world, as_):
    body = world.member.organisation
    addresses = [
        reverse("clusters:new_organisation"),
        reverse("clusters:correct_organisation", args=[body.pk]),
        reverse("clusters:record_size", args=[body.pk]),
        reverse("clusters:new"),
    ]
    before = rows_of_room()
    for role in (Role.AUDITOR, Role.FINANCE, Role.ADMINISTRATOR):
        found = as_(person(role))
        for address in addresses:
            assert found.post(address, {"name": "x"}).status_code == 403, address
    assert rows_of_room() == before


COUNTED = {
    "members": 11,
    "board": 9,
    "contacts": 8,
    "documents": 8,
    "data": 10,
    "lineage": 12,
}


@pytest.mark.parametrize("page", COUNTED)
def test_page_takes_one_number_of_queries_whatever_the_rows(
    world, as_, page, django_assert_num_queries
):
    found = as_(world.manager)
    found.get(world.url(page))
    for _more in range(2):
        with django_assert_num_queries(COUNTED[page]):
            assert found.get(world.url(page)).status_code == 200
        for _row in range(2):
            make_member(world.cluster, size=SizeClass.SMALL)
            make_seat(world.cluster)
            make_contact(world.cluster)
            make_document(world.cluster)
            make_manager(world.cluster)


@pytest.mark.parametrize(
    ("address", "number"), [("clusters:list", 8), ("clusters:organisations", 6)]
)
def test_list_takes_one_number_of_queries_whatever_the_rows(
    world, as_, address, number, django_assert_num_queries
):
    found = as_(world.head)
    for _more in range(2):
        with django_assert_num_queries(number):
            assert found.get(reverse(address)).status_code == 200
        for _row in range(2):
            make_manager(make_cluster(operator=make_organisation()))


def test_organisation_takes_one_number_of_queries_whatever_the_rows(
    world, as_, django_assert_num_queries
):
    body = world.member.organisation
    found = as_(world.head)
    for year in (2023, 2024):
        with django_assert_num_queries(11):
            assert found.get(reverse("clusters:organisation", args=[body.pk])).status_code == 200
        make_member(make_cluster(), body)
        make_seat(world.cluster, organisation=body)
        make_size(body, SizeClass.SMALL, on_day=date(year, 12, 31))

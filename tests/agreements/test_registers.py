"""De minimis aid, discounts on services, the subsidy register and what the Commission gets (R16, R20, R27, R64)."""

from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from lxml import etree

from agreements.actions.de_minimis import DeMinimisData, record_de_minimis, register_de_minimis
from agreements.actions.discounts import DiscountData, record_discount
from agreements.actions.outward import watch_outward
from agreements.actions.scheme_duties import meet_scheme_duty
from agreements.documents import DE_MINIMIS, SUBSIDIES
from agreements.models import DeMinimisAid, SchemeDuty, ServiceDiscount
from agreements.queries.registers import de_minimis_in_order, discounts_of
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import visible_file
from clusterbeleid.core.models import Task
from clusters.actions.links import LinkData, record_link
from tests.agreements.builders import (
    first_year,
    legal_figures,
    made_aid,
    made_request,
    make_scheme,
    paid,
    running_agreement,
)
from tests.clusters.builders import (
    make_cluster,
    make_manager,
    make_operator,
    make_organisation,
    make_size,
    uploaded_picture,
)
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db


def refusals(act) -> list[str]:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    return [finding.code for finding in refusal.value.findings]


def joined(one, other, kind="majority", first_day=date(2020, 1, 1)):
    data = LinkData(holder=one, held=other, kind=kind, first_day=first_day, source="Jaarrekening")
    return record_link(data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)


@pytest.mark.parametrize(("kind", "code"), [("majority", 1), ("merger", 1), ("partner", 0)])
def test_aid_is_added_up_for_the_undertaking(kind, code):
    one, other = make_organisation(), make_organisation()
    legal_figures()
    data = LinkData(
        holder=one,
        held=other,
        kind=kind,
        first_day=date(2026, 1, 1),
        source="x",
        share_pct=Decimal(30),
    )
    record_link(data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    made_aid(other, amount=Decimal(250000), granted_on=date(2025, 5, 5))
    if code:
        assert refusals(lambda: made_aid(one, amount=Decimal("50000.01"))) == [
            "deminimis.above_ceiling"
        ]
        assert DeMinimisAid.objects.count() == 1
    assert made_aid(one, amount=Decimal(50000)).due_on == date(2026, 12, 9)


def test_declared_aid_counts_but_is_not_ours_to_register():
    one = make_organisation()
    declared = made_aid(one, origin="declared", amount=Decimal(280000), authority="Stad Gent")
    assert declared.declaration is not None
    assert (declared.due_on, declared.declaration.scope) == (None, "register:aid")
    assert refusals(lambda: made_aid(one, amount=Decimal(20001))) == ["deminimis.above_ceiling"]
    over = made_aid(one, origin="declared", amount=Decimal(30000), authority="Provincie")
    assert over.explained["findings"][0]["code"] == "deminimis.above_ceiling"


def test_grant_needs_a_declaration_and_a_day_that_has_come():
    one = made_aid()
    data = one.__class__.objects.values(
        "origin", "granted_on", "amount", "authority", "instrument", "nace", "purpose"
    ).get()
    head = acting(Role.HEAD_OF_TEAM)
    again = DeMinimisData(organisation=make_organisation(), **data)
    assert refusals(lambda: record_de_minimis(again, actor=head, at=NOW)) == [
        "deminimis.declaration_missing"
    ]
    assert refusals(lambda: made_aid(granted_on=date(2026, 11, 22))) == ["deminimis.in_future"]
    auditor = acting(Role.AUDITOR)
    assert refusals(lambda: record_de_minimis(again, actor=auditor, at=NOW)) == [
        "agreements.read_only"
    ]
    with pytest.raises(ValidationError):
        made_aid(nace="chemie")


def test_registration_keeps_reference_and_proof_and_closes_the_task():
    aid = made_aid()
    seen, opened = watch_outward(TODAY, at=NOW)
    assert opened == seen
    assert watch_outward(TODAY, at=NOW) == (seen, 0)
    task = Task.objects.get(kind="agreements.register_aid")
    assert (task.due_on, task.scope) == (date(2026, 12, 9), "register:aid")
    head = acting(Role.HEAD_OF_TEAM)
    values: dict[str, Any] = {"reference": "EU-1", "actor": head, "at": NOW}
    early = date(2026, 11, 9)
    assert refusals(lambda: register_de_minimis(aid, on_day=early, **values)) == [
        "duty.day_outside"
    ]
    done = register_de_minimis(aid, on_day=TODAY, uploaded=uploaded_picture(), **values)
    assert done.proof is not None
    assert (done.reference, done.registered_on, done.proof.name) == ("EU-1", TODAY, "foto.png")
    assert Task.objects.get(pk=task.pk).state == "done"
    assert visible_file(acting(Role.AUDITOR), done.proof.reference, on=TODAY) == done.proof
    assert visible_file(acting(Role.EXPERT), done.proof.reference, on=TODAY) is None
    assert refusals(lambda: register_de_minimis(aid, on_day=TODAY, **values)) == [
        "deminimis.nothing_to_register"
    ]


def test_person_grants_and_registers_in_the_browser(client):
    legal_figures()
    one = make_organisation()
    client.force_login(person(Role.ACCOUNT_MANAGER))
    address = reverse("agreements:new_de_minimis")
    values = {
        "number": one.kbo,
        "origin": "own",
        "granted_on": "10/11/2026",
        "amount": "300.000,01",
        "authority": "VLAIO",
        "instrument": "grant",
        "nace": "72.19",
        "purpose": "Studie",
    }
    too_much = client.post(address, values | {"uploaded": uploaded_picture()})
    assert too_much.status_code == 422
    assert "past hoogstens 300.000,00 euro bij" in too_much.content.decode()
    done = client.post(address, values | {"amount": "300.000", "uploaded": uploaded_picture()})
    aid = DeMinimisAid.objects.get()
    assert done["Location"] == reverse("agreements:de_minimis_aid", args=[aid.pk])
    page = client.get(done["Location"]).content.decode()
    assert "300.000,00" in page
    assert "09/12/2026" in page
    tree = etree.fromstring(client.get(reverse("agreements:de_minimis_xml")).content)
    assert etree.XMLSchema(etree.parse(DE_MINIMIS.schema)).validate(tree)
    assert tree[0].findtext("amount") == "300000.00"
    register = reverse("agreements:register_de_minimis", args=[aid.pk])
    assert client.post(register, {"on_day": "21/11/2026", "reference": "EU-9"}).status_code == 302
    assert "EU-9" in client.get(reverse("agreements:de_minimis")).content.decode()
    assert len(etree.fromstring(client.get(reverse("agreements:de_minimis_xml")).content)) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_for_any_number(number, django_assert_num_queries):
    cluster = make_cluster()
    for _one in range(number):
        made_aid()
        discount(cluster)
    with django_assert_num_queries(2):
        assert len([row.organisation.name for row in de_minimis_in_order()]) == number
        assert len([row.organisation.name for row in discounts_of(cluster)]) == number


def discount(cluster, organisation=None, *, by=None, **more) -> ServiceDiscount:
    legal_figures()
    organisation = organisation or sme()
    fields: dict[str, Any] = {
        "organisation": organisation,
        "on_day": date(2026, 10, 1),
        "service": "Advies",
        "price": Decimal(5000),
        "paid": Decimal(1000),
        "rules_url": "https://cluster.example.be/tarieven",
        "rules_published_on": date(2026, 1, 5),
    }
    actor = by or acting(Role.HEAD_OF_TEAM)
    return record_discount(cluster, DiscountData(**(fields | more)), actor=actor, at=NOW)


def sme(size="small"):
    found = make_organisation()
    make_size(found, size)
    return found


def test_discounts_of_all_clusters_count_for_one_undertaking():
    one, other = sme(), sme()
    joined(one, other)
    discount(make_cluster(), one, price=Decimal(200000), paid=Decimal(0))
    cluster = make_cluster()
    make_operator(cluster, first_day=date(2017, 1, 1))
    editor = acting(Role.CLUSTER_EDITOR, mandates=[cluster.operators.get().organisation.kbo])
    exceeding = {"price": Decimal("20000.01"), "paid": Decimal(0), "by": editor}
    assert refusals(lambda: discount(cluster, other, **exceeding)) == ["discount.above_ceiling"]
    assert discount(cluster, other, price=Decimal(20000), paid=Decimal(0), by=editor).aid == 20000
    stranger = acting(Role.CLUSTER_EDITOR, mandates=[make_organisation().kbo])
    assert refusals(lambda: discount(cluster, other, by=stranger)) == ["agreements.not_yours"]


def test_discount_is_for_smes_under_rules_published_before():
    cluster = make_cluster()
    assert refusals(lambda: discount(cluster, sme("large"))) == ["discount.no_sme"]
    assert refusals(lambda: discount(cluster, make_organisation())) == ["discount.size_unknown"]
    for more in ({"rules_published_on": date(2026, 10, 2)}, {"paid": Decimal(5000)}):
        with pytest.raises(ValidationError):
            discount(cluster, **more)
    assert not ServiceDiscount.objects.exists()


def test_cluster_records_a_discount_in_the_browser(client):
    cluster, one = make_cluster(), sme()
    manager = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, manager)
    client.force_login(manager)
    values = {
        "number": one.kbo,
        "on_day": "01/10/2026",
        "service": "Advies",
        "price": "5.000",
        "paid": "1.000",
        "rules_url": "https://cluster.example.be/tarieven",
        "rules_published_on": "05/01/2026",
    }
    new = reverse("agreements:new_discount", args=[cluster.pk])
    assert client.post(new, values | {"price": "500.000"}).status_code == 422
    assert client.post(new, values).status_code == 302
    page = reverse("agreements:discounts", args=[cluster.pk])
    assert "4.000,00" in client.get(page).content.decode()
    assert "4000,00" in client.get(f"{page}?export=csv").content.decode()


def test_quarter_holds_what_was_granted_and_paid_in_it(client):
    agreement = running_agreement(make_cluster(), date(2026, 1, 1), 3, granted_on=date(2026, 1, 12))
    paid(first_year(agreement), "200000", on_day=date(2026, 3, 31))
    paid(first_year(agreement), "100000", on_day=date(2026, 4, 1))
    out = StringIO()
    call_command("export_subsidieregister", "--quarter", "2026Q1", "--format", "xml", stdout=out)
    tree = etree.fromstring(out.getvalue().encode())
    assert etree.XMLSchema(etree.parse(SUBSIDIES.schema)).validate(tree)
    assert (tree.get("first_day"), tree.get("last_day")) == ("2026-01-01", "2026-03-31")
    assert [(row.findtext("granted"), row.findtext("paid")) for row in tree] == [
        ("1500000.00", "200000.00")
    ]
    client.force_login(person(Role.AUDITOR))
    second = client.get(reverse("agreements:quarter_csv", args=["2026Q2"])).content.decode(
        "utf-8-sig"
    )
    assert second.splitlines()[1].split(";")[5:7] == ["0.00", "100000.00"]
    year = etree.fromstring(client.get(reverse("agreements:year_xml", args=[2026])).content)
    assert [row.findtext("paid") for row in year] == ["300000.00"]
    page = client.get(reverse("agreements:quarters")).content.decode()
    assert "2026Q1" in page
    assert "1.500.000,00" in page
    assert client.get(reverse("agreements:quarter_csv", args=["2026Q5"])).status_code == 404
    with pytest.raises(CommandError, match="2026Q4"):
        call_command("export_subsidieregister", "--quarter", "2026-4")


def test_night_writes_sheets_and_yearly_reports_once():
    running_agreement(make_cluster(), date(2025, 1, 1), 3, granted_on=date(2024, 12, 16))
    watch_outward(TODAY, at=NOW)
    watch_outward(TODAY, at=NOW)
    found = SchemeDuty.objects.order_by("kind").values_list("kind", "event_on", "due_on", "subject")
    assert list(found) == [
        ("report", date(2025, 12, 31), date(2026, 6, 30), "2025"),
        ("sheet", date(2014, 7, 1), date(2014, 7, 30), ""),
    ]
    assert Task.objects.filter(kind="agreements.scheme_duty").count() == 2


def test_request_is_answered_within_twenty_working_days(client):
    duty = made_request()
    assert duty.due_on == date(2026, 12, 9)
    head = acting(Role.HEAD_OF_TEAM)
    values: dict[str, Any] = {"reference": "ARES 1", "actor": head, "at": NOW}
    met = meet_scheme_duty(duty, on_day=TODAY, **values)
    assert (met.met_on, met.history.count()) == (TODAY, 2)
    assert refusals(lambda: meet_scheme_duty(duty, on_day=TODAY, **values)) == ["schemeduty.done"]
    client.force_login(person(Role.HEAD_OF_TEAM))
    address = reverse("agreements:new_request")
    asked = {
        "scheme": str(make_scheme().pk),
        "received_on": "20/11/2026",
        "subject": "Werkingssteun",
    }
    assert client.post(address, asked | {"received_on": "22/11/2026"}).status_code == 422
    assert client.post(address, asked).status_code == 302
    page = client.get(reverse("agreements:scheme_duties")).content.decode()
    assert "Werkingssteun" in page
    assert "ARES 1" in page
    late = SchemeDuty.objects.get(subject="Werkingssteun")
    meet = reverse("agreements:meet_scheme_duty", args=[late.pk])
    assert client.post(meet, {"on_day": "21/11/2026", "reference": "ARES 2"}).status_code == 302

"""Facts of the Crossroads Bank: from open data, from the service, or delivered (R66)."""

import zipfile
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from clusterbeleid.core import background
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.actions.register import FactsData, record_enterprise_facts, register_service
from clusters.models import EnterpriseFacts
from clusters.queries.enterprise import gone_organisations
from tests.clusters.builders import make_cluster, make_member, make_organisation
from tests.clusters.kbo import delivery, service
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db


def told(number: str, **more) -> FactsData:
    fields: dict[str, Any] = {
        "number": number,
        "on_day": date(2026, 11, 15),
        "source": "api",
        "name": "Zetel bv",
        "status": "active",
    }
    return FactsData(**(fields | more))


def codes(act) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return [finding.code for finding in refusal.value.findings]


def test_open_data_give_name_form_seat_flemish_establishments_and_activity(tmp_path):
    one, gone = make_organisation(), make_organisation()
    path = delivery(tmp_path, one.kbo, gone=gone.kbo, strangers=300)
    out = StringIO()
    call_command("import_kbo", str(path), stdout=out)
    assert out.getvalue().strip() == "2 asked, 2 recorded, 1 gone, 0 unanswered"
    row = EnterpriseFacts.objects.get(organisation=one)
    assert (row.name, row.legal_form, row.status, row.insolvent) == (
        "Naam 0",
        "Besloten vennootschap",
        "active",
        False,
    )
    assert (row.on_day, row.source) == (date(2026, 11, 15), "open_data")
    assert (row.street, row.postal_code, row.municipality) == ("Kerkstraat 12", "2000", "Antwerpen")
    assert [place["municipality"] for place in row.establishments] == ["Gent"]
    assert (row.nace, row.activities) == ("72.19", ["72191"])
    assert list(gone_organisations()) == [gone]
    one.refresh_from_db()
    assert one.name != row.name
    call_command("import_kbo", str(path), stdout=StringIO())
    assert EnterpriseFacts.objects.count() == 2


def test_file_that_is_none_is_refused_whole(tmp_path):
    wrong = tmp_path / "x.zip"
    wrong.write_bytes(b"geen zip")
    with pytest.raises(CommandError, match="kan niet gelezen worden"):
        call_command("import_kbo", str(wrong))
    with zipfile.ZipFile(wrong, "w") as archive:
        archive.writestr("meta.csv", "")
    with pytest.raises(CommandError, match=r"enterprise\.csv"):
        call_command("import_kbo", str(wrong))
    assert not EnterpriseFacts.objects.exists()


def test_service_is_asked_with_its_key_and_answers_are_kept(settings):
    one, none = make_organisation(), make_organisation()
    answer = {
        "name": "Zetel nv",
        "legalForm": "Naamloze vennootschap",
        "legalSituation": "Normale toestand",
        "endDate": "2026-06-30",
        "seat": {"street": "Kaai 1", "postalCode": "8400", "municipality": "Oostende"},
        "activities": [{"code": "72190"}],
        "establishments": [{"number": "2000000001", "postalCode": "8400"}],
    }
    asked: list[tuple[str, str]] = []
    with service({one.kbo: answer}, asked) as origin:
        settings.KBO_ORIGIN, settings.KBO_TOKEN = origin, "geheim"
        out = StringIO()
        call_command("import_kbo", stdout=out)
    assert out.getvalue().strip() == "2 asked, 1 recorded, 1 gone, 1 unanswered"
    assert sorted(asked) == sorted(
        (f"/enterprises/{row.kbo}", "Bearer geheim") for row in (one, none)
    )
    row = EnterpriseFacts.objects.get(organisation=one)
    assert (row.status, row.source, row.nace) == ("stopped", "service", "72.19")


@pytest.mark.parametrize("answer", [500, 302, {"names": 1}, ["x"]])
def test_silent_or_odd_service_is_left_alone_after_five(settings, answer):
    rows = [make_organisation() for _number in range(7)]
    asked: list[tuple[str, str]] = []
    with service({row.kbo: answer for row in rows}, asked) as origin:
        settings.KBO_ORIGIN, settings.KBO_TOKEN = origin, "geheim"
        call_command("import_kbo", stdout=StringIO())
    assert (len(asked), EnterpriseFacts.objects.count()) == (5, 0)


def test_without_settings_nothing_is_asked(settings):
    settings.KBO_ORIGIN = ""
    assert codes(register_service) == ["facts.service_missing"]
    with pytest.raises(CommandError, match="KBO_URL"):
        call_command("import_kbo")


def test_facts_of_the_same_day_are_replaced_with_history_and_strangers_refused():
    one = make_organisation()
    record_enterprise_facts(told(one.kbo), actor=SYSTEM, at=NOW)
    row = record_enterprise_facts(told(one.kbo, status="stopped"), actor=SYSTEM, at=NOW)
    assert (EnterpriseFacts.objects.get(), row.version, row.history.count()) == (row, 2, 2)
    late = told(one.kbo, on_day=date(2026, 11, 22))
    for data, actor, code in (
        (late, SYSTEM, "facts.in_future"),
        (told(make_kbo(999_999)), SYSTEM, "facts.unknown_organisation"),
        (told("0203430577"), SYSTEM, "kbo.checksum"),
        (told(one.kbo), acting(Role.AUDITOR), "clusters.read_only"),
    ):
        assert codes(
            lambda data=data, actor=actor: record_enterprise_facts(data, actor=actor, at=NOW)
        ) == [code]


def test_last_answer_counts_for_the_warning(client):
    cluster, one = make_cluster(), make_organisation()
    make_member(cluster, one)
    stopped = told(one.kbo, status="stopped", on_day=date(2026, 1, 1))
    record_enterprise_facts(stopped, actor=SYSTEM, at=NOW)
    client.force_login(person(Role.HEAD_OF_TEAM))
    warning = "Gestopt of insolvent volgens de Kruispuntbank"
    pages = [reverse("clusters:organisations"), reverse("clusters:members", args=[cluster.pk])]
    for page in pages:
        assert warning in client.get(page).content.decode()
    own = client.get(reverse("clusters:organisation", args=[one.pk])).content.decode()
    assert "Gestopt volgens de Kruispuntbank." in own
    record_enterprise_facts(
        replace(stopped, status="active", on_day=date(2026, 2, 1)), actor=SYSTEM, at=NOW
    )
    for page in pages:
        assert warning not in client.get(page).content.decode()


def test_head_reads_the_bank_in_the_browser(client, settings, tmp_path):
    one = make_organisation()
    client.force_login(person(Role.HEAD_OF_TEAM))
    page = reverse("clusters:register")
    settings.KBO_OPEN_DATA = ""
    refused = client.post(page, {"source": "open_data"})
    assert (refused.status_code, BackgroundJob.objects.count()) == (422, 0)
    assert "KBO_OPEN_DATA" in refused.content.decode()
    settings.KBO_OPEN_DATA = str(delivery(tmp_path, one.kbo))
    started = client.post(page, {"source": "open_data"})
    job = BackgroundJob.objects.get()
    assert started["Location"] == reverse("core:job", args=[job.pk])
    assert background.run(job.pk, at=NOW) == "done"
    job.refresh_from_db()
    assert job.result == {"asked": 1, "recorded": 1, "gone": 0, "unanswered": 0}
    assert "Klaar" in client.get(page).content.decode()
    client.force_login(person(Role.AUDITOR))
    assert client.get(page).status_code == 200
    assert client.post(page, {"source": "open_data"}).status_code == 403

"""State aid that is published: fields, file, acknowledgement, closing, the public register (R19)."""

from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from lxml import etree

from agreements.actions import end_agreement, meet_duty
from agreements.actions.awards import AwardData, fill_in_award
from agreements.actions.outward import watch_outward
from agreements.documents import AWARDS
from agreements.models import AwardDetails, GrantDuty, SupportAgreement
from agreements.queries.award_suggestions import suggested_award
from agreements.queries.awards import awards_to_publish, public_awards
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import Task
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.records import RecordsInvalid, write_records
from clusterbeleid.kernel.findings import blocking
from clusters.enums import ClusterKind
from clusters.models import Cluster
from tests.agreements.builders import make_scheme, running_agreement
from tests.clusters.builders import make_cluster, make_manager, uploaded_picture
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
SA = "SA.12345"


@pytest.fixture
def manager():
    return person(Role.ACCOUNT_MANAGER)


@pytest.fixture
def cluster(manager) -> Cluster:
    found = make_cluster()
    make_manager(found, manager)
    return found


def award(cluster: Cluster, start: date = date(2026, 1, 1), **more: Any) -> SupportAgreement:
    scheme = make_scheme(code="SPC-SA", sa_number=SA)
    more = {"granted_on": date(2026, 1, 12)} | more
    return running_agreement(cluster, start, scheme=scheme, **more)


def publication(agreement: SupportAgreement) -> GrantDuty:
    return agreement.duties.get(kind="publication")


def filled(duty: GrantDuty, **more: Any) -> AwardDetails:
    start = suggested_award(duty)
    start |= {"size": "SME", "nuts2": "BE21", "nace": "94.1", "authority": "VLAIO"} | more
    return fill_in_award(duty, AwardData(**start), actor=acting(Role.HEAD_OF_TEAM), at=NOW)


def published(duty: GrantDuty, **more: Any) -> GrantDuty:
    values: dict[str, Any] = {"on_day": date(2026, 6, 1), "reference": "TM-1"} | more
    return meet_duty(duty, actor=acting(Role.HEAD_OF_TEAM), at=NOW, **values)


def refusals(act: Any) -> list[str]:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    return [finding.code for finding in blocking(refusal.value.findings)]


def test_publishing_names_every_field_that_is_missing(cluster):
    duty = publication(award(cluster))
    all_of_them = ("beneficiary", "size", "nuts2", "nace", "authority", "sa_number")
    assert refusals(lambda: published(duty)) == [f"award.missing_{name}" for name in all_of_them]
    filled(duty, nuts2="", nace="")
    assert refusals(lambda: published(duty)) == ["award.missing_nuts2", "award.missing_nace"]
    assert publication(duty.agreement).state == "open"


def test_published_award_keeps_its_proof_and_its_fields(cluster):
    duty = publication(award(cluster))
    filled(duty)
    met = published(duty, uploaded=uploaded_picture())
    details = AwardDetails.objects.get(duty=met)
    assert details.proof is not None
    assert (met.reference, details.sa_number, details.proof.name) == ("TM-1", SA, "foto.png")
    assert refusals(lambda: filled(duty, nace="72.1")) == ["transition.wrong_state"]
    for change in ("nace = '72.1'", "proof_id = NULL", "beneficiary_name = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE agreements_awarddetails SET {change}")


@pytest.mark.parametrize(
    ("granted_on", "amount", "kind", "required"),
    [
        (date(2023, 6, 30), "150000", ClusterKind.IBN, False),
        (date(2023, 7, 1), "150000", ClusterKind.IBN, True),
        (date(2023, 7, 1), "33333.33", ClusterKind.IBN, False),
    ],
)
def test_threshold_is_that_of_the_granting_date(granted_on, amount, kind, required):
    agreement = running_agreement(
        make_cluster(kind=kind), date(2023, 9, 1), 3, amount, granted_on=granted_on
    )
    assert publication(agreement).required is required


def test_queue_shows_what_is_due_and_what_is_missing(cluster, manager, client):
    late = award(cluster, date(2026, 1, 1), years=1)
    client.force_login(manager)
    page = client.get(reverse("agreements:awards")).content.decode()
    for expected in (late.reference, "13/07/2026", "Te laat", "6 ontbreken"):
        assert expected in page, expected
    found = client.get(reverse("agreements:awards") + "?state=published")
    assert late.reference not in found.content.decode()
    other = person(Role.ACCOUNT_MANAGER)
    assert list(awards_to_publish(actor(other), on=TODAY)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_any_number(number, client, django_assert_num_queries):
    for _one in range(number):
        award(make_cluster())
    rows = awards_to_publish(acting(Role.HEAD_OF_TEAM), on=TODAY)
    with django_assert_num_queries(2):
        assert len([row.agreement.project_years.all()[0] for row in rows]) == number


def test_bulk_file_holds_what_is_complete_and_is_valid(cluster, manager, client):
    duty = publication(award(cluster))
    award(make_cluster(), date(2026, 1, 1))
    client.force_login(manager)
    empty = etree.fromstring(client.get(reverse("agreements:awards_xml")).content)
    assert len(empty) == 0
    filled(duty, basis="yearly")
    tree = etree.fromstring(client.get(reverse("agreements:awards_xml")).content)
    assert etree.XMLSchema(etree.parse(AWARDS.schema)).validate(tree)
    assert [row.findtext("aid_amount") for row in tree] == ["500000.00"] * 3
    assert [row.findtext("sa_number") for row in tree] == [SA] * 3
    lines = client.get(reverse("agreements:awards_csv")).content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].split(";")[7]) == (4, "500000.00")


def test_schema_refuses_what_the_register_would_refuse():
    row = dict.fromkeys(AWARDS.fields, "x")
    with pytest.raises(RecordsInvalid) as refusal:
        write_records(AWARDS, [row], "csv")
    assert any("beneficiary_id" in error for error in refusal.value.errors)


def test_yearly_amount_is_for_operating_aid_only(cluster):
    agreement = award(cluster, aid_kind="investment")
    assert refusals(lambda: filled(publication(agreement), basis="yearly")) == [
        "award.yearly_operating_only"
    ]


def test_file_does_not_close_while_its_aid_is_overdue(cluster):
    agreement = award(cluster, date(2021, 1, 1), granted_on=date(2020, 12, 14))
    duty = publication(agreement)
    assert (duty.required, duty.due_on) == (True, date(2021, 6, 14))

    def end() -> Any:
        return end_agreement(agreement, actor=acting(Role.HEAD_OF_TEAM), at=NOW)

    assert refusals(end) == ["agreement.not_published"]
    filled(duty)
    published(duty, on_day=date(2021, 6, 1))
    assert end().state == "ended"


def test_register_is_open_to_everybody_and_searchable(cluster, client):
    agreement = award(cluster)
    duty = publication(agreement)
    details = filled(duty)
    address = reverse("agreements:public_awards")
    assert details.beneficiary_name not in client.get(address).content.decode()
    published(duty)
    page = client.get(address).content.decode()
    assert details.beneficiary_name in page
    assert SA in page
    assert details.beneficiary_name not in client.get(f"{address}?q=bestaatniet").content.decode()
    for kind in ("csv", "xml", "json"):
        found = client.get(reverse(f"agreements:public_awards_{kind}")).content.decode()
        assert details.beneficiary_name in found
        assert "1500000.00" in found


def test_award_stays_ten_years_from_granting(cluster):
    duty = publication(award(cluster))
    filled(duty)
    published(duty)
    params = current_params()
    assert public_awards(params, on=date(2036, 1, 11)).count() == 1
    assert public_awards(params, on=date(2036, 1, 12)).count() == 0


def test_night_opens_the_task_once(cluster):
    award(cluster)
    Task.objects.filter(kind="agreements.publication").update(business_key="elders", kind="oud")
    seen, opened = watch_outward(TODAY, at=NOW)
    assert opened == seen
    assert watch_outward(TODAY, at=NOW) == (seen, 0)
    assert Task.objects.get(kind="agreements.publication").due_on == date(2026, 7, 13)


def test_person_fills_in_and_publishes_in_the_browser(cluster, manager, client):
    agreement = award(cluster)
    duty = publication(agreement)
    client.force_login(manager)
    meet = reverse("agreements:meet_duty", args=[duty.pk])
    assert "NACE" in client.get(meet).content.decode()
    fill = reverse("agreements:fill_in_award", args=[duty.pk])
    start = suggested_award(duty)
    values = {
        "number": start["beneficiary"].kbo,
        "size": "SME",
        "nuts2": "BE24",
        "nace": "94.1",
        "basis": "whole",
        "instrument": "grant",
        "objective": "art27_operating",
        "authority": "VLAIO",
    }
    assert client.post(fill, {**values, "nace": "chemie"}).status_code == 422
    assert client.post(fill, {**values, "number": "0203430576"}).status_code == 422
    done = client.post(fill, values)
    assert (done.status_code, done["Location"]) == (302, meet)
    assert client.post(meet, {"on_day": "01/06/2026", "reference": "TM-9"}).status_code == 302
    assert publication(agreement).reference == "TM-9"
    assert AwardDetails.objects.get(duty=duty).history.count() == 2


def test_export_of_a_period_names_what_is_incomplete(cluster):
    filled(publication(award(cluster)))
    incomplete = award(make_cluster(), granted_on=date(2026, 1, 13))
    out = StringIO()
    with pytest.raises(CommandError, match=incomplete.reference):
        call_command("export_tam", "--from", "2026-01-01", "--to", "2026-12-31", stdout=out)
    tree = etree.fromstring(out.getvalue().encode())
    assert (tree.get("granted_from"), len(tree)) == ("2026-01-01", 1)
    out = StringIO()
    call_command(
        "export_tam", "--from", "2026-01-12", "--to", "2026-01-12", "--format", "csv", stdout=out
    )
    assert Decimal(out.getvalue().splitlines()[1].split(";")[7]) == Decimal(1500000)

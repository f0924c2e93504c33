"""The calls, applications and committee of the demo: what must hold, and who sees what."""

import re
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import call_command
from django.db import transaction
from django.db.models import Sum
from django.urls import reverse
from oauth2_provider.models import AccessToken

from agreements.models import ProjectYear, SupportAgreement
from applications.enums import ApplicationState, CallState, Step
from applications.models import Application, Call, ConsortiumMember, Review
from applications.queries.content import application_facts, content_of
from applications.queries.files import visible_applications
from applications.queries.judging.reviews import own_reviews
from applications.rules.completeness import completeness_of
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.api.models import ApiClient, WebhookDelivery
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.kernel.identifiers import parse_kbo
from clusterbeleid.overview.demo import story
from clusterbeleid.overview.demo.calendar import DEMO_DAY
from clusterbeleid.overview.demo.meetings import COMING_ON, HELD_ON
from clusterbeleid.overview.demo.people import BY_KEY, PEOPLE
from clusters.models import Organisation
from cofinancing.models import Payment, Recovery
from committee.enums import ItemState, LetterState, MeetingState, SeatRole
from committee.models import AgendaItem, CommitteeMandate, Letter, Meeting
from committee.queries import latest_dossier, must_declare, visible_items, visible_letters
from evaluations.models import Evaluation
from tests import demo

pytestmark = pytest.mark.django_db
STAGE = "Entertainmenttechnologie"


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """Put the demo in the database for this module, and take it out again."""
    with django_db_blocker.unblock(), demo.demo_settings(), transaction.atomic():
        demo.put_back()
        yield
        transaction.set_rollback(True)


def who(key):
    return actor_of(User.objects.get(email=BY_KEY[key].email), on=DEMO_DAY)


def titles(key):
    return set(visible_applications(who(key), on=DEMO_DAY).values_list("title", flat=True))


def test_one_call_is_closed_and_one_stays_open():
    states = {row.reference: row.state for row in Call.objects.all()}
    assert states == {"SPC-2026": CallState.PUBLISHED, "IBN-2026": CallState.CLOSED}
    assert Call.objects.get(reference="SPC-2026").full_closes_at is None
    ibn = Call.objects.get(reference="IBN-2026")
    assert ibn.envelope is not None
    weights = ibn.criteria.aggregate(whole=Sum("weight"))
    assert weights == {"whole": 100}


def test_twelve_expressions_of_which_two_join_and_six_are_invited():
    found = Application.objects.filter(call__reference="IBN-2026", step=Step.EXPRESSION)
    states = Counter(found.values_list("state", flat=True))
    assert found.count() == 12
    assert states[ApplicationState.JOINED] == 2
    assert states[ApplicationState.INVITED] == 6
    assert states[ApplicationState.NOT_INVITED] == 4
    joint = Application.objects.get(
        call__reference="IBN-2026", origins__expression__title__startswith="Autonome"
    )
    assert joint.origins.count() == 2


def test_four_proposals_are_granted_and_have_their_agreement():
    found = Application.objects.filter(call__reference="IBN-2026", step=Step.FULL)
    states = Counter(found.values_list("state", flat=True))
    assert states == {"granted": 4, "refused": 2, "withdrawn": 1}
    for application in found.filter(state=ApplicationState.GRANTED):
        agreement = SupportAgreement.objects.get(cluster=application.cluster)
        assert agreement.state == "running"
        assert agreement.project_years.count() == 3


def test_what_is_granted_fits_the_envelope():
    ibn = Call.objects.get(reference="IBN-2026")
    years = ProjectYear.objects.filter(agreement__cluster__applications__call=ibn)
    assert years.count() == 12
    granted = years.aggregate(whole=Sum("granted_amount"))["whole"]
    assert ibn.envelope is not None
    assert 0 < granted <= ibn.envelope


def test_the_meeting_held_is_minuted_and_its_letters_are_sent():
    meeting = Meeting.objects.get(on_day=HELD_ON)
    assert meeting.state == MeetingState.MINUTED
    # Six proposals of networks, and the phase-out of an invented cluster.
    assert Counter(meeting.items.values_list("state", flat=True)) == {ItemState.DECIDED: 7}
    assert Counter(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT: 7}
    assert {row.recipient for row in visible_letters(who("jana"), on=DEMO_DAY)} == {"Jana Pauwels"}


def test_the_file_waits_on_the_agenda_of_a_meeting_to_come():
    item = AgendaItem.objects.get(title=STAGE)
    assert (item.meeting.on_day, item.meeting.state) == (COMING_ON, MeetingState.CONVENED)
    assert item.meeting.on_day > DEMO_DAY
    assert Application.objects.get(title=STAGE).state == ApplicationState.ON_AGENDA
    assert latest_dossier(item) is not None


def test_an_item_is_hidden_from_the_member_with_an_interest(client):
    item = AgendaItem.objects.get(title=STAGE)
    page = reverse("committee:item", args=[item.reference])
    agenda = reverse("committee:meeting", args=[item.meeting_id])
    for key, sees in (("lieve", True), ("frank", True), ("wim", False)):
        client.force_login(User.objects.get(email=BY_KEY[key].email))
        assert client.get(page).status_code == (200 if sees else 404), key
        assert (STAGE in client.get(agenda).content.decode()) == sees, key
        assert visible_items(who(key), on=DEMO_DAY).filter(pk=item.pk).exists() == sees, key


def test_a_member_who_said_nothing_yet_declares_before_reading():
    item = AgendaItem.objects.get(title=STAGE)
    assert must_declare(who("frank"), item)
    assert not must_declare(who("lieve"), item)


def test_without_pdf_the_story_goes_on_without_meetings(monkeypatch):
    def fail(_networks, _evaluation):
        raise PdfFailed("pdf.no_library")

    before = Meeting.objects.count()
    monkeypatch.setattr(story, "make_recoveries", lambda: None)
    monkeypatch.setattr(story, "hold_meeting", fail)
    call, file = Call.objects.get(reference="IBN-2026"), Application.objects.get(title=STAGE)
    story._meetings(call, [], file, Evaluation.objects.get(outcome="negative"))
    assert Meeting.objects.count() == before


def test_everything_invented_is_marked():
    assert not Application.objects.filter(is_demo=False).exists()
    assert not Application.objects.filter(applicant__is_demo=False).exists()
    assert not Call.objects.filter(is_demo=False).exists()
    assert not Organisation.objects.filter(is_demo=False).exists()
    assert not User.objects.filter(is_demo=False).exists()
    for number in ConsortiumMember.objects.values_list("kbo", flat=True):
        assert parse_kbo(number) == number


def test_systems_have_a_message_that_arrived_and_one_that_waits_and_a_secret_nobody_saw():
    states = Counter(WebhookDelivery.objects.values_list("state", flat=True))
    assert states["parked"] == 1
    assert states["sent"] >= 1
    assert set(states) == {"parked", "sent"}
    for system in ApiClient.objects.select_related("application"):
        assert system.name.endswith("(demo)")
        # Only a hash is kept of what nobody was shown; no address of theirs exists on any network.
        assert identify_hasher(system.application.client_secret)
        assert all(".invalid/" in hook.url for hook in system.webhooks.all())
    assert not AccessToken.objects.exists()


def test_one_payment_was_made_by_three_people_and_one_waits_for_the_second():
    rows = {row.project_year.agreement.reference: row for row in Payment.objects.all()}
    assert {name: row.state for name, row in rows.items()} == {
        "MEDVIA-2024": "paid",
        "DEBLAUWEC-2024": "proposed",
    }
    done = rows["MEDVIA-2024"]
    assert (
        len({done.proposed_by, done.approved_by, User.objects.get(email=BY_KEY["joris"].email)})
        == 3
    )
    assert done.ledger is not None
    assert done.ledger.amount == done.amount


def test_of_two_claims_one_came_back_and_one_waits():
    states = Counter(Recovery.objects.values_list("state", flat=True))
    assert states == {"paid_back": 1, "claimed": 1}
    assert not Recovery.objects.filter(is_demo=False).exists()
    assert not Recovery.objects.filter(letter__isnull=True).exists()


def test_only_an_invented_cluster_was_judged_negatively():
    evaluation = Evaluation.objects.select_related("cluster").get(outcome="negative")
    assert "(demo)" in evaluation.cluster.name
    assert evaluation.cluster.stopped_on == date(2027, 11, 30)
    last = SupportAgreement.objects.filter(cluster=evaluation.cluster).latest("first_day")
    assert (last.first_day, last.last_day) == (date(2026, 12, 1), date(2027, 11, 30))


def test_an_applicant_sees_the_own_file_only():
    assert titles("sara") == titles("ruben") == {STAGE}
    assert titles("jana") == {"Slimme Serres"}
    assert titles("tom") == set()


def test_nobody_but_its_writer_sees_a_draft():
    draft = Application.objects.get(
        state=ApplicationState.DRAFT, applicant__name__startswith="Circulair"
    )
    assert titles("mieke") == {draft.title}
    for key in ("hilde", "karim", "greet", "joris", "dirk"):
        assert draft.title not in titles(key), key


def test_half_of_the_draft_is_written():
    draft = Application.objects.select_related("call").get(title="Circulair bouwen")
    found = completeness_of(application_facts(content_of(draft), today=DEMO_DAY))
    assert 0.2 < found.done / found.asked < 0.6
    assert found.blocking


def test_three_experts_were_asked_and_one_stepped_aside():
    states = Counter(
        Review.objects.filter(application__title=STAGE).values_list("state", flat=True)
    )
    assert states == {"submitted": 2, "conflicted": 1}
    assert not own_reviews(who("claire"), on=DEMO_DAY).exists()


def test_an_expert_has_a_file_to_score_and_sees_no_other():
    for key in ("anna", "peter"):
        assert [row.application.title for row in own_reviews(who(key), on=DEMO_DAY)] == [
            "Robots naast mensen"
        ]
        assert titles(key) == set()


def test_experts_stand_clear_of_the_applicants_they_judge():
    assert not any(Review.objects.values_list("detected", flat=True))


def test_the_committee_has_seven_seats_that_vote_a_secretary_and_an_observer():
    today = CommitteeMandate.objects.filter(first_day__lte=DEMO_DAY).exclude(last_day__lt=DEMO_DAY)
    roles = Counter(today.values_list("role", flat=True))
    assert roles == {
        SeatRole.CHAIR: 1,
        SeatRole.MEMBER: 5,
        SeatRole.DEPUTY: 1,
        SeatRole.SECRETARY: 1,
        SeatRole.OBSERVER: 1,
    }


def test_mails_go_to_invented_addresses_only():
    for recipient in OutboxMessage.objects.values_list("recipient", flat=True):
        assert re.search(r"@(demo|aanvrager)\.example$", recipient)


def test_everybody_who_can_log_in_is_printed(settings):
    written = StringIO()
    settings.DEMO, settings.DEMO_PASSWORD = True, demo.PASSWORD
    call_command("demo_logins", stdout=written)
    with_password = {row.email for row in User.objects.all() if row.has_usable_password()}
    printed = set(re.findall(r"\S+@\S+", written.getvalue()))
    assert printed == with_password == {person.email for person in PEOPLE}

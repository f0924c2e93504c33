"""The letters on the own file: sent ones only, with proof and PDF, for the addressee alone (R54, R70, A5)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from applications.actions import completing
from applications.actions.judging import admissibility
from applications.panels.letters import letter_lines
from clusterbeleid.core.models import OutboxMessage
from committee import actions as committee
from committee.models import Letter
from tests.applications.builders import account, make_applicant, signatory
from tests.applications.judging.builders import answered, signatory_of, submitted, with_test
from tests.applications.judging.test_judging_committee import _figures, decided, ready
from tests.clusters.builders import head, make_cluster, make_operator
from tests.committee.builders import make_committee, make_templates
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
__all__ = ["_figures"]  # the legal figures and schemes that a decision needs


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let the clock of the server stand on the day of the tests."""
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


@pytest.fixture
def letter():
    """Return the final letter about a granted application, and its secretary; not sent yet."""
    make_templates()
    application = ready(cluster=make_cluster())
    make_operator(application.cluster, application.applicant)
    board = make_committee()
    decision = decided(board, application)
    drafted, *_others = committee.write_letters(decision.item, actor=board.secretary, at=NOW)
    return committee.finish_letter(drafted, actor=board.secretary, at=NOW), board, application


def page_of(client, who, application):
    client.force_login(account(who))
    return client.get(reverse("applications:detail", args=[application.pk]))


def text_of_pdf(response):
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_decision_letter_stands_on_the_file_once_sent(client, letter):
    final, board, application = letter
    own = signatory_of(application)
    assert "Hierover is nog geen brief vertrokken." in page_of(client, own, application).text
    committee.send_letter(final, actor=board.secretary, at=NOW)
    page = page_of(client, own, application).text
    address = reverse("core:file", args=[final.file.reference])
    assert f'href="{address}"' in page
    assert "wacht op verzending" in page
    OutboxMessage.objects.filter(kind="committee.letter").update(state="sent", sent_at=NOW)
    assert "verzonden op 21/11/2026 09:30" in page_of(client, own, application).text
    assert final.decision.number in text_of_pdf(client.get(address))
    cluster = client.get(reverse("overview:cluster", args=[application.cluster_id])).text
    assert f'href="{address}"' in cluster


def test_stranger_finds_neither_the_file_nor_its_letters(client, letter):
    final, board, application = letter
    committee.send_letter(final, actor=board.secretary, at=NOW)
    other = signatory(make_applicant())
    assert page_of(client, other, application).status_code == 404
    assert client.get(reverse("core:file", args=[final.file.reference])).status_code == 404
    assert Letter.objects.filter(state="sent").count() == 1


def test_letters_of_the_agency_stand_there_with_their_pdf(client):
    application = submitted()
    own = signatory_of(application)
    answered(with_test(application), unmet="group")
    admissibility.declare_inadmissible(application, motivation="Geen groep.", actor=head(), at=NOW)
    page = page_of(client, own, application).text
    sent = application.letters.get()
    address = reverse("applications:letter_pdf", args=[application.pk, sent.pk])
    assert f'href="{address}"' in page
    assert "Geen groep." in text_of_pdf(client.get(address))


def test_request_to_complete_stands_there_with_its_term(client):
    application = submitted()
    own = signatory_of(application)
    completing.ask_completion(
        application, ["general"], NOW + timedelta(days=7), actor=head(), at=NOW, reason="Te kort."
    )
    address = reverse(
        "applications:completion_pdf", args=[application.pk, application.completions.get().pk]
    )
    assert f'href="{address}"' in page_of(client, own, application).text
    pdf = text_of_pdf(client.get(address))
    assert "Te kort." in pdf
    assert "28/11/2026 09:30" in pdf


@pytest.mark.parametrize("number", [1, 3])
def test_letters_cost_four_queries(number, django_assert_num_queries):
    applications = [submitted() for _number in range(number)]
    for one in applications:
        own = signatory_of(one)
        completing.ask_completion(
            one, ["general"], NOW + timedelta(days=7), actor=head(), at=NOW, reason="Te kort."
        )
    with django_assert_num_queries(4):
        assert len(letter_lines(own, applications, on=TODAY)) == number

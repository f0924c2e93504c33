"""The pages of answers: the whole way from question to frozen, and its papers."""

from datetime import date
from io import BytesIO

import page as pdf_check
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from clusterbeleid.core.actors import Role
from clusterbeleid.core.pdf import PdfFailed
from projects.models import Answer, AnswerSeal, AnswerText
from projects.queries.answers.stored import seal_of, texts_of
from projects.views import answer_papers
from tests.clusters.builders import have_figures, head
from tests.evaluations.interim.builders import cluster_with_aid
from tests.people import TODAY, acting
from tests.projects.answer_builders import drawn_up, frozen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
LIST_QUERIES, PAGE_QUERIES = 8, 25
TYPED = {
    "as_of": "21/11/2026",
    "number": "512",
    "asked_on": "12/11/2026",
    "member": "Ann Voorbeeld",
    "minister": "Jan Model",
    "subject": "Clusterpacten",
}


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


def words(data):
    text = " ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{HYPHEN} ", "").split())


def test_question_becomes_an_answer_in_one_click(enter):
    have_figures()
    client = enter(acting(Role.ACCOUNT_MANAGER))
    response = client.post(url("new_answer"), TYPED)
    answer = Answer.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("answer", answer.pk))
    assert (answer.number, answer.as_of, len(texts_of(answer))) == ("512", TODAY, 5)


def test_day_in_the_future_stands_at_its_field(enter):
    have_figures()
    client = enter(acting(Role.ACCOUNT_MANAGER))
    response = client.post(url("new_answer"), {**TYPED, "as_of": "22/11/2026"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["as_of"]
    assert Answer.objects.count() == 0


def test_text_is_saved_and_a_stale_one_shows_the_difference(enter):
    answer, one, two = drawn_up(), acting(Role.ACCOUNT_MANAGER), head()
    here = url("answer", answer.pk)
    assert enter(one).post(here, {"means": "Eerst.", "v-means": "1"}).status_code == 302
    response = enter(two).post(here, {"means": "Later.", "v-means": "1"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Eerst." in page
    assert "Later." in page
    assert texts_of(answer)["means"].text == "Eerst."
    response = enter(two).post(here, {"means": "Later.", "v-means": "1", "keep": "means:2"})
    assert texts_of(answer)["means"].text == "Later."


def test_text_saved_while_typing_answers_with_its_state_only(enter):
    answer = drawn_up()
    client = enter(acting(Role.ACCOUNT_MANAGER))
    response = client.post(
        url("answer", answer.pk), {"means": "Meer.", "v-means": "1"}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    assert 'data-state="saved"' in response.content.decode()
    assert "<html" not in response.content.decode()


def test_head_reads_and_freezes_and_the_author_may_not(enter):
    author, boss = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    answer = drawn_up(by=author)
    here = url("freeze_answer", answer.pk)
    assert enter(author).get(here).status_code == 403
    client = enter(boss)
    seen = client.get(here).context["form"]["seen"].value()
    assert client.post(here, {"seen": "0" * 64}).status_code == 422
    assert AnswerSeal.objects.count() == 0
    assert client.post(here, {"seen": seen}).status_code == 302
    sealed = seal_of(answer)
    assert sealed is not None
    assert sealed.sha256 == seen
    assert seen in client.get(url("answer", answer.pk)).content.decode()


def test_withdrawing_asks_a_reason(enter):
    answer = drawn_up()
    client = enter(acting(Role.ACCOUNT_MANAGER))
    here = url("withdraw_answer", answer.pk)
    assert client.post(here, {"reason": ""}).status_code == 422
    assert Answer.objects.get().state == "draft"
    assert client.post(here, {"reason": "Dubbel"}).status_code == 302
    assert Answer.objects.get().state == "withdrawn"


def test_stale_question_is_compared_and_kept(enter):
    answer = drawn_up(member="Ann Voorbeeld")
    client = enter(acting(Role.ACCOUNT_MANAGER))
    here = url("change_answer", answer.pk)
    sent = {**TYPED, "version": "1", "reason": "Typfout"}
    del sent["as_of"]
    assert client.post(here, {**sent, "member": "Anna Voorbeeld"}).status_code == 302
    response = client.post(here, {**sent, "member": "An Voorbeeld"})
    assert response.status_code == 422
    assert "Anna Voorbeeld" in response.content.decode()
    assert Answer.objects.get().member == "Anna Voorbeeld"


def test_correction_leads_to_a_new_draft(enter):
    answer = frozen()
    client = enter(acting(Role.ACCOUNT_MANAGER))
    response = client.post(url("correct_answer", answer.pk), {**TYPED, "number": "512bis"})
    made = Answer.objects.get(number="512bis")
    assert response["Location"] == url("answer", made.pk)
    assert made.corrects_id == answer.pk


def test_what_changed_since_drawing_up_is_offered_and_not_put_in(enter):
    answer = drawn_up()
    before = texts_of(answer)["evaluations"].text
    client = enter(acting(Role.ACCOUNT_MANAGER))
    assert [row.proposed for row in client.get(url("answer", answer.pk)).context["parts"]] == [
        ""
    ] * 5
    cluster_with_aid("Catalisti")
    first = client.get(url("answer", answer.pk)).context["parts"][0]
    assert "op 21 november 2026: 1." in first.proposed
    assert first.field.text == before == texts_of(answer)["evaluations"].text


@pytest.mark.parametrize("made", [drawn_up, frozen])
def test_pdf_is_tagged_and_says_what_the_screen_says(enter, made):
    cluster_with_aid("Catalisti")
    answer = made(number="512", asked_on=date(2026, 11, 12), member="Ann Voorbeeld")
    client = enter(acting(Role.AUDITOR))
    first = client.get(url("answer_pdf", answer.pk))
    report = pdf_check.validate_pdf_bytes(first.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    told = words(first.content)
    for text in (
        "Antwoord op vraag nr. 512 van 12 november 2026",
        "van Ann Voorbeeld",
        "1. Stadium van de evaluaties",
        "Catalisti",
        "Zoals bekend op 21/11/2026.",
    ):
        assert text in told
    assert ("SHA-256" in told) == (answer.state == "frozen")
    assert client.get(url("answer_pdf", answer.pk)).content == first.content


def test_docx_has_headings_tables_and_language(enter):
    cluster_with_aid("Catalisti")
    answer = frozen(number="512", asked_on=date(2026, 11, 12))
    response = enter(acting(Role.AUDITOR)).get(url("answer_docx", answer.pk))
    document = Document(BytesIO(response.content))
    headings = [
        row.text
        for row in document.paragraphs
        if row.style and str(row.style.name).startswith("Heading")
    ]
    assert headings == [
        "Antwoord op vraag nr. 512 van 12 november 2026",
        "1. Stadium van de evaluaties",
        "2. Evolutie van de KPI's ten opzichte van hun doelstellingen",
        "3. Lessen uit de evaluaties",
        "4. Vernieuwing van pacten en overeenkomsten",
        "5. Voorziene middelen",
    ]
    cells = [[cell.text for cell in table.rows[1].cells] for table in document.tables]
    assert cells[0][:3] == ["Catalisti", "31/12/2025", "Gepland"]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert document.core_properties.language == "nl-BE"
    assert "JAN MODEL" in document.paragraphs[0].text


def test_pdf_that_cannot_be_drawn_says_so_on_the_page(enter, monkeypatch):
    answer = drawn_up()

    def fail(*_arguments, **_more):
        raise PdfFailed("pdf.no_library")

    monkeypatch.setattr(answer_papers, "answer_pdf", fail)
    response = enter(head()).get(url("answer_pdf", answer.pk), follow=True)
    assert response.redirect_chain == [(url("answer", answer.pk), 302)]
    assert "Pango" in response.content.decode()


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR])
def test_readers_read_and_change_nothing(enter, role):
    answer = drawn_up()
    client, here = enter(acting(role)), url("answer", answer.pk)
    assert "<textarea" not in client.get(here).content.decode()
    assert client.post(here, {"means": "Meer.", "v-means": "1"}).status_code == 403
    assert AnswerText.objects.get(key="means").version == 1


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMITTEE_SECRETARY, Role.EXPERT])
def test_outside_the_agency_an_answer_is_absent(enter, role):
    answer = drawn_up()
    client = enter(acting(role))
    assert client.get(url("answers")).status_code == 403
    for name in ("answer", "answer_pdf", "answer_docx", "freeze_answer"):
        assert client.get(url(name, answer.pk)).status_code == 404


def test_list_and_page_ask_as_much_for_three_as_for_one(enter):
    answer, client = drawn_up(), enter(head())
    cluster_with_aid("Een")
    counted = []
    for names in ((), ("Twee", "Drie")):
        for name in names:
            cluster_with_aid(name)
            drawn_up()
        found = []
        for here in (url("answers"), url("answer", answer.pk)):
            client.get(here)
            with CaptureQueriesContext(connection) as queries:
                client.get(here)
            found.append(len(queries))
        counted.append(found)
    assert counted == [[LIST_QUERIES, PAGE_QUERIES]] * 2


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_command_writes_the_answer_of_a_day_and_stores_nothing(tmp_path, ending, capsys):
    cluster_with_aid("Catalisti")
    out = tmp_path / f"antwoord.{ending}"
    call_command("answer_pack", "--on", "2026-11-21", "--out", str(out))
    assert capsys.readouterr().out == f"{out}: 2026-11-21\n"
    data = out.read_bytes()
    told = (
        words(data)
        if ending == "pdf"
        else " ".join(row.text for row in Document(BytesIO(data)).paragraphs)
    )
    assert "Ontwerp, niet bewaard." in told
    assert "1. Stadium van de evaluaties" in told
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("on", "name"), [("2026-11-22", "antwoord.pdf"), ("2026-11-21", "antwoord.txt")]
)
def test_command_refuses_the_future_and_other_files(tmp_path, on, name):
    have_figures()
    out = tmp_path / name
    with pytest.raises(CommandError):
        call_command("answer_pack", "--on", on, "--out", str(out))
    assert not out.exists()

"""Bad input by name: refused with what, where and how to mend it, the rest of the form kept (issue 3, E)."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from applications.actions.judging import admissibility
from applications.actions.submitting import submit
from applications.documents.pdf import application_pdf
from applications.models import Application, Document, FundingLine, Letter, Submission
from applications.queries.content import content_of
from applications.queries.snapshots import snapshot_of
from clusterbeleid.accounts.models import Mandate
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.history import delete_tracked
from clusterbeleid.core.models import OutboxMessage, StoredFile
from tests.agreements.builders import legal_figures, make_scheme
from tests.applications.builders import (
    account,
    fill,
    make_applicant,
    make_application,
    seen,
    signatory,
    write,
)
from tests.applications.judging.builders import answered, invited, submitted, with_test
from tests.clusters.builders import head
from tests.core.hostile_files import EICAR, pdf
from tests.people import NOW

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script> & <b>vet</b>"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let the clock of the server stand on the day of the tests."""
    legal_figures()
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


@pytest.fixture
def who():
    return signatory(make_applicant())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.pdf", pdf() + b" " * (25 * 1024 * 1024), "MB"),
        ("plan.exe", b"MZ" + b"\0" * 600, "exe"),
        ("plan.csv", EICAR, "virus"),
    ],
    ids=["too large", "wrong kind", "infected"],
)
def test_file_that_cannot_be_taken_is_refused_by_name_and_its_title_kept(
    client, who, name, data, words
):
    application = make_application(by=who)
    client.force_login(account(who))
    typed = {"kind": "business_plan", "title": "Ons plan", "file": SimpleUploadedFile(name, data)}
    answer = client.post(reverse("applications:add_document", args=[application.pk]), typed)
    assert answer.status_code == 422
    assert words in refusal_of(answer)
    assert 'value="Ons plan"' in answer.text
    assert (Document.objects.count(), StoredFile.objects.count()) == (0, 0)


def refusal_of(answer) -> str:
    """Return what the form says of the file."""
    return " ".join(str(one) for one in answer.context["form"].errors["file"])


@pytest.mark.parametrize(
    ("aid", "cost", "code"),
    [
        ("150000.01", "300000.02", "agreement.above_yearly_cap"),
        ("100000", "200000.02", "money.cofinancing_short"),
    ],
    ids=["above the cap", "companies below half"],
)
def test_money_against_the_rules_is_told_while_typing_and_blocks_submitting(
    client, who, aid, cost, code
):
    make_scheme("IBN")
    application = make_application(by=who)
    fill(application, by=who, aid=aid, cost=cost)
    client.force_login(account(who))
    page = client.get(reverse("applications:section", args=[application.pk, "financing"])).text
    assert 'id="money-check"' in page
    with pytest.raises(Refused) as refused:
        submit(application, seen=seen(application), actor=who, at=NOW)
    assert code in [finding.code for finding in refused.value.findings]
    assert not Submission.objects.exists()
    assert FundingLine.objects.get(application=application, source="aid").typed == aid


def test_expert_invited_twice_is_told_so_and_the_first_invitation_stands():
    application = submitted_in_assessment()
    review = invited(application)
    with pytest.raises(Refused):
        invited(application, review.expert)
    assert application.reviews.get() == review


def submitted_in_assessment() -> Application:
    application = answered(with_test(submitted()))
    admissible = admissibility.declare_admissible(application, actor=head(), at=NOW)
    return admissibility.start_assessment(admissible, actor=head(), at=NOW)


def test_letter_to_nobody_is_refused_and_the_application_stays_as_it_is():
    application = answered(with_test(submitted()), unmet="group")
    for mandate in Mandate.objects.filter(organisation_number=application.applicant.kbo):
        delete_tracked(mandate, actor=SYSTEM, at=NOW, reason="test")
    with pytest.raises(Refused, match="no_address") as refused:
        admissibility.declare_inadmissible(
            application, motivation="Geen groep.", actor=head(), at=NOW
        )
    assert refused.value.findings[0].params["name"] == application.applicant.name
    application.refresh_from_db()
    assert application.state == "submitted"
    assert not Letter.objects.exists()
    assert not OutboxMessage.objects.filter(kind="applications.letter").exists()


def test_markup_emoji_right_to_left_and_a_hundred_thousand_signs_reach_the_pdf_as_text(who):
    application = make_application(by=who)
    signs = "\N{ROCKET}\N{PARTY POPPER}שלוםمرحبا"
    long = f"{MARKUP} " + "woord " * 16_000
    write(application, "vision", {"vision": signs}, by=who)
    write(application, "need", {"need": long[:100_000]}, by=who)
    stored = snapshot_of(content_of(application))
    reader = PdfReader(BytesIO(application_pdf(stored, hash_of(stored))))
    known = to_unicode(reader)
    for sign in signs:
        assert sign.encode("utf-16-be").hex() in known
    text = "".join(page.extract_text().replace("\0", "") for page in reader.pages)
    assert "alert(1)" in text
    assert text.count("woord") >= 16_000
    assert not any("/AA" in page or "/JS" in page for page in reader.pages)


def to_unicode(reader: PdfReader) -> str:
    """Return which signs the glyphs of the document stand for, as hexadecimal UTF-16."""
    pages: Any = reader.pages
    fonts = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    maps = {
        font.get_object()["/ToUnicode"].indirect_reference.idnum: font.get_object()
        for font in fonts
    }
    return " ".join(font["/ToUnicode"].get_object().get_data().decode() for font in maps.values())

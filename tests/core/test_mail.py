"""From message to e-mail: language, headers, and nothing of a name in a header."""

from email import message_from_bytes, policy

import pytest
from django.core.exceptions import ValidationError
from django.template import TemplateDoesNotExist
from django.test import override_settings
from django.utils import translation

from clusterbeleid.core import mail as mail_module
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.mail import SUBJECT_LENGTH, build, message_id, render
from clusterbeleid.core.models import OutboxMessage
from tests.people import NOW

PAYLOAD = freeze({"name": "Flanders' FOOD", "asked_at": NOW, "path": "/taken/"})


def message(**more):
    given = {
        "kind": "core.trial",
        "business_key": "sleutel",
        "recipient": "a@example.be",
        "payload": PAYLOAD,
    }
    return OutboxMessage(**{**given, **more})


@override_settings(BASE_URL="https://clusters.example.be")
def test_text_is_in_the_language_of_the_reader_whatever_the_language_in_use():
    with translation.override("nl"):
        english = render("core.trial", "en", PAYLOAD)
    assert english.subject == "Trial message from Clusterbeleid"
    assert english.text.startswith(
        "Hello Flanders' FOOD,\n\nYou asked for this message on 21/11/2026 09:30."
    )
    assert "\nhttps://clusters.example.be/taken/\n" in english.text
    assert '<html lang="en">' in english.html
    assert "Flanders&#x27; FOOD" in english.html
    assert '<a href="https://clusters.example.be/taken/"' in english.html
    assert '<html lang="nl">' in render("core.trial", "nl", PAYLOAD).html


@override_settings(BASE_URL="https://clusters.example.be")
def test_what_may_not_lie_in_the_outbox_is_made_when_the_message_leaves(monkeypatch):
    monkeypatch.setattr(mail_module, "_LATE", {})
    mail_module.register_context(
        "core.trial", lambda payload: {"path": f"/geheim/{payload['asked_at']:%H%M}/"}
    )
    assert "https://clusters.example.be/geheim/0930/" in render("core.trial", "nl", PAYLOAD).text


def test_unknown_kind_has_no_templates():
    with pytest.raises(TemplateDoesNotExist):
        render("core.absent", "nl", {})


def test_mail_carries_its_own_message_id_and_says_that_nobody_wrote_it():
    mail = message_from_bytes(build(message()).message().as_bytes(), policy=policy.default)
    assert mail["Message-ID"] == message_id("sleutel")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "nl"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@override_settings(DEFAULT_FROM_EMAIL="Clusterbeleid <clusters@vlaio.example>")
def test_message_id_depends_on_the_business_key_alone():
    assert message_id("een") == message_id("een") != message_id("twee")
    assert message_id("een\r\nBcc: x@example.be").endswith("@vlaio.example>")
    assert "\n" not in message_id("een\r\nBcc: x@example.be")


def test_line_ends_in_a_name_add_no_header(tmp_path, settings):
    folder = tmp_path / "emails" / "test"
    folder.mkdir(parents=True)
    (folder / "name.subject.txt").write_text("Over {{ name }}\n")
    (folder / "name.txt").write_text("{{ name }}")
    (folder / "name.html").write_text("<p>{{ name }}</p>")
    templates = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    with override_settings(TEMPLATES=templates):
        evil = {"name": "An\r\nBcc: ander@example.be\r\n\r\n<b>" + "x" * 300}
        sent = build(message(kind="test.name", payload=evil)).message().as_bytes()
    mail = message_from_bytes(sent, policy=policy.default)
    assert "Bcc" not in mail
    assert mail["Subject"].startswith("Over An Bcc: ander@example.be <b>xxx")
    assert len(str(mail["Subject"])) <= SUBJECT_LENGTH


@pytest.mark.parametrize(
    "address", ["", "geen adres", "a@example.be, b@example.be", "a@example.be\nBcc: b@example.be"]
)
def test_address_that_is_none_or_several_is_refused(address):
    with pytest.raises(ValidationError):
        build(message(recipient=address))

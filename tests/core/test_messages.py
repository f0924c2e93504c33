"""Catalogues: what is collected, kept, refused and compiled; and that ours are complete."""

import gettext
import os
from io import StringIO
from pathlib import Path

import pytest
from babel.messages import Message
from django.core.management import CommandError, call_command

from clusterbeleid.core import i18n
from clusterbeleid.core.catalogues import our_apps

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
one = _("Save")
two = ngettext("%(n)s day", "%(n)s days", 3)
three = pgettext("verb", "Open")
four = _(f"not {one}")
five = _("Two "
         "parts")
six = other("Not ours")
"""
TEMPLATE = """{% load i18n %}{% translate "Hello" %}
   <p>it's {% blocktranslate count n=rows|length trimmed %}
       {{ n }} row
     {% plural %}
       {{ n }} rows
     {% endblocktranslate %}</p>
{% fact label=_("Start") %}{% translate "Open" context "noun" %}{% blocktranslate with x=y %}100 % of {{ x }}{% endblocktranslate %}
{% comment %}{% translate "Not shown" %}{% endcomment %}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def app(tmp_path):
    write(tmp_path / "room" / "views.py", CODE)
    write(tmp_path / "room" / "migrations" / "0001.py", 'x = _("In a migration")')
    write(tmp_path / "templates" / "room" / "page.html", TEMPLATE)
    write(tmp_path / "templates" / "core" / "page.html", '{% load i18n %}{% translate "Of core" %}')
    write(tmp_path / "templates" / "base.html", '{% load i18n %}{% translate "Of all" %}')
    write(
        tmp_path / "templates" / "emails" / "room" / "mail.txt",
        '{% load i18n %}{% translate "By mail" %}',
    )
    (tmp_path / "core").mkdir()
    apps = i18n.find_apps(
        [("core", tmp_path / "core"), ("room", tmp_path / "room")], tmp_path / "templates"
    )
    return {one.label: one for one in apps}["room"]


def fill(app, **texts):
    """Write Dutch texts into the catalogue, by English singular."""
    i18n.update(app)
    catalogue = i18n.read_catalogue(app)
    for message in catalogue:
        name = message.id if isinstance(message.id, str) else (message.id or ("",))[0]
        if name:
            chosen = texts.get(name, f"nl {name}")
            plural = "%(n)s dagen" if name.startswith("%(n)s day") else "%(n)s rijen"
            message.string = chosen if isinstance(message.id, str) else (chosen, plural)
    i18n.write_catalogue(app, catalogue)


def faults(app):
    return [(fault.message, fault.what) for fault in i18n.check([app])]


def ids(catalogue):
    return {(message.id, message.context) for message in catalogue if message.id}


# --- collecting -----------------------------------------------------------------------------------------------


def test_messages_of_code_and_templates_are_collected(app):
    assert ids(i18n.collect(app)) == {
        ("Save", None),
        (("%(n)s day", "%(n)s days"), None),
        ("Open", "verb"),
        ("Two parts", None),
        ("Hello", None),
        (("%(n)s row", "%(n)s rows"), None),
        ("Start", None),
        ("Open", "noun"),
        ("100 %% of %(x)s", None),
        ("By mail", None),
    }


def test_templates_of_nobody_belong_to_core(app, tmp_path):
    apps = i18n.find_apps(
        [("core", tmp_path / "core"), ("room", tmp_path / "room")], tmp_path / "templates"
    )
    assert ids(i18n.collect(apps[0])) == {("Of core", None), ("Of all", None)}


# --- keeping --------------------------------------------------------------------------------------------------


def test_update_keeps_texts_and_drops_what_is_gone(app, tmp_path):
    fill(app, Save="Bewaar")
    write(tmp_path / "room" / "views.py", 'a = _("Save")\nb = _("Added")')
    assert i18n.update(app) is True
    catalogue = i18n.read_catalogue(app)
    texts = {message.id: message.string for message in catalogue if message.id}
    assert texts["Save"] == "Bewaar"
    assert texts["Added"] == ""
    assert catalogue.get("Two parts") is None
    assert not catalogue.obsolete


def test_update_without_change_writes_nothing_and_the_file_is_calm(app):
    fill(app)
    before = app.catalogue.read_text()
    assert i18n.update(app) is False
    assert app.catalogue.read_text() == before
    assert "views.py" not in before
    assert "Date" not in before
    names = [
        line for line in before.splitlines() if line.startswith('msgid "') and line != 'msgid ""'
    ]
    assert names == sorted(names)


def test_new_message_takes_the_text_another_app_gave_it(app, tmp_path):
    fill(app, Save="Bewaar")
    other = i18n.App("other", tmp_path / "other", ())
    write(
        tmp_path / "other" / "views.py",
        'a = _("Save")\nb = ngettext("%(n)s day", "%(n)s days", 2)\nc = _("New")',
    )
    i18n.update(other, [app])
    texts = {message.id: message.string for message in i18n.read_catalogue(other) if message.id}
    assert texts == {
        "Save": "Bewaar",
        ("%(n)s day", "%(n)s days"): ("nl %(n)s day", "%(n)s dagen"),
        "New": "",
    }
    assert faults(other) == [("New", "no Dutch text")]


def test_comment_that_allows_the_same_word_survives(app):
    fill(app, Start="Start")
    assert faults(app) == [
        ("Start", "Dutch equals English; translate, or add the comment: same in both languages")
    ]
    text = app.catalogue.read_text().replace(
        'msgid "Start"', '# same in both languages\nmsgid "Start"'
    )
    app.catalogue.write_text(text)
    i18n.update(app)
    assert faults(app) == []


# --- refusing -------------------------------------------------------------------------------------------------


def test_complete_catalogue_has_no_faults(app):
    fill(app)
    assert faults(app) == []


def test_missing_and_superfluous_messages_are_named(app, tmp_path):
    fill(app)
    write(tmp_path / "room" / "views.py", CODE.replace('_("Save")', '_("Keep")'))
    assert faults(app) == [("Keep", "not in the catalogue"), ("Save", "no longer in the code")]


def test_two_apps_that_translate_differently_are_named(app, tmp_path):
    fill(app)
    other = i18n.App("other", tmp_path / "other", ())
    write(tmp_path / "other" / "views.py", 'a = _("Save")')
    i18n.update(other)
    other.catalogue.write_text(
        other.catalogue.read_text().replace(
            'msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Sla op"'
        )
    )
    assert [str(fault) for fault in i18n.check([app, other])] == [
        "other: translated otherwise than in room: 'Save'"
    ]


@pytest.mark.parametrize(
    ("identity", "string", "what"),
    [
        ("Save", "", "no Dutch text"),
        (("%(n)s day", "%(n)s days"), ("%(n)s dag", ""), "no Dutch text"),
        ("Of %(x)s", "Van %(y)s", "placeholders differ in 'Van %(y)s'"),
        ("Of %(x)s", "Van", "placeholders differ in 'Van'"),
        ("100 %% of it", "100 % ervan", "placeholders differ in '100 % ervan'"),
        (("%(n)s day", "%(n)s days"), ("%(n)s dag", "dagen"), "placeholders differ in 'dagen'"),
        (
            "Export",
            "Export",
            "Dutch equals English; translate, or add the comment: same in both languages",
        ),
        ("Error: ", "Fout:", "space at the start or the end differs"),
    ],
)
def test_bad_translation_is_named(identity, string, what):
    assert what in list(i18n.faults_of(Message(identity, string)))


@pytest.mark.parametrize(
    ("identity", "string"),
    [
        ("Save", "Bewaar"),
        (("%(n)s day", "%(n)s days"), ("één dag", "%(n)s dagen")),
        (("%(n)s day", "%(n)s days"), ("%(n)s dag", "%(n)s dagen")),
        ("%(a)s, %(b)s", "%(a)s, %(b)s"),
        ("%(a)s of %(b)s", "%(b)s heeft %(a)s"),
    ],
)
def test_good_translation_passes(identity, string):
    assert list(i18n.faults_of(Message(identity, string))) == []


def test_doubtful_translation_is_named():
    assert list(i18n.faults_of(Message("Save", "Bewaar", flags={"fuzzy"}))) == [
        "marked as doubtful"
    ]


# --- compiling ------------------------------------------------------------------------------------------------


def test_compiled_catalogue_speaks_dutch_with_plurals(app):
    fill(app, **{"%(n)s day": "%(n)s dag"})
    assert i18n.compile_catalogue(app) is True
    with app.catalogue.with_suffix(".mo").open("rb") as handle:
        dutch = gettext.GNUTranslations(handle)
    assert dutch.gettext("Save") == "nl Save"
    assert dutch.pgettext("verb", "Open") == "nl Open"
    assert [dutch.ngettext("%(n)s day", "%(n)s days", n) for n in (0, 1, 2)] == [
        "%(n)s dagen",
        "%(n)s dag",
        "%(n)s dagen",
    ]


def test_compiling_again_does_nothing_until_the_catalogue_changes(app):
    fill(app)
    i18n.compile_catalogue(app)
    assert i18n.compile_catalogue(app) is False
    later = app.catalogue.with_suffix(".mo").stat().st_mtime_ns + 1_000_000_000
    os.utime(app.catalogue, ns=(later, later))
    assert i18n.compile_catalogue(app) is True


# --- ours -----------------------------------------------------------------------------------------------------


def test_every_catalogue_of_ours_is_complete():
    faults_of_ours = [str(fault) for fault in i18n.check(our_apps())]
    assert faults_of_ours == []


def test_check_command_fails_with_the_faults(app, monkeypatch):
    monkeypatch.setattr(
        "clusterbeleid.core.management.commands.messages.our_apps", lambda labels=(): [app]
    )
    with pytest.raises(CommandError, match="'Save'"):
        call_command("messages", "--check")
    assert not app.catalogue.exists()
    out = StringIO()
    call_command("messages", stdout=out)
    assert out.getvalue().startswith("room: updated\n")
    fill(app)
    call_command("messages", "--check")


def test_build_command_says_what_it_compiled(app, monkeypatch):
    monkeypatch.setattr(
        "clusterbeleid.core.management.commands.build_messages.our_apps", lambda: [app]
    )
    fill(app)
    answers = []
    for _run in range(2):
        out = StringIO()
        call_command("build_messages", stdout=out)
        answers.append(out.getvalue().strip())
    assert answers == ["compiled: room", "all catalogues are up to date"]


def test_unknown_app_is_an_error():
    with pytest.raises(LookupError):
        our_apps(["nowhere"])
    assert [app.label for app in our_apps(["core"])] == ["core"]
    assert Path("locale/nl/LC_MESSAGES/django.po") == our_apps(["core"])[0].catalogue.relative_to(
        our_apps(["core"])[0].folder
    )

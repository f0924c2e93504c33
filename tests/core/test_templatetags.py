"""The components: what they say, in words and to a screen reader."""

from datetime import UTC, date, datetime
from decimal import Decimal

import html5lib
import pytest
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext_lazy

from clusterbeleid.core import texts
from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField
from clusterbeleid.core.ui import Difference, Event, NavItem, Progress, Status, Tone
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

LOAD = "{% load i18n formats ui forms %}"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def sentences(monkeypatch):
    monkeypatch.setattr(texts, "_SENTENCES", {})
    texts.register(
        {
            "t.limit": "The period ends on %(last)s.",
            "t.half": "More than half: %(pct)s %%.",
            "t.basis": "Planned co-financing",
            "t.company": "Company",
        }
    )


def render(source, **context):
    return Template(LOAD + source).render(Context(context)).strip()


def tree(source, **context):
    return html5lib.parseFragment(render(source, **context), namespaceHTMLElements=False)


def text_of(element):
    return " ".join(" ".join(element.itertext()).split())


# --- values ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{% euro value %}", Decimal("1234.5"), f"€{NBSP}1.234,50"),
        ("{% number value %}", 2556, "2.556"),
        ("{% pct value %}", Decimal("79.9999"), f"79,99{NBSP}%"),
        ("{% pct value 0 %}", Decimal("79.9999"), f"79{NBSP}%"),
        ("{% kbo value %}", "0203430576", "0203.430.576"),
        ("{% day value %}", date(2026, 11, 21), '<time datetime="2026-11-21">21/11/2026</time>'),
        ("{% day value %}", None, "–"),
        (
            "{% day_named value %}",
            date(2026, 11, 21),
            '<time datetime="2026-11-21">Sat 21/11/2026</time>',
        ),
        (
            "{% day_long value %}",
            date(2026, 11, 21),
            '<time datetime="2026-11-21">Saturday 21 November 2026</time>',
        ),
        (
            "{% moment value %}",
            datetime(2026, 11, 21, 7, 15, tzinfo=UTC),
            '<time datetime="2026-11-21T07:15:00+00:00">21/11/2026 08:15</time>',
        ),
    ],
)
def test_value_is_written_as_the_reader_expects(source, value, expected):
    assert render(source, value=value) == expected


def test_period_without_end_says_so():
    first, last = date(2017, 1, 1), date(2026, 12, 31)
    assert text_of(tree("{% period a b %}", a=first, b=last)) == "01/01/2017 – 31/12/2026"
    assert text_of(tree("{% period a b %}", a=first, b=None)) == "from 01/01/2017"
    assert render("{% period a b %}", a=None, b=None) == "–"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Decimal("520000"), "EUR", f"€{NBSP}520.000,00"),
        (Decimal("79.99999"), "pct", f"79,99{NBSP}%"),
        (1, "days", "1 day"),
        (2556, "days", "2.556 days"),
        (date(2026, 4, 1), "date", '<time datetime="2026-04-01">01/04/2026</time>'),
        ("t.company", "text", "Company"),
        ("free & text", "text", "free &amp; text"),
    ],
)
def test_line_is_written_by_its_unit(value, unit, expected):
    assert render("{% line_value line %}", line=Line("t.basis", value, unit, "R34")) == expected


def test_line_in_an_unknown_unit_is_an_error():
    with pytest.raises(ValueError, match="parsec"):
        render("{% line_value line %}", line=Line("t.basis", 1, "parsec", "R34"))


def test_sentence_fills_in_days_and_escapes():
    finding = Finding(Level.WARN, "t.limit", "R10", {"last": date(2026, 12, 31)})
    assert render("{% sentence finding %}", finding=finding) == "The period ends on 31/12/2026."


# --- small pieces and frame -----------------------------------------------------------------------------------


def test_status_says_its_word_and_has_an_icon_that_is_hidden():
    pill = tree("{% status value %}", value=Status("Met", Tone.GOOD))
    assert text_of(pill) == "Met"
    assert pill.find(".//{*}svg").get("aria-hidden") == "true"
    assert tree('{% status "Draft" "draft" %}').find(".//{*}svg") is None


def test_status_in_an_unknown_tone_is_an_error():
    with pytest.raises(ValueError, match="pink"):
        render('{% status "Draft" "pink" %}')


def test_text_from_people_is_escaped_everywhere():
    evil = "<script>alert(1)</script>"
    source = (
        "{% status evil %}{% empty evil evil evil %}{% crumbs evil evil evil %}{% tile evil evil note=evil url=evil %}"
        "{% panel title=evil %}x{% endpanel %}{% table caption=evil %}{% endtable %}{% fact label=evil %}x{% endfact %}"
        "{% tabs items evil %}{% events events_given %}{% conflict rows evil %}{% kbo evil %}{% progress job %}"
        "{% confirm label=evil title=evil name=evil value=evil %}x{% endconfirm %}"
    )
    html = render(
        source,
        evil=evil,
        items=[NavItem(evil, evil)],
        events_given=[
            Event(
                datetime(2026, 1, 1, tzinfo=UTC), evil, evil, evil, [Difference(evil, evil, evil)]
            )
        ],
        rows=[Difference(evil, evil, evil)],
        job=Progress(evil, 1, 2, evil, evil, failed=True, message=evil),
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") > 25


def test_crumbs_end_with_the_page_itself():
    nav = tree('{% crumbs "/clusters/" "Clusters" "/clusters/1/" "Catalisti" "Members" %}')
    assert [(link.get("href"), text_of(link)) for link in nav.iter("a")] == [
        ("/clusters/", "Clusters"),
        ("/clusters/1/", "Catalisti"),
    ]
    assert [text_of(item) for item in nav.iter("li") if item.get("aria-current") == "page"] == [
        "Members"
    ]
    assert [text_of(item) for item in tree('{% crumbs "Members" %}').iter("li")] == ["Members"]


def test_tabs_mark_the_current_one():
    nav = tree(
        "{% tabs items label %}",
        items=[NavItem("Members", "/m/", active=True, badge="3"), NavItem("Board", "/b/")],
        label="File",
    )
    assert [(text_of(link), link.get("aria-current")) for link in nav.iter("a")] == [
        ("Members 3", "page"),
        ("Board", None),
    ]
    assert nav.find("nav").get("aria-label") == "File"


def test_panel_and_table_are_named_by_their_titles():
    parts = tree(
        "{% panel title=title level=3 %}{% table caption=title %}<tbody><tr><td>1</td></tr></tbody>{% endtable %}{% endpanel %}",
        title="Caps per year",
    )
    assert (
        parts.find("section").get("aria-labelledby")
        == parts.find(".//h3").get("id")
        == "caps-per-year"
    )
    region = parts.find(".//div")
    assert (
        region.get("aria-labelledby") == parts.find(".//caption").get("id") == "table-caps-per-year"
    )
    assert region.get("tabindex") == "0"


def test_facts_and_tiles_are_lists_of_terms():
    parts = tree(
        '{% facts %}{% fact label="Start" %}{% day day %}{% endfact %}{% endfacts %}{% tiles %}{% tile "Left" "40" note="days" url="/x/" tone="bad" %}{% endtiles %}',
        day=date(2017, 1, 1),
    )
    assert [text_of(term) for term in parts.iter("dt")] == ["Start", "Left"]
    assert [text_of(value) for value in parts.iter("dd")] == ["01/01/2017", "40", "days"]


def test_title_of_the_window_is_the_heading_without_markup():
    child = Template(
        '{% extends "base.html" %}{% load ui %}{% block title %}Catalisti & co {% status "Met" "good" %}{% endblock %}'
    )
    request = RequestFactory().get("/")
    with override_settings(ROOT_URLCONF=__name__):
        page = html5lib.parse(
            engines["django"].from_string(child.source).render({}, request),
            namespaceHTMLElements=False,
        )
    assert text_of(page.find(".//title")) == "Catalisti & co Met – Clusterbeleid"
    assert text_of(page.find(".//h1")) == "Catalisti & co Met"
    assert page.get("lang") == "en"


def test_disclosure_is_closed_unless_asked():
    source = "{% disclosure label=label opened=opened %}<p>Inside</p>{% enddisclosure %}"
    closed, opened = (
        tree(source, label="More", opened=value).find("details") for value in ("", "x")
    )
    assert (closed.get("open"), opened.get("open")) == (None, "")
    assert text_of(opened) == "More Inside"


def test_notice_has_its_icon_and_refuses_an_unknown_tone():
    assert "alert-triangle" in render('{% notice "warning" %}Late{% endnotice %}')
    with pytest.raises(ValueError, match="pink"):
        render('{% notice "pink" %}Late{% endnotice %}')


# --- rules ----------------------------------------------------------------------------------------------------


def test_findings_come_hardest_first_with_their_level_in_words():
    found = [
        Finding(Level.RECORD, "t.company", "R34"),
        Finding(Level.WARN, "t.half", "R8", {"pct": Decimal("52.4")}),
        Finding(Level.BLOCK, "t.limit", "R10", {"last": date(2026, 12, 31)}),
        Finding(Level.OVERRIDE, "t.company", ""),
    ]
    items = tree("{% findings found %}", found=found).iter("li")
    assert [text_of(item) for item in items] == [
        "Blocks: The period ends on 31/12/2026. R10",
        "Only with a reasoned decision: Company",
        "Take note: More than half: 52,4 %. R8",
        "To be recorded: Company R34",
    ]
    assert render("{% findings found %}", found=[]) == ""


def test_why_shows_term_value_source_and_parameter():
    explained = Explained(
        lines=(
            Line("t.basis", Decimal(650000), "EUR", "Agreement, annex 2"),
            Line("t.company", date(2026, 4, 1), "date", "R31", "cofinancing.months"),
        ),
        findings=(Finding(Level.WARN, "t.half", "R8", {"pct": 60}),),
    )
    parts = tree("{% why explained %}", explained=explained)
    assert text_of(parts.find(".//summary")) == "Why?"
    assert parts.find("details").get("open") is None
    assert [[text_of(cell) for cell in row] for row in parts.iter("tr")] == [
        ["Term", "Value", "Source", "Parameter"],
        ["Planned co-financing", "€ 650.000,00", "Agreement, annex 2", "–"],
        ["Company", "01/04/2026", "R31", "cofinancing.months"],
    ]
    assert len(list(parts.iter("li"))) == 1
    assert (
        tree("{% why explained opened=True %}", explained=explained).find("details").get("open")
        is not None
    )


# --- work -----------------------------------------------------------------------------------------------------


def test_events_say_before_and_after_in_words():
    event = Event(
        datetime(2026, 11, 20, 9, 12, tzinfo=UTC),
        "Changed",
        "Jan",
        "Because",
        [Difference("Amount", "1", "2")],
        Tone.GOOD,
    )
    item = next(tree("{% events items %}", items=[event]).iter("li"))
    assert text_of(item) == "20/11/2026 10:12 · Jan Changed Because Amount Before: 1 After: 2"


@pytest.mark.parametrize(
    ("state", "asks", "says"),
    [
        ({}, "/job/", "50 of 100"),
        ({"finished": True}, None, "Done"),
        ({"failed": True}, None, "Error"),
    ],
)
def test_progress_asks_again_only_while_the_work_runs(state, asks, says):
    job = Progress("Import", 50, 100, "/job/", "/page/", message="text", **state)
    box = tree("{% progress job %}", job=job).find("div")
    assert box.get("hx-get") == asks
    assert says in text_of(box)
    assert box.find(".//progress").get("value") == "50"
    assert ([link.get("href") for link in box.iter("a")] == ["/page/"]) is job.running


def test_progress_without_a_total_has_no_value_yet():
    box = tree("{% progress job %}", job=Progress("Import", 0, 0, "/job/", "/page/")).find("div")
    assert box.find(".//progress").get("value") is None
    assert "Starting" in text_of(box)


def test_confirm_submits_without_script_and_asks_with_it():
    parts = tree(
        '{% confirm label="Reject" title="Reject this?" name="do" value="reject" %}<p>Text</p>{% endconfirm %}'
    )
    first, second, cancel = parts.iter("button")
    dialog = parts.find("dialog")
    assert (first.get("type"), first.get("name"), first.get("value")) == ("submit", "do", "reject")
    assert (second.get("type"), second.get("name"), second.get("value")) == (
        "submit",
        "do",
        "reject",
    )
    assert first.get("data-confirm") == dialog.get("id")
    assert (cancel.get("type"), text_of(cancel)) == ("button", "Cancel")
    assert text_of(dialog.find("h2")) == "Reject this?"


# --- forms ----------------------------------------------------------------------------------------------------


class SampleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=5, help_text="Short.")
    amount = AmountField(label="Amount")
    day = DayField(label="Day", required=False)
    number = EnterpriseNumberField(label="Number", required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Sure")
    file = forms.FileField(label="File", required=False)
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    secret = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("Both cannot be true.")


def form_tree(data):
    return tree("{% render_form form %}", form=SampleForm(data))


def by_id(parts, dom_id):
    return next(element for element in parts.iter() if element.get("id") == dom_id)


def test_every_control_has_a_label_and_its_notes():
    parts = form_tree({"name": "", "kind": "", "secret": "1"})
    labels = {label.get("for"): text_of(label) for label in parts.iter("label")}
    assert labels == {
        "id_name": "Name (required)",
        "id_amount": "Amount (required)",
        "id_day": "Day",
        "id_number": "Number",
        "id_kind_0": "A",
        "id_kind_1": "B",
        "id_sure": "Sure (required)",
        "id_file": "File",
        "id_text": "Text",
    }
    name = by_id(parts, "id_name")
    assert name.get("aria-describedby") == "id_name-hint id_name-error"
    assert name.get("aria-invalid") == "true"
    assert text_of(by_id(parts, "id_name-hint")) == "Short."
    assert text_of(by_id(parts, "id_name-error")) == "Error: This field is required."
    assert by_id(parts, "id_day").get("aria-describedby") == "id_day-hint"
    assert by_id(parts, "id_text").get("rows") == "4"
    assert by_id(parts, "id_kind").get("aria-describedby") == "id_kind-error"
    assert text_of(parts.find(".//legend")) == "Kind (required)"


def test_summary_links_each_error_to_its_field():
    summary = by_id(form_tree({"name": "too long", "amount": "1"}), "error-summary")
    assert [(link.get("href"), text_of(link)[:7]) for link in summary.iter("a")] == [
        ("#id_name", "Name: E"),
        ("#id_kind_0", "Kind: T"),
        ("#id_sure", "Sure: T"),
    ]
    lines = [text_of(item) for item in summary.iter("li")]
    assert lines[0] == "Both cannot be true."
    assert len(lines) == 5  # the hidden field too, without a link
    assert text_of(summary.find("h2")) == "There are 5 things to correct"
    assert (summary.get("tabindex"), summary.get("role")) == ("-1", "alert")


def test_form_not_sent_yet_has_no_summary():
    assert "error-summary" not in render("{% render_form form %}", form=SampleForm())


def test_summary_takes_several_forms_and_can_stand_elsewhere():
    one, two = SampleForm({}, prefix="a"), SampleForm({}, prefix="b")
    summary = tree("{% error_summary one two %}", one=one, two=two)
    targets = [link.get("href") for link in summary.iter("a")]
    assert (targets[0], targets[-1]) == ("#id_a-name", "#id_b-sure")
    assert "error-summary" not in render("{% render_form form summary=False %}", form=one)


def test_amount_shows_its_sign_outside_the_label():
    sign = next(element for element in form_tree({}).iter("span") if element.text == "€")
    assert sign.get("aria-hidden") == "true"


# --- a page that stands on base -------------------------------------------------------------------------------


@login_not_required
def _anything(request):
    return HttpResponse("")


urlpatterns = [path("", _anything)]


def test_menu_person_and_day_are_shown_only_when_known():
    request = RequestFactory().get("/")
    page = engines["django"].from_string(
        '{% extends "base.html" %}{% block title %}T{% endblock %}'
    )
    with override_settings(ROOT_URLCONF=__name__):
        bare = page.render({}, request)
        full = page.render(
            {
                "nav_items": [NavItem("Clusters", "/", active=True)],
                "user_label": "An",
                "acting_for": "Catalisti",
                "demo": True,
                "today": date(2026, 11, 21),
            },
            request,
        )
    assert "Main menu" not in bare
    assert "demo" not in bare.split("<body", 1)[1]
    header = html5lib.parse(full, namespaceHTMLElements=False).find(".//header")
    assert "Today: Sat 21/11/2026 (demo date)" in text_of(header)
    assert "An for Catalisti" in text_of(header)


@pytest.mark.parametrize("code", ["400", "403", "404", "409", "413", "429", "500", "503", "csrf"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_error_page_stands_without_context_and_names_the_reference(code, language):
    with translation.override(language):
        bare = render_to_string(f"errors/{code}.html")
        full = render_to_string(f"errors/{code}.html", {"reference": "3f2a9c"})
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(bare)
    assert parser.errors == []
    assert page.get("lang") == language
    assert text_of(page.find(".//title")) == f"{text_of(page.find('.//h1'))} – Clusterbeleid"
    assert "3f2a9c" in full
    assert "3f2a9c" not in bare


def test_component_values_are_plain():
    assert Progress("x", 1, 3, "", "").percent == 33
    assert Progress("x", 5, 3, "", "").percent == 100
    assert str(Status("Met")) == "Met"

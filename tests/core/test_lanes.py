"""Lanes over the years: nothing touches, everything leads to its source, paper has no links."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from clusterbeleid.core import charts
from clusterbeleid.core.charts.lanes import NAMES, STEP, THING, WIDTH
from clusterbeleid.core.ui import Tone

FIRST, LAST, TODAY = date(2017, 1, 1), date(2026, 12, 31), date(2022, 7, 1)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def mark(day, words="Done", **more):
    return charts.Happening(day, words, **more)


def draw(*things, on=TODAY, first=FIRST, last=LAST):
    return charts.lanes(
        [charts.Lane("Agreement", things)],
        first_day=first,
        last_day=last,
        on=on,
        title="Ten-year line",
        description="One cluster.",
        swatches=[("met", Tone.GOOD)],
    )


def svg_of(chart):
    return ET.fromstring(render_to_string(chart.template, {"chart": chart}))


def test_period_fills_its_days_and_moment_stands_on_its_day():
    chart = draw(mark(FIRST, last_day=LAST, label="VIL-2017"), mark(date(2022, 1, 1)))
    bar, diamond = chart.lanes[0].things
    assert (bar.x, bar.width, bar.text) == (NAMES + 10, WIDTH - 20 - NAMES - 10 - 2, "VIL-2017")
    assert (diamond.width, diamond.text) == (0.0, "")
    assert NAMES + 10 < diamond.x < WIDTH - 20


def test_things_that_would_touch_stand_below_each_other():
    days = [date(2022, 1, 1), date(2022, 1, 20), date(2024, 1, 1)]
    chart = draw(*map(mark, days))
    first, second, third = (one.y for one in chart.lanes[0].things)
    assert (second - first, third - first) == (STEP, 0)
    apart = [one.x for one in chart.lanes[0].things if one.y == first]
    assert apart[1] - apart[0] >= THING


def test_what_lies_outside_the_years_stands_at_the_edge():
    chart = draw(mark(date(2010, 1, 1)), mark(date(2040, 1, 1)))
    assert [one.x for one in chart.lanes[0].things] == [NAMES + 10, WIDTH - 20]


def test_each_thing_leads_to_its_source_and_says_everything():
    chart = draw(mark(date(2022, 1, 1), "Decided: prolong", url="/comite/1/", number=3))
    root = svg_of(chart)
    (link,) = root.iter(f"{SVG}a")
    assert (link.get("href"), link.get("aria-label")) == ("/comite/1/", "Decided: prolong")
    assert "3" in [text.text for text in link.iter(f"{SVG}text")]
    assert root.get("role") == "group"


def test_words_are_escaped():
    chart = draw(mark(date(2022, 1, 1), "<script>x</script>", url="/?a=1&b=2"))
    assert list(svg_of(chart).iter(f"{SVG}script")) == []


def test_paper_has_no_links():
    root = svg_of(draw(mark(date(2022, 1, 1), url="/comite/1/")).on_paper())
    assert (root.get("role"), list(root.iter(f"{SVG}a"))) == ("img", [])


@pytest.mark.parametrize(("on", "number"), [(TODAY, 3), (date(2016, 5, 1), 2), (LAST, 2)])
def test_today_is_drawn_within_the_days_only(on, number):
    assert len(draw(mark(FIRST), on=on).borders) == number


def test_table_says_the_same():
    chart = draw(mark(FIRST, "Agreement VIL-2017", last_day=LAST))
    assert [cell.text for cell in chart.table.rows[0]] == [
        "Agreement",
        "01/01/2017",
        "31/12/2026",
        "Agreement VIL-2017",
    ]


def test_nothing_to_show_or_days_out_of_order_is_an_error():
    with pytest.raises(ValueError, match="lanes need"):
        charts.lanes([], first_day=FIRST, last_day=LAST, on=TODAY, title="x", description="y")
    with pytest.raises(ValueError, match="lanes need"):
        draw(mark(FIRST), first=LAST, last=FIRST)

"""Geometry of the charts, and drawings that pass a content policy, a parser and a PDF."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from clusterbeleid.core import charts
from clusterbeleid.core.charts import base
from clusterbeleid.core.charts.timeline import NAMES, NOTES, WIDTH
from clusterbeleid.core.ui import Tone

TODAY = date(2026, 11, 21)
LEFT, RIGHT = NAMES + 10, WIDTH - NOTES
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def line(label="Catalisti", start=date(2017, 1, 1), last=date(2026, 12, 31), **more):
    return charts.Lifeline(label, start, last, **more)


def draw_timeline(*lines, on=TODAY):
    return charts.timeline(lines or (line(),), on=on, title="Ten years", description="One cluster.")


def draw_bars(*values, categories=("2025", "2026"), **more):
    series = [
        charts.Series(f"S{number}", [Decimal(v) if v is not None else None for v in row])
        for number, row in enumerate(values)
    ]
    return charts.bars(categories, series, title="Aid", description="Two years.", **more)


def draw_gauge(received="400", required="520", planned="650", **more):
    return charts.gauge(
        received=Decimal(received),
        required=Decimal(required),
        planned=Decimal(planned),
        title="Paid",
        description="400 of 520.",
        **more,
    )


def draw_spread(*amounts):
    shares = [
        charts.Share(f"Member {number}", Decimal(amount)) for number, amount in enumerate(amounts)
    ]
    return charts.spread(shares, title="Spread", description="Members.")


# --- what is shared -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("highest", "steps"),
    [
        ("0", ["0", "1"]),
        ("1", ["0", "0.25", "0.50", "0.75", "1.00"]),
        ("650000", ["0", "200000", "400000", "600000", "800000"]),
        ("500000", ["0", "200000", "400000", "600000"]),
        ("1000000", ["0", "250000", "500000", "750000", "1000000"]),
        ("999999.99", ["0", "250000", "500000", "750000", "1000000"]),
    ],
)
def test_axis_has_round_steps_up_to_the_highest_value(highest, steps):
    found = base.round_steps(Decimal(highest))
    assert list(found) == [Decimal(step) for step in steps]
    assert found[-1] >= Decimal(highest)


def test_axis_refuses_what_lies_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        base.round_steps(Decimal(-1))


def test_length_along_an_axis():
    assert base.along(Decimal(1), Decimal(3), 300) == 100.0
    assert base.along(Decimal(5), Decimal(0), 300) == 0.0


def test_label_too_long_is_cut_and_stays_whole_in_the_table():
    name = "Bedrijf met een bijzonder lange naam naamloze vennootschap"
    drawing = charts.spread([charts.Share(name, Decimal(1))], title="S", description="d")
    assert drawing.rows[0].label.endswith("…")
    assert len(drawing.rows[0].label) == 24
    assert drawing.table.rows[0][0].text == name


# --- timeline -------------------------------------------------------------------------------------------------


def test_line_over_the_whole_axis_touches_both_ends():
    row = draw_timeline(line(start=date(2017, 1, 1), last=date(2026, 12, 31))).rows[0]
    assert (row.x, row.end_x, row.width) == (LEFT, RIGHT, RIGHT - LEFT)


def test_used_part_includes_today():
    drawing = draw_timeline(on=date(2026, 12, 31))
    assert drawing.rows[0].used_width == drawing.rows[0].width
    assert draw_timeline(on=date(2017, 1, 1)).rows[0].used_width == pytest.approx(
        (RIGHT - LEFT) / 3652, abs=0.1
    )
    assert draw_timeline(line(), line(start=date(2026, 12, 1)), on=TODAY).rows[1].used_width == 0.0


def test_line_that_stopped_is_used_until_then_and_marked():
    row = draw_timeline(line(stopped_on=date(2021, 12, 31))).rows[0]
    assert row.stop_x == pytest.approx((LEFT + RIGHT) / 2, abs=0.2)
    assert row.used_width == pytest.approx(row.stop_x - row.x, abs=0.1)
    assert draw_timeline().rows[0].stop_x == 0.0


def test_phase_out_runs_to_the_last_day():
    row = draw_timeline(line(phase_out_from=date(2026, 1, 1))).rows[0]
    assert row.fade_x + row.fade_width == pytest.approx(RIGHT, abs=0.1)
    assert row.fade_width == pytest.approx((RIGHT - LEFT) * 365 / 3652, abs=0.1)


def test_today_outside_the_axis_is_not_drawn():
    assert draw_timeline(on=date(2030, 1, 1)).today_x == 0.0
    assert LEFT < draw_timeline().today_x < RIGHT


def test_years_get_crowded_and_lose_every_second_number():
    few = draw_timeline(line(last=date(2031, 8, 31))).years
    many = draw_timeline(line(last=date(2040, 8, 31))).years
    assert [tick.text for tick in few][:2] == ["2017", "2018"]
    assert [tick.text for tick in many][:3] == ["2017", "", "2019"]
    assert len(many) == 24


def test_table_of_the_timeline_has_the_same_facts():
    drawing = draw_timeline(line(stopped_on=date(2023, 12, 31), note="stopped", tone=Tone.NEUTRAL))
    assert [cell.text for cell in drawing.table.rows[0]] == [
        "Catalisti",
        "01/01/2017",
        "31/12/2026",
        "31/12/2023",
        "stopped",
    ]


@pytest.mark.parametrize("lines", [[], [line(start=date(2027, 1, 1))]])
def test_timeline_without_sense_is_refused(lines):
    with pytest.raises(ValueError, match="a timeline needs lines"):
        charts.timeline(lines, on=TODAY, title="t", description="d")


# --- bars -----------------------------------------------------------------------------------------------------


def test_stacked_bars_stand_on_each_other():
    low, high = draw_bars(["100", "0"], ["300", None]).rects
    assert (low.height, high.height) == (55.0, 165.0)
    assert high.y + high.height == low.y
    assert low.x == high.x


def test_grouped_bars_stand_side_by_side_on_the_axis():
    drawing = draw_bars(["100", "0"], ["400", "0"], stacked=False)
    left, right = drawing.rects
    assert right.x == pytest.approx(left.x + left.width, abs=0.1)
    assert left.y + left.height == right.y + right.height == drawing.bottom


def test_limit_counts_for_the_axis_and_lies_over_its_category():
    drawing = draw_bars(["100", "100"], limits=[None, Decimal(800)], limit_label="Cap")
    assert len(drawing.limits) == 1
    assert drawing.limits[0].y == 44.0
    assert drawing.limits[0].x1 < drawing.categories[1].at < drawing.limits[0].x2
    assert [header.label for header in drawing.table.headers] == ["Period", "S0", "Cap"]
    assert drawing.table.rows[0][2].text == "–"


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ((), {}),
        ((["1"],), {}),
        ((["1", "-2"],), {}),
        ((["1", "2"],), {"limits": [Decimal(1)]}),
        ((["1", "2"],) * 7, {}),
    ],
)
def test_bars_without_sense_are_refused(values, more):
    with pytest.raises(ValueError, match=r"bars need|each category|below zero"):
        draw_bars(*values, **more)


# --- gauge and spread -----------------------------------------------------------------------------------------


def test_gauge_measures_against_the_largest_amount():
    drawing = draw_gauge(late=Decimal(50))
    assert drawing.planned.x == drawing.left + drawing.length
    assert drawing.required.x == pytest.approx(drawing.left + drawing.length * 0.8)
    assert drawing.received_width == pytest.approx(drawing.length * 400 / 650, abs=0.1)
    assert drawing.late_x == pytest.approx(drawing.left + drawing.received_width)
    assert (drawing.planned.anchor, draw_gauge(required="100").required.anchor) == ("end", "start")


def test_gauge_with_more_than_planned_stays_inside():
    drawing = draw_gauge(received="900", late=Decimal(100))
    assert drawing.received_width + drawing.late_width == pytest.approx(drawing.length)
    assert drawing.planned.x < drawing.left + drawing.length


def test_gauge_of_nothing_is_empty():
    drawing = draw_gauge("0", "0", "0")
    assert (drawing.received_width, drawing.late_text) == (0.0, "")


def test_gauge_refuses_what_lies_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        draw_gauge("-1")


def test_spread_puts_the_largest_first_and_marks_one_and_three():
    drawing = draw_spread("10", "40", "20", "30")
    assert [row.label for row in drawing.rows] == ["Member 1", "Member 3", "Member 2", "Member 0"]
    assert len({row.fill for row in drawing.rows}) == 3
    assert drawing.rows[1].fill == drawing.rows[2].fill
    assert drawing.rows[0].text == "€\N{NO-BREAK SPACE}40,00 · 40,0\N{NO-BREAK SPACE}%"


def test_spread_of_nothing_or_of_zero_is_drawn_without_bars():
    assert draw_spread().rows == ()
    assert [row.width for row in draw_spread("0", "0").rows] == [0.0, 0.0]
    with pytest.raises(ValueError, match="below zero"):
        draw_spread("-1")


# --- drawings -------------------------------------------------------------------------------------------------

DRAWINGS = {
    "timeline": lambda: draw_timeline(
        line("A & <B>", note="n", tone=Tone.BAD),
        line(stopped_on=date(2023, 12, 31), phase_out_from=date(2023, 1, 1)),
    ),
    "bars": lambda: draw_bars(
        ["1234.5", "2"], ["3", "4"], limits=[Decimal(5), None], limit_label="Cap"
    ),
    "gauge": lambda: draw_gauge(late=Decimal(50)),
    "spread": lambda: draw_spread("1", "2", "3", "4"),
    "upset": lambda: draw_upset((("A & <B>",), 2), (("C",), 8), (("A & <B>", "C"), 4)),
}


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_drawing_is_well_formed_and_says_what_it_shows(name, language):
    with translation.override(language):
        drawing = DRAWINGS[name]()
        svg = ET.fromstring(render_to_string(drawing.template, {"chart": drawing}))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby", "").split() == [svg[0].get("id"), svg[1].get("id")]
    assert (svg[0].tag, svg[0].text, svg[1].tag, svg[1].text) == (
        SVG + "title",
        drawing.title,
        SVG + "desc",
        drawing.description,
    )


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_has_only_attributes_and_no_decimal_commas(name):
    with translation.override("nl"):
        drawing = DRAWINGS[name]()
        svg = ET.fromstring(render_to_string(drawing.template, {"chart": drawing}))
    for element in svg.iter():
        assert not {"style", "class", "onload"} & set(element.attrib)
        assert element.tag not in {SVG + "style", SVG + "script", SVG + "image", SVG + "a"}
        for attribute in ("x", "y", "x1", "x2", "y1", "y2", "width", "height"):
            assert float(element.get(attribute, "0")) >= 0


@pytest.mark.parametrize("name", DRAWINGS)
def test_everything_drawn_lies_inside_the_frame(name):
    drawing = DRAWINGS[name]()
    svg = ET.fromstring(render_to_string(drawing.template, {"chart": drawing}))
    for rect in svg.iter(SVG + "rect"):
        assert float(rect.get("x", "0")) + float(rect.get("width", "0")) <= drawing.width + 3
        assert float(rect.get("y", "0")) + float(rect.get("height", "0")) <= drawing.height


# --- overlaps ---------------------------------------------------------------------------------------------------


def draw_upset(*combinations):
    return charts.upset(
        [charts.Combination(sets, number) for sets, number in combinations],
        title="Overlap",
        description="Three sets.",
        set_label="Clusters",
        number_label="Companies",
    )


def test_upset_puts_the_largest_combination_and_the_largest_set_first():
    drawing = draw_upset((("A",), 2), (("B",), 8), (("A", "B"), 4))
    assert [column.text for column in drawing.columns] == ["8", "4", "2"]
    assert [(row.label, row.text) for row in drawing.sets] == [("B", "12"), ("A", "6")]
    assert drawing.sets[0].bar_width == 2 * drawing.sets[1].bar_width > 0
    assert [row[0].text for row in drawing.table.rows] == ["B", "A + B", "A"]
    assert drawing.note == ""


def test_upset_joins_the_dots_of_a_combination_on_the_rows_of_its_sets():
    drawing = draw_upset((("A",), 2), (("B",), 8), (("A", "B"), 4))
    b, a = (row.y for row in drawing.sets)
    alone, both, _other = drawing.columns
    assert (alone.dots, both.dots) == ((b,), (b, a))
    assert (both.first_dot, both.last_dot) == (b, a)
    assert alone.bar_height == 2 * both.bar_height
    assert alone.bar_y + alone.bar_height == pytest.approx(drawing.bottom)
    assert drawing.columns[-1].bar_x + drawing.columns[-1].bar_width < drawing.right


def test_upset_draws_twenty_and_says_how_many_stand_in_the_table():
    drawing = draw_upset(*(((f"S{at}",), at + 1) for at in range(23)))
    assert len(drawing.columns) == 20
    assert len(drawing.table.rows) == 23
    assert drawing.note.startswith("3 ") or " 3 " in drawing.note
    assert drawing.height > drawing.sets[-1].y


def test_upset_of_nothing_is_refused():
    with pytest.raises(ValueError, match="needs a combination"):
        draw_upset()

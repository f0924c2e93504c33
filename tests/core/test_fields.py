"""Form fields that read days, amounts and enterprise numbers as people type them."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField


class Form(forms.Form):
    day = DayField()
    amount = AmountField(required=False)
    number = EnterpriseNumberField(required=False)
    correction = AmountField(negative=True, required=False)


def form(**data):
    return Form({"day": "21/11/2026", **data})


def codes(bound, name):
    return [error.code for error in bound.errors.as_data().get(name, [])]


@pytest.mark.parametrize("typed", ["21/11/2026", " 21-11-2026 ", "2026-11-21", "21.11.2026"])
def test_day_is_read_in_the_usual_forms(typed):
    bound = form(day=typed)
    assert bound.is_valid()
    assert bound.cleaned_data["day"] == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/2026", "date.does_not_exist"),
        ("morgen", "date.unknown_format"),
        ("01/01/1066", "date.out_of_range"),
        ("", "required"),
        ("\0", "required"),
        ("1" * 500, "max_length"),
    ],
)
def test_day_that_cannot_be_meant_is_refused_with_the_reason(typed, code):
    assert codes(form(day=typed), "day") == [code]


def test_refusal_is_a_sentence_in_the_language_of_the_reader():
    with translation.override("nl"):
        dutch = str(form(day="31/02/2026").errors["day"][0])
    with translation.override("en"):
        english = str(form(day="31/02/2026").errors["day"][0])
    assert dutch != english
    assert "31/02/2026" in dutch
    assert "31/02/2026" in english


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12.500,50", "12500.50"),
        ("€ 1 234,5", "1234.50"),
        ("0", "0.00"),
        ("1234567.50", "1234567.50"),
    ],
)
def test_amount_is_read_as_typed(typed, amount):
    assert form(amount=typed).is_valid()
    bound = form(amount=typed)
    bound.is_valid()
    assert str(bound.cleaned_data["amount"]) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1,2,3", "amount.two_commas"),
        ("-5", "amount.negative"),
        ("1e308", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("1,234", "amount.ambiguous"),
        ("9" * 20, "amount.too_large"),
    ],
)
def test_amount_that_cannot_be_meant_is_refused_with_the_reason(typed, code):
    assert codes(form(amount=typed), "amount") == [code]


def test_negative_amount_is_read_where_a_correction_is_allowed():
    bound = form(correction="-5")
    assert bound.is_valid()
    assert bound.cleaned_data["correction"] == Decimal("-5.00")


@pytest.mark.parametrize("typed", ["0203.430.576", "BE 0203430576", "203430576"])
def test_enterprise_number_becomes_its_ten_digits(typed):
    bound = form(number=typed)
    assert bound.is_valid()
    assert bound.cleaned_data["number"] == "0203430576"


def test_enterprise_number_with_a_wrong_digit_is_refused():
    assert codes(form(number="0203.430.577"), "number") == ["kbo.checksum"]


def test_empty_field_is_nothing_and_not_zero():
    bound = form(amount="", number="")
    assert bound.is_valid()
    assert (bound.cleaned_data["amount"], bound.cleaned_data["number"]) == (None, None)


def test_stored_values_are_shown_as_typed_and_mistakes_stay():
    stored = Form(
        initial={"day": date(2026, 11, 21), "amount": Decimal("12500.50"), "number": "0203430576"}
    )
    assert [stored[name].value() for name in ("day", "amount", "number")] == [
        "21/11/2026",
        "12.500,50",
        "0203.430.576",
    ]
    assert [form(day="morgen", number="12")[name].value() for name in ("day", "number")] == [
        "morgen",
        "12",
    ]


def test_same_value_in_another_notation_is_no_change():
    initial = {"day": date(2026, 11, 21), "amount": Decimal("12500.00"), "number": "0203430576"}
    same = {"day": "2026-11-21", "amount": "12500", "number": "BE 0203.430.576", "correction": ""}
    assert Form(same, initial=initial).changed_data == []
    assert Form({**same, "amount": "x", "day": "22/11/2026"}, initial=initial).changed_data == [
        "day",
        "amount",
    ]

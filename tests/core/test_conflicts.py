"""Two people change one record: what the second one sees, and how the text is kept."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.enums import Certainty
from clusterbeleid.core.errors import Conflict
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.models import LegalParameter


class ParameterForm(forms.Form):
    key = forms.CharField(label="Sleutel")
    value = forms.DecimalField(label="Waarde", localize=True)
    certainty = forms.ChoiceField(label="Zekerheid", choices=Certainty.choices)
    valid_to = DayField(label="Tot", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


def conflicting(theirs):
    """Return a form with typed text on which an action met a conflict."""
    typed = "key=a&value=2,5&certainty=A&valid_to=31/12/2026&version=3"
    form = ParameterForm(QueryDict(typed))
    assert form.is_valid()

    def act():
        raise Conflict(theirs, "An Peeters", 4)

    assert attempt(form, act) is None
    return form


def rows(form):
    return [(row.field, row.old, row.new) for row in conflict_rows(form, LegalParameter)]


def test_conflict_shows_each_field_as_typed_and_as_stored():
    theirs = {"value": Decimal("3.0000"), "certainty": "B", "valid_to": None}
    assert rows(conflicting(theirs)) == [
        ("Waarde", "2,5", "3,0000"),
        ("Zekerheid", str(Certainty.A.label), str(Certainty.B.label)),
        ("Tot", "31/12/2026", "–"),
    ]


def test_conflict_leaves_out_what_is_alike_or_not_on_the_form():
    theirs = {"value": Decimal("2.5000"), "valid_to": date(2026, 12, 31), "source": "x"}
    assert rows(conflicting(theirs)) == []


def test_conflict_keeps_the_text_and_lets_the_next_try_save():
    form = conflicting({"key": "b"})
    assert form["key"].value() == "a"
    assert form["version"].value() == "4"
    assert form.non_field_errors() == ["Iemand anders heeft dit gewijzigd terwijl je bezig was."]


def test_without_conflict_there_is_nothing_to_show():
    assert conflict_rows(ParameterForm(), LegalParameter) == []


@pytest.mark.parametrize(("stored", "shown"), [(True, "ja"), (False, "nee"), ("", "–"), ("x", "x")])
def test_conflict_writes_plain_values(stored, shown):
    assert rows(conflicting({"key": stored})) == [("Sleutel", "a", shown)]

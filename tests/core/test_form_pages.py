"""Pages with one form: a reason is asked, the version that was read goes along."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory

from clusterbeleid.core.form_pages import FormPage, reason_page, typed, version_page

PAGE = FormPage(title="Stop", back="/terug/", template="core/form.html")


def sent(data: dict[str, str] | None):
    """Return a request as a person sends it; None asks for the form only."""
    factory = RequestFactory()
    request = factory.get("/") if data is None else factory.post("/", data)
    vars(request).update(actor="the actor", _messages=CookieStorage(request))
    return request


class Asked(list[Any]):
    """An action that remembers what it was asked."""

    def do(self, *why, **how):
        self.append(why[0] if why else how)
        return True


@pytest.fixture(autouse=True)
def shown(monkeypatch):
    """Return the forms that were shown instead of a redirect."""
    forms = []

    def _render(_request, _template, context, *, status):
        forms.append(context["form"])
        return HttpResponse(status=status)

    monkeypatch.setattr("clusterbeleid.core.form_pages.render", _render)
    return forms


def test_form_that_is_only_asked_for_is_not_bound():
    assert typed(sent(None)) is None
    assert typed(sent({})) == {}


def test_reason_goes_to_the_action_and_the_page_goes_back():
    asked = Asked()
    answer = reason_page(sent({"reason": "Te vroeg"}), asked.do, PAGE)
    assert (asked, answer.status_code, answer["Location"]) == (["Te vroeg"], 302, "/terug/")


@pytest.mark.parametrize(("data", "status"), [(None, 200), ({}, 422), ({"reason": " "}, 422)])
def test_without_a_reason_nothing_is_done(shown, data, status):
    asked = Asked()
    answer = reason_page(sent(data), asked.do, PAGE)
    assert (asked, answer.status_code) == ([], status)
    assert bool(shown[0].errors) is (status == 422)


def test_version_that_was_read_goes_along():
    asked = Asked()
    answer = version_page(sent({"version": "3"}), 4, asked.do, PAGE)
    assert answer.status_code == 302
    assert asked[0].pop("at").tzinfo
    assert asked == [{"expected_version": 3, "actor": "the actor"}]


def test_version_starts_as_the_one_that_is_stored(shown):
    version_page(sent(None), 4, Asked().do, PAGE)
    assert shown[0].initial == {"version": 4}
    assert list(shown[0].fields) == ["version"]


def test_version_with_a_reason_asks_both(shown):
    asked = Asked()
    version_page(sent({"version": "3"}), 4, asked.do, PAGE, reasoned=True)
    assert asked == []
    assert set(shown[0].errors) == {"reason"}

    data = {"version": "3", "reason": "Nog niet af"}
    version_page(sent(data), 4, asked.do, PAGE, reasoned=True)
    assert (asked[0]["expected_version"], asked[0]["reason"]) == (3, "Nog niet af")

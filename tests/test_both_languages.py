"""Every page in its own language: no English sentence on a Dutch page, no Dutch one on an English page."""

import re
from collections import deque
from urllib.parse import urlsplit

import html5lib
import pytest
from babel.messages.pofile import read_po
from django.urls import Resolver404, resolve

from clusterbeleid.accounts.models import User
from clusterbeleid.overview.demo.people import BY_KEY
from tests import demo
from tests.harness.client import StrictClient
from tests.harness.length import LONG
from tests.harness.source import ROOT

# Between them they reach every page; the first two reach nearly all.
WALKERS = ("hilde", "els", "bart", "tom") if LONG else ("hilde", "els")
FEWEST_ROUTES = 60
FEWEST_WORDS = 3
NOT_SHOWN = frozenset({"script", "style", "template"})
SPOKEN = ("alt", "aria-label", "placeholder", "title")
_HOLE = re.compile(r"%\(\w+\)[sd]|%%|<[^>]+>")
_FOREIGN = {"nl": 0, "en": 1}


@pytest.fixture
def told(db):
    with demo.demo_settings():
        demo.put_back()
        yield


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_speak_one_language(told, language):
    User.objects.update(language=language)
    foreign = [
        (words, frozenset(words.split()[1:-1]))
        for words in _sentences(_FOREIGN[language]) - _sentences(1 - _FOREIGN[language])
    ]
    wrong, seen = [], set()
    for key in WALKERS:
        for route, address, text in _walk(key, language):
            seen.add(route)
            spoken = frozenset(text.split())
            # Looking up the words between first and last is quick, and leaves few to search for.
            found = [words for words, inner in foreign if inner <= spoken and words in text]
            if found:
                wrong.append(f"{key} {address}: {sorted(found, key=len)[-3:]}")
    assert wrong == [], "\n".join(wrong)
    assert len(seen) >= FEWEST_ROUTES, sorted(seen)


def test_the_search_finds_a_planted_sentence():
    english, dutch = _sentences(0), _sentences(1)
    assert len(english) > 500
    assert any(
        words in _text("<p>You see the file as it was known\n at the end of</p>")
        for words in english
    )
    assert not any(words in _text("<p>Op die dag was er niets bekend.</p>") for words in english)
    assert any(
        words in _text('<p title="Op die dag was er niets bekend over dit projectjaar.">')
        for words in dutch
    )


def _sentences(side):
    """Return the fixed parts of all sentences of the catalogues: English with 0, Dutch with 1."""
    found = set()
    for path in ROOT.glob("**/locale/nl/LC_MESSAGES/django.po"):
        if ".venv" in path.parts or "node_modules" in path.parts:
            continue
        with path.open("rb") as file:
            for message in read_po(file):
                texts = ((message.id, message.string)[side] or ()) if message.id else ()
                for text in (texts,) if isinstance(texts, str) else texts:
                    found |= {" ".join(part.split()) for part in _HOLE.split(text)}
    return {part for part in found if len(part.split()) >= FEWEST_WORDS}


def _walk(key, language):
    """Yield route, address and text of one page of each route that a person reaches by links."""
    client = StrictClient(headers={"Accept-Language": language})
    client.force_login(User.objects.get(email=BY_KEY[key].email))
    ahead, visited = deque(["/", "/toegankelijkheid/"]), set()
    while ahead:
        path = ahead.popleft()
        route = _route(path)
        if route is None or route in visited:
            continue
        visited.add(route)
        answer = client.get(path, follow=True)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            # A file is closed once it is read.
            answer.getvalue()
            continue
        page = answer.content.decode()
        yield route, path, _text(page, language)
        ahead.extend(urlsplit(link).path for link in re.findall(r'href="(/[^"]*)"', page))


def _route(path):
    try:
        return resolve(path).view_name or None
    except Resolver404:
        return None


def _text(page, language="nl"):
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join(" ".join(_words(tree, language)).split())


def _words(element, language):
    """Yield what a page says in its own language: not what it quotes in another, nor what must be typed literally."""
    if element.tag in NOT_SHOWN or element.get("translate") == "no":
        return
    if element.get("lang", language) != language:
        return
    yield element.text or ""
    yield from (element.get(name) or "" for name in SPOKEN)
    for child in element:
        if isinstance(child.tag, str):
            yield from _words(child, language)
        yield child.tail or ""

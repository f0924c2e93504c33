"""A hundred scripts in every free text of the demo: on no page does one of them run (Q22).

Held with the content security policy and without it: the policy is the second wall, not the first.
A few pages in each run; in the long run every kind of page, for everybody who reaches it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page

from tests.browser.checks import Console, arrived
from tests.browser.conftest import PATIENCE_MS
from tests.browser.demo_site import come_in, demo  # noqa: F401 - a fixture is used by its name
from tests.browser.walk import FILES, NO_PAGES, Reader, kind_of
from tests.harness.length import LONG
from tests.proofs.planted import plant

pytestmark = pytest.mark.attack("A10")
# Where each begins; nobody in particular sees the public pages.
PEOPLE: Final = {
    "": "/portfolio/",
    "hilde": "/",
    "sofie": "/",
    "dirk": "/",
    "joris": "/",
    "anna": "/",
    "sara": "/",
    "bart": "/",
    "lieve": "/",
}
MOST: Final = 1_000 if LONG else 6
BEFORE: Final = ("", '">', "'>", "</textarea></title></script></style>-->")
TAGS: Final = (
    "<script data-planted>hit()</script>", "<img data-planted src=x onerror=hit()>",
    "<svg data-planted onload=hit()>", "<svg><script data-planted>hit()</script></svg>",
    '<iframe data-planted srcdoc="<script>parent.hit()</script>"></iframe>',
    "<iframe data-planted src=javascript:parent.hit()></iframe>",
    "<a data-planted href=javascript:hit()>x</a>", "<details data-planted open ontoggle=hit()>x</details>",
    "<video data-planted><source onerror=hit()></video>", "<audio data-planted src=x onerror=hit()>",
    "<body data-planted onload=hit()>", "<input data-planted autofocus onfocus=hit()>",
    "<marquee data-planted onstart=hit()>x</marquee>", "<math><mtext data-planted><script>hit()</script></math>",
    "<object data-planted data=javascript:hit()></object>", "<embed data-planted src=javascript:hit()>",
    "<meta data-planted http-equiv=refresh content=0;url=javascript:hit()>",
    "<base data-planted href=//127.0.0.1:1/>",
    "<form data-planted><button formaction=javascript:hit()>x</button></form>",
    "<style data-planted>@keyframes x{}</style><b style=animation:x onanimationstart=hit()>x</b>",
    "<template data-planted shadowrootmode=open><script>hit()</script></template>",
    "<link data-planted rel=stylesheet href=data:text/css,*{}>", "<select data-planted autofocus onfocus=hit()>",
)  # fmt: skip
INSIDE: Final = (
    '" autofocus onfocus=hit() data-planted="', "' autofocus onfocus=hit() data-planted='",
    "';hit();//", '";hit();//', "${hit()}", "{{constructor.constructor('hit()')()}}",
    "javascript:hit()//", "\\u003cimg data-planted src=x onerror=hit()\\u003e",
)  # fmt: skip
WATCH: Final = "window.hits = 0; window.hit = () => { window.hits += 1; }"
# What ran, and what stands in the page as more than text.
FOUND: Final = """() => [
  ...(window.hits ? [`${window.hits} scripts ran`] : []),
  ...[...document.querySelectorAll("*")].filter(one => one.hasAttribute("data-planted") ||
    [...one.attributes].some(({name, value}) => name.startsWith("on") ||
      /^\\s*(javascript|vbscript|data:text)/i.test(value) && ["href", "src", "action", "formaction"].includes(name))
  ).map(one => one.outerHTML.slice(0, 160))]"""


def texts() -> list[str]:
    """Return the hundred texts."""
    return [*(before + tag for before, tag in product(BEFORE, TAGS)), *INSIDE]


@pytest.fixture
def planted(demo: None) -> None:  # noqa: F811 - the fixture
    with transaction.atomic():
        assert plant(texts()) > 100


@pytest.fixture(params=[False, True], ids=["with policy", "without policy"])
def watched(chromium: Browser, server_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page in which a script that runs is counted."""
    context = chromium.new_context(
        base_url=server_url, locale="nl-BE", bypass_csp=request.param, service_workers="block"
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.console_log = Console(page)  # type: ignore[attr-defined]
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page
    context.close()


def test_texts_are_a_hundred() -> None:
    assert len(texts()) == len(set(texts())) == 100


def test_script_in_a_text_runs_on_no_page(
    planted: None,
    watched: Page,
    server_url: str,
    record_property: Callable[[str, object], None],
) -> None:
    wrong: list[str] = []
    opened = shown = 0
    for key, start in PEOPLE.items():
        come_in(watched, server_url, key)
        for path in _pages(watched, start):
            watched.goto(path)
            found = [*arrived(watched).evaluate(FOUND), *watched.console_log.lines]  # type: ignore[attr-defined]
            watched.console_log.lines.clear()  # type: ignore[attr-defined]
            wrong += [f"{key} {path}: {fault}" for fault in found]
            opened += 1
            shown += "hit()" in watched.content()
        watched.goto("about:blank")
    assert wrong == [], "\n".join(wrong[:40])
    assert opened >= 5 * len(PEOPLE)
    assert shown > opened / 2, "the texts hardly stand on the pages"
    record_property("pages", opened)


@pytest.mark.parametrize("text", TAGS[:4])
def test_control_a_text_taken_as_markup_is_seen(watched: Page, text: str) -> None:
    watched.goto("/aanmelden/")
    assert watched.evaluate(FOUND) == []
    watched.evaluate("text => { document.querySelector('main').innerHTML = text; }", text)
    assert watched.evaluate(FOUND) != []


def _pages(page: Page, start: str) -> Iterator[str]:
    """Yield one address of each kind of page this person reaches by links, the first ones first."""
    ahead, kinds = deque([start]), set[str]()
    while ahead and len(kinds) < MOST:
        path = ahead.popleft()
        kind = kind_of(path)
        if kind is None or kind in kinds or kind in NO_PAGES or path.endswith(FILES):
            continue
        answer = page.context.request.get(path)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        kinds.add(kind)
        # The newest links first: a dossier says more than another list.
        ahead.extendleft(reversed(Reader(answer.text()).links) if not LONG else ())
        ahead.extend(Reader(answer.text()).links if LONG else ())
        yield path

"""What no form may write: each form of two rooms, sent with every field of every model beside it (Q6, A7).

The same form is sent twice, once as a person fills it in and once with everything somebody might wish for. Both must
leave the same rows behind. As JSON the wishes change nothing, and whoever may not send the form changes nothing at all.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test.client import MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from clusterbeleid.core.forms import ReasonForm
from tests.access_matrix import POLICY, ROUTES, addresses
from tests.access_policy import Who
from tests.applications.builders import make_call
from tests.harness.length import LONG
from tests.people import NOW
from tests.test_access_matrix import visitors, world  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A7")]
ROOMS = ("applications", "committee")
SHARES = 4
PUBLIC = {
    "reference",
    "kind",
    "name",
    "about",
    "steps",
    "envelope",
    "minimum_companies",
    "required_documents",
    "criteria",
    "contact",
}
# Drawn anew each time: addresses of records and files, numbers of decisions, and who asked.
DRAWN = ("reference", "path", "number", "pgh_id", "pgh_context_id", "request_id", "pgh_created_at")
TEMPTING = {
    "BooleanField": "true",
    "DateField": "01/01/2020",
    "DateTimeField": "2020-01-01T00:00:00Z",
    "DecimalField": "999999",
    "JSONField": '{"amount": "999999"}',
}
FILLED = {"date": "01/12/2026", "email": "iemand@example.be", "number": "1", "checkbox": "on"}


def tables() -> list[str]:
    found = [
        model._meta.db_table for room in ROOMS for model in apps.get_app_config(room).get_models()
    ]
    return sorted(
        {*found, "core_statechange", "core_task", "core_outboxmessage", "core_storedfile"}
    )


def wishes(asked) -> dict[str, str]:
    """Return a tempting value for each field of each model that a form does not ask."""
    found = {"is_submitted": "true", "granted_amount": "999999", "approved_by": "1", "owner": "1"}
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                value = TEMPTING.get(field.get_internal_type(), "1")
                found |= {field.name: value, field.attname: value}
    found["state"] = "granted"
    return {name: value for name, value in found.items() if name not in asked}


def asked_by(page) -> Iterator[tuple[str, str]]:
    """Yield the fields of the forms of a page as somebody fills them in."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    main = tree.find(".//main")
    for field in (main if main is not None else tree).iter():
        if field.tag not in {"input", "select", "textarea"}:
            continue
        name, kind = field.get("name"), field.get("type", "text")
        if not name or kind in {"file", "submit"} or name == "csrfmiddlewaretoken":
            continue
        if field.tag == "select":
            options = [one.get("value", "") for one in field.iter("option")]
            yield name, next((value for value in options if value), "")
        elif kind == "hidden":
            yield name, field.get("value", "")
        else:
            yield name, field.get("value") or field.text or FILLED.get(kind, "Omdat.")


def sequences() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences")
        return dict(cursor.fetchall())


def rewind(before) -> None:
    """Let new rows get the keys again that they had the first time."""
    with connection.cursor() as cursor:
        for name, value in before.items():
            if sequences_now.get(name) != value:
                cursor.execute("SELECT setval(%s, %s, %s)", [f'"{name}"', max(value, 1), value > 0])


sequences_now: dict[str, int] = {}


def rows() -> dict[str, list[str]]:
    """Return every row of both rooms, without what is drawn anew."""
    drop = " ".join(f"- '{name}'" for name in DRAWN)
    parts = ", ".join(
        f"ARRAY(SELECT md5((to_jsonb(t) {drop})::text) FROM {name} AS t ORDER BY 1)"
        for name in tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}")
        return dict(zip(tables(), cursor.fetchone(), strict=True))


def effect(visitors, who, address, form, **more):  # noqa: F811 - the fixture, handed on
    """Return the rows that a form leaves behind, and undo it."""
    client = visitors._clients[who]
    before = sequences()
    with transaction.atomic(), time_machine.travel(NOW, tick=False):
        client.post(address, form, **more)
        left = rows()
        transaction.set_rollback(True)
    sequences_now.update(sequences())
    rewind(before)
    return left


def forms_of(room):
    return [
        name
        for name, rule in POLICY.items()
        if name.startswith(f"{room}:") and rule.post and ROUTES[name.partition(",")[0]]
    ]


@dataclass
class Sent:
    """What sending one form with wishes came to."""

    changes: bool
    fields: int
    faults: list[str]


def send(name, world, visitors, stood):  # noqa: F811 - fixtures, handed on
    """Send a form plain, with wishes, as JSON, and by everybody who may not."""
    rule, address = POLICY[name], addresses(name, world)["own"]
    post = rule.post or frozenset()
    allowed = [who for who in Who if who in post and who not in rule.hidden]
    if not allowed:
        return Sent(False, 0, [])
    page = visitors.ask(allowed[0], "GET", address).body.decode() if rule.get else ""
    form = dict(asked_by(page)) if page else {}
    wish = wishes(form)
    plain = effect(visitors, allowed[0], address, form)
    wished = effect(visitors, allowed[0], address, {**wish, **form})
    faults = [f"{name}: a wish came true in {one}" for one in plain if wished[one] != plain[one]]
    others = [who for who in Who if who not in allowed]
    share = zlib.crc32(name.encode()) % SHARES
    if not LONG:  # Form after form the next few of those who may not, and one form in four as JSON.
        others = others[share::SHARES]
    if LONG or not share:
        faults += _typed(name, allowed[0], address, wish, form, visitors)
    posted = {
        "data": encode_multipart("x", wish),
        "content_type": MULTIPART_CONTENT.replace("BoUnDaRyStRiNg", "x"),
    }
    wrote = [who for who in others if visitors.ask(who, "POST", address, **posted).wrote]
    faults += [f"{name}: {who.value} wrote" for who in wrote]
    return Sent(plain != stood, len(wish) * (2 + len(others)), faults)


def _typed(name, who, address, wish, form, visitors):  # noqa: F811 - the fixture, handed on
    """Return what is wrong when all of it comes as JSON: that writes no more than an empty form."""
    body = json.dumps({**wish, **form})
    typed = effect(visitors, who, address, body, content_type="application/json")
    empty = effect(visitors, who, address, {})
    return [] if typed == empty else [f"{name}: JSON wrote"]


@pytest.mark.parametrize("room", ROOMS)
def test_form_writes_its_own_fields_alone(room, world, visitors, record_property):  # noqa: F811
    stood = rows()
    sent = [send(name, world, visitors, stood) for name in forms_of(room)]
    faults = [fault for one in sent for fault in one.faults]
    assert not faults, faults
    assert sum(one.changes for one in sent) >= 10
    record_property("fields", sum(one.fields for one in sent))


def test_control_a_form_that_takes_a_field_it_did_not_ask_is_found_out(
    world,  # noqa: F811
    visitors,  # noqa: F811
    monkeypatch,
):
    taken = lambda form: form.data.get("owner") or form.cleaned_data["reason"]  # noqa: E731
    monkeypatch.setattr(ReasonForm, "clean_reason", taken, raising=False)
    assert send("applications:withdraw, after submitting", world, visitors, rows()).faults


def test_public_calls_tell_exactly_what_is_declared(client):
    for kind in ("IBN", "SPC"):
        make_call(kind)
    told = client.get(reverse("applications:open_calls_json")).json()
    assert set(told) == {"calls"}
    names = {name for call in told["calls"] for name in call}
    assert all(set(call) == names for call in told["calls"])
    assert names == PUBLIC

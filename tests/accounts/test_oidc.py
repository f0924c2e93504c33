"""Logging in by an OpenID provider: what it asks, whom it lets in, and forty forged answers that change nothing (R65)."""

import base64
import hashlib
import hmac
import json
import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from clusterbeleid.accounts.models import ExternalIdentity, RoleAssignment, User, UserSession
from clusterbeleid.core.actors import Role
from clusterbeleid.core.texts import sentence
from tests.accounts.conftest import rows_about_people, text_of, with_password
from tests.accounts.provider_stub import (
    AGENCY,
    CLIENT,
    KEY,
    OTHER_KEY,
    known_here,
    public_jwk,
    running_stub,
)
from tests.harness.client import StrictClient
from tests.people import person

pytestmark = pytest.mark.django_db
START, BACK, ENTER = (
    reverse(f"accounts:{name}") for name in ("oidc_login", "oidc_callback", "oidc_enter")
)
KBO, OTHER_KBO = "0203430576", "0417497106"


@pytest.fixture
def stub(settings):
    with running_stub() as found:
        settings.OIDC = known_here(found)
        yield found


def start(client, stub, **more):
    """Go to the provider; return what it is asked."""
    response = client.post(START, more)
    address = urlsplit(response["Location"])
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}" == stub.issuer
    stub.nonce = asked["nonce"]
    return asked


def come_back(client, stub, code="c1", **more):
    asked = start(client, stub, **more)
    return client.get(BACK, {"code": code, "state": asked["state"]})


def enter(client, stub, code="c1", **more):
    """Log in, saying yes to the page that tells what begins."""
    response = come_back(client, stub, code, **more)
    if response["Location"] == ENTER:
        response = client.post(ENTER)
    return response


def actor_in(browser):
    """Return who acts in a browser."""
    return getattr(browser.get("/taken/").wsgi_request, "actor")  # noqa: B009 - set by our middleware


def for_cluster(stub, number=KBO, roles=("Indiener-beheer",)):
    stub.claims = {
        "vo_orgcode": number,
        "clusterbeleid_rol_3d": [f"{role}:{number}" for role in roles],
    }


# --- what is asked --------------------------------------------------------------------------------------------------


def test_question_has_state_nonce_and_challenge(client, stub):
    asked = start(client, stub)
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == {"openid", "profile", "vo"}
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 16
    again = start(client, stub)
    assert not {asked[n] for n in ("state", "nonce", "code_challenge")} & set(again.values())


def test_verifier_belongs_to_the_challenge(client, stub):
    asked = start(client, stub)
    client.get(BACK, {"code": "c1", "state": asked["state"]})
    verifier = stub.sent[-1]["code_verifier"][0]
    digest = hashlib.sha256(verifier.encode()).digest()
    assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]


@pytest.mark.attack("A29")
def test_visitor_cannot_change_the_question(client, stub):
    response = client.post(f"{START}?scope=admin&auth_params=nonce%3Dx&process=connect&next=//x.be")
    asked = parse_qs(urlsplit(response["Location"]).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "vo"}
    assert asked["nonce"] != ["x"]


def test_login_starts_by_a_form_with_token_only(stub):
    client = Client(enforce_csrf_checks=True)
    assert client.post(START).status_code == 403
    assert client.get(START).status_code == 405


def test_pages_of_the_library_have_no_address():
    for name in ("account_login", "account_signup", "socialaccount_connections", "mfa_index"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for path in ("/accounts/", "/accounts/login/", "/accounts/oidc/login/", "/accounts/signup/"):
        assert Client().get(path).status_code in {302, 404}
        assert "oidc" not in Client().get(path).get("Location", "").partition("?")[0]


def test_without_provider_the_pages_do_not_exist(client):
    assert [client.post(START).status_code, client.get(BACK).status_code] == [404, 404]


# --- who comes in ---------------------------------------------------------------------------------------------------


def test_first_time_says_what_begins_and_then_opens_the_account(client, stub):
    response = come_back(client, stub, next="/taken/")
    assert response["Location"] == ENTER
    assert not ExternalIdentity.objects.exists()
    page = text_of(client.get(ENTER))
    assert "Jan Peeters" in page
    assert "Accountmanager" in page
    assert client.post(ENTER)["Location"] == "/taken/"
    row = ExternalIdentity.objects.get()
    assert (row.issuer, row.subject, row.organisation) == (stub.issuer, "abc", AGENCY)
    assert (row.user.email, row.user.full_name) == ("jan@vlaio.example", "Jan Peeters")
    assert not row.user.has_usable_password()
    assert client.get("/taken/").status_code == 200
    assert [r.role for r in row.user.role_assignments.all()] == ["account_manager"]


def test_second_time_goes_straight_in_and_changes_nothing(client, stub):
    enter(client, stub)
    before = rows_about_people()
    other = StrictClient()
    assert come_back(other, stub, "c2", next="/taken/")["Location"] == "/taken/"
    assert rows_about_people() == before
    assert other.get("/taken/").status_code == 200


@pytest.mark.attack("A8", "A29")
def test_address_of_somebody_else_opens_nothing(client, stub):
    known = person(Role.ADMINISTRATOR, email="jan@vlaio.example")
    before = rows_about_people()
    answer = enter(client, stub)
    assert answer.status_code == 403
    assert sentence("accounts.address_taken") in text_of(answer).replace("&#x27;", "'")
    assert rows_about_people() == before
    assert not known.identities.exists()
    assert client.get("/taken/").status_code == 302


def test_account_can_be_linked_by_who_is_both(client, stub):
    user = with_password(Role.ACCOUNT_MANAGER, email="jan@vlaio.example")
    client.force_login(user)
    response = enter(client, stub, link="1")
    assert response.status_code == 302
    assert ExternalIdentity.objects.get().user == user
    assert User.objects.count() == 1


@pytest.mark.attack("A8")
def test_link_asked_by_one_is_not_given_to_another(client, stub):
    first, second = with_password(), with_password()
    client.force_login(first)
    come_back(client, stub, link="1")
    kept = dict(client.session["arrival"])
    other = StrictClient()
    other.force_login(second)
    session = other.session
    session["arrival"] = kept
    session.save()
    other.post(ENTER)
    assert ExternalIdentity.objects.get().user not in {first, second}


@pytest.mark.parametrize(
    "roles",
    [
        [],
        None,
        "",
        ["Onbekend-beheer:OVO000053"],
        ["Accountmanager-beheer:OVO000099"],
        ["Accountmanager-beheer"],
        [{"Accountmanager": AGENCY}],
        [f"Indiener-beheer:{AGENCY}"],
    ],
)
def test_without_mapped_role_there_is_no_right(client, stub, roles):
    stub.claims = {"clusterbeleid_rol_3d": roles}
    before = rows_about_people()
    answer = come_back(client, stub)
    assert answer.status_code == 403
    assert "rol" in text_of(answer)
    assert rows_about_people() == before
    assert client.get("/taken/").status_code == 302


def test_role_of_the_agency_is_not_given_by_another_organisation(client, stub):
    for_cluster(stub, roles=("Beheerder", "Indiener"))
    enter(client, stub)
    user = ExternalIdentity.objects.get().user
    assert not user.role_assignments.exists()
    assert [m.organisation_number for m in user.mandates.all()] == [KBO]


@pytest.mark.attack("A8")
def test_session_works_for_the_organisation_of_the_login_alone(client, stub):
    for_cluster(stub, KBO)
    enter(client, stub)
    other = StrictClient()
    for_cluster(stub, OTHER_KBO, ("Medewerker",))
    enter(other, stub, "c2")
    user = User.objects.get()
    assert {m.organisation_number for m in user.mandates.all()} == {KBO, OTHER_KBO}
    # The rights changed, so the first session ended; both organisations log in by themselves.
    assert client.get("/taken/").status_code == 302
    for_cluster(stub, KBO)
    enter(client, stub, "c3")
    for browser, number, role in (
        (client, KBO, "cluster_signatory"),
        (other, OTHER_KBO, "cluster_editor"),
    ):
        acting = actor_in(browser)
        assert acting.organisations == {number}
        assert acting.roles == {role}
        answer = browser.post(
            reverse("accounts:choose_organisation"),
            {"organisation": OTHER_KBO if number == KBO else KBO},
        )
        assert answer.status_code == 422
        assert actor_in(browser).organisations == {number}


def test_switch_asks_the_provider_again(client, stub):
    enter(client, stub)
    page = text_of(client.get(reverse("accounts:choose_organisation")))
    assert 'name="switch"' in page
    assert start(client, stub, switch="1")["prompt"] == "select_account"


def test_role_taken_away_there_is_gone_here_and_every_session_with_it(client, stub):
    stub.claims = {
        "clusterbeleid_rol_3d": [f"Accountmanager:{AGENCY}", f"Beheerder:{AGENCY}"],
    }
    enter(client, stub)
    other = StrictClient()
    stub.claims = {}
    enter(other, stub, "c2")
    assert client.get("/taken/").status_code == 302
    assert actor_in(other).roles == {"account_manager"}
    assert [r.role for r in RoleAssignment.objects.all()] == ["account_manager"]


def test_nobody_comes_in_on_two_sides(client, stub):
    enter(client, stub)
    before = rows_about_people()
    for_cluster(stub)
    other = StrictClient()
    assert enter(other, stub, "c2").status_code == 403
    assert rows_about_people() == before


def test_closed_account_stays_closed(client, stub):
    enter(client, stub)
    User.objects.update(is_active=False)
    other = StrictClient()
    assert enter(other, stub, "c2").status_code == 403
    assert other.get("/taken/").status_code == 302


def test_logging_out_ends_the_session_there_too(client, stub):
    enter(client, stub)
    response = client.post(reverse("accounts:logout"))
    address = urlsplit(response["Location"])
    asked = parse_qs(address.query)
    assert response["Location"].startswith(f"{stub.issuer}/logout?")
    assert asked["post_logout_redirect_uri"] == ["http://testserver/aanmelden/"]
    assert jwt.decode(asked["id_token_hint"][0], options={"verify_signature": False})["sub"] == (
        "abc"
    )
    assert not UserSession.objects.filter(user__isnull=False).exists()
    assert client.get("/taken/").status_code == 302


def test_provider_that_is_away_is_said_calmly(client, stub):
    stub.status["/discovery"] = 500
    response = client.post(START, follow=True)
    assert "antwoordt niet" in text_of(response)


def test_own_login_page_can_be_closed(client, stub, settings):
    user = with_password()
    settings.LOCAL_LOGIN = False
    page = text_of(client.get(reverse("accounts:login")))
    assert "ACM/IDM" in page
    assert 'name="password"' not in page
    login = {"email": user.email, "password": "een zin die niemand anders kent"}
    client.post(reverse("accounts:login"), login)
    assert client.get("/taken/").status_code == 302
    for name in ("forgot_password", "choose_password", "passkey_login"):
        assert client.get(reverse(f"accounts:{name}")).status_code == 404


def test_key_without_a_name_is_found_when_it_is_the_only_one(client, stub):
    stub.header, stub.keys = {}, [{k: v for k, v in public_jwk(KEY).items() if k != "kid"}]
    assert enter(client, stub).status_code == 302


def test_level_is_asked_and_must_come_back(client, stub, settings):
    settings.OIDC = known_here(stub, levels=("urn:hoog",))
    stub.claims = {"acr": "urn:hoog"}
    assert start(client, stub)["acr_values"] == "urn:hoog"
    assert enter(client, stub).status_code == 302


# --- forty forged answers -------------------------------------------------------------------------------------------

NOW = int(time.time())


def claims(**values):
    return lambda stub: stub.claims.update(values)


def without(*names):
    return lambda stub: setattr(stub, "without", frozenset(names))


def signed(key, algorithm="RS256", **header):
    def change(stub):
        stub.signing, stub.algorithm, stub.header = key, algorithm, header or {"kid": "k1"}

    return change


def token(text):
    return lambda stub: setattr(stub, "token", text)


def answers(**values):
    return lambda stub: stub.answer.update(values)


def says(**values):
    return lambda stub: stub.about.update(values)


def status(path, number):
    return lambda stub: stub.status.update({path: number})


def _tampered(stub):
    head, body, signature = stub.id_token().split(".")
    found = json.loads(base64.urlsafe_b64decode(body + "=="))
    found["vo_orgcode"] = "OVO000001"
    body = base64.urlsafe_b64encode(json.dumps(found).encode()).rstrip(b"=").decode()
    stub.token = f"{head}.{body}.{signature}"


def _public_key_as_password(stub):
    """Sign with the public key as if it were a shared secret, the classic confusion of algorithms."""
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"k1"}').rstrip(b"=")
    usual = stub.id_token().split(".")[1].encode()
    public = json.dumps(public_jwk(KEY)).encode()
    signature = hmac.new(public, head + b"." + usual, "sha256").digest()
    written = base64.urlsafe_b64encode(signature).rstrip(b"=")
    stub.token = b".".join((head, usual, written)).decode()


FORGED = {
    "issuer of another": claims(iss="https://kwaad.example"),
    "issuer with a slash more": lambda stub: stub.claims.update(iss=stub.issuer + "/"),
    "no issuer": without("iss"),
    "audience of another": claims(aud="andere-toepassing"),
    "audience of others": claims(aud=["andere", "nog-een"]),
    "no audience": without("aud"),
    "several audiences without party": claims(aud=[CLIENT, "andere"]),
    "party of another": claims(azp="andere-toepassing"),
    "nonce of another": claims(nonce="x" * 43),
    "empty nonce": claims(nonce=""),
    "no nonce": without("nonce"),
    "nonce that is a list": claims(nonce=["x"]),
    "expired": claims(exp=NOW - 3600, iat=NOW - 7200),
    "no end": without("exp"),
    "end that is a word": claims(exp="morgen"),
    "made long ago": claims(iat=NOW - 3600),
    "made in the future": claims(iat=NOW + 3600),
    "no moment": without("iat"),
    "not valid yet": claims(nbf=NOW + 3600),
    "no subject": without("sub"),
    "empty subject": claims(sub=""),
    "subject that is a number": claims(sub=5),
    "subject of endless length": claims(sub="a" * 300),
    "no person": without("vo_id"),
    "no organisation": without("vo_orgcode"),
    "no address": without("vo_email"),
    "unsigned": signed(None, None),
    "shared secret": signed("geheim-van-de-toepassing" * 2, "HS256"),
    "public key as shared secret": _public_key_as_password,
    "other key": signed(OTHER_KEY),
    "key nobody published": signed(OTHER_KEY, kid="k2"),
    "two keys without a name": lambda stub: (
        stub.keys.append(public_jwk(OTHER_KEY, "k2")),
        stub.header.clear(),
    ),
    "algorithm that was not agreed": signed(KEY, "RS512"),
    "changed after signing": _tampered,
    "no token": token(""),
    "no JSON in the token": token("a.b.c"),
    "token in five parts": token("a.b.c.d.e"),
    "answer without access": answers(access_token=""),
    "user information of another": lambda stub: stub.user_info.update(sub="iemand-anders"),
    "user information refused": status("/userinfo", 401),
    "token refused": status("/token", 400),
    "keys away": status("/keys", 500),
    "no keys at all": lambda stub: stub.keys.clear(),
}


def test_there_are_forty_forgeries():
    assert len(FORGED) >= 40


@pytest.mark.attack("A29")
@pytest.mark.parametrize("name", FORGED)
def test_forged_answer_is_refused_and_changes_nothing(name, client, stub):
    asked = start(client, stub)
    FORGED[name](stub)
    before = rows_about_people()
    answer = client.get(BACK, {"code": "c1", "state": asked["state"]})
    assert answer.status_code == 401
    assert sentence("accounts.not_believed") in text_of(answer)
    assert client.post(ENTER).status_code == 401
    assert rows_about_people() == before
    assert not ExternalIdentity.objects.exists()
    assert client.get("/taken/").status_code == 302


@pytest.mark.attack("A29")
@pytest.mark.parametrize(
    "changed",
    [
        {"state": ""},
        {"state": "gegokt"},
        {"state": None},
        {"code": None},
        {"code": "wrong"},
        {"error": "access_denied"},
        {"error": "server_error", "code": None},
    ],
)
def test_forged_return_is_refused_and_changes_nothing(client, stub, changed):
    asked = start(client, stub)
    query = {"code": "c1", "state": asked["state"], **changed}
    before = rows_about_people()
    answer = client.get(BACK, {name: value for name, value in query.items() if value is not None})
    assert answer.status_code == 401
    assert rows_about_people() == before
    assert client.get("/taken/").status_code == 302


@pytest.mark.attack("A29")
def test_answer_works_in_the_browser_that_asked_and_once(client, stub):
    asked = start(client, stub)
    query = {"code": "c1", "state": asked["state"]}
    assert StrictClient().get(BACK, query).status_code == 401
    assert client.get(BACK, query).status_code == 302
    assert client.get(BACK, query).status_code == 401
    assert client.get(BACK, {**query, "code": "c9"}).status_code == 401


@pytest.mark.attack("A29")
def test_code_cannot_be_used_twice(client, stub):
    come_back(client, stub, "c1")
    other = StrictClient()
    assert come_back(other, stub, "c1").status_code == 401


@pytest.mark.attack("A29")
def test_provider_that_calls_itself_otherwise_is_not_asked(client, stub):
    stub.about["issuer"] = "https://kwaad.example"
    assert client.post(START)["Location"] == "/aanmelden/"


@pytest.mark.attack("A29")
def test_lower_level_than_asked_is_refused(client, stub, settings):
    settings.OIDC = known_here(stub, levels=("urn:hoog",))
    stub.claims = {"acr": "urn:laag"}
    assert come_back(client, stub).status_code == 401


@pytest.mark.attack("A29")
@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "javascript:1"])
def test_login_never_leads_outside(client, stub, elsewhere):
    assert enter(client, stub, next=elsewhere)["Location"] == "/"


def test_control_without_the_nonce_an_answer_of_elsewhere_is_believed(client, stub, monkeypatch):
    """The check is ours: without it the flow of the library takes a token made for another browser."""
    monkeypatch.setattr("clusterbeleid.accounts.oidc.tokens._compare", lambda *_arguments: None)
    asked = start(client, stub)
    stub.claims = {"nonce": "x" * 43}
    assert client.get(BACK, {"code": "c1", "state": asked["state"]})["Location"] == ENTER

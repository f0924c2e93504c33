"""The second step: set up after proving who one is, asked at login, counted, good once, and lost with help only (Q23)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.actions.sign_in import count_second_step
from clusterbeleid.accounts.locking import locked, unlocked
from clusterbeleid.accounts.models import FactorUse, LoginAttempt, RecoveryCode, SecondFactor
from clusterbeleid.accounts.rules import (
    FAILURES_PER_ACCOUNT,
    code_at,
    device_of,
    network_of,
    step_of_code,
)
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence
from tests.accounts.conftest import PASSWORD, refused_unchanged, text_of, with_password
from tests.harness.client import StrictClient
from tests.people import acting, actor

pytestmark = pytest.mark.django_db
# RFC 6238, appendix B: the secret of its table, and the last six of its eight digits.
TABLE_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
TABLE = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}
HERE = "192.0.2.7"


def address(name, *args):
    return reverse(f"accounts:{name}", args=args)


@pytest.fixture(autouse=True)
def _english(client):
    client.cookies["django_language"] = "en"


def code_for(secret, *, ahead=0):
    return code_at(secret, int(real_now().timestamp()) // 30 + ahead)


def with_app(role=Role.ACCOUNT_MANAGER):
    """Return a person with an app, and its secret; the code of this moment is used."""
    user, secret = with_password(role), actions.new_secret()
    at = real_now() - timedelta(seconds=60)
    code = code_at(secret, int(at.timestamp()) // 30)
    actions.add_codes(secret=secret, code=code, actor=actor(user), at=at)
    return user, secret


def log_in(client, user, password=PASSWORD, **more):
    data = {"email": user.email, "password": password, **more}
    return client.post(address("login"), data, REMOTE_ADDR=HERE)


# --- the rule -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", TABLE)
def test_codes_are_those_of_the_standard(seconds):
    assert code_at(TABLE_SECRET, seconds // 30) == TABLE[seconds]


def test_code_is_good_one_step_early_or_late_and_once():
    for drift in (-1, 0, 1):
        code = code_at(TABLE_SECRET, 1000 + drift)
        assert step_of_code(TABLE_SECRET, code, seconds=30_000, after=0) == 1000 + drift
        assert step_of_code(TABLE_SECRET, code, seconds=30_000, after=1000 + drift) is None
    for drift in (-2, 2):
        code = code_at(TABLE_SECRET, 1000 + drift)
        assert step_of_code(TABLE_SECRET, code, seconds=30_000, after=0) is None
    for wrong in ("", "x", "١٢٣٤٥٦", "0" * 20):
        assert step_of_code(TABLE_SECRET, wrong, seconds=30_000, after=0) is None


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120) Firefox/120", "Firefox, Linux"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604", "Safari, iPhone"),
        ("curl/8", ""),
        ("<script>", ""),
    ],
)
def test_device_is_told_in_words(agent, told):
    assert device_of(agent) == told


@pytest.mark.parametrize(
    ("origin", "network"),
    [("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::/64", "2001:db8:1::/48"), ("kwaad", "")],
)
def test_network_never_tells_the_address(origin, network):
    assert network_of(origin) == network


def test_secret_is_kept_under_lock_and_survives_another_key(settings):
    user, secret = with_app()
    stored = SecondFactor.objects.get(user=user).secret
    assert secret not in stored
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
    assert unlocked(stored) == secret
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(ValueError, match="key that is gone"):
        unlocked(stored)
    assert locked(secret) != locked(secret)


# --- at login -------------------------------------------------------------------------------------------------------


def test_password_alone_opens_nothing_for_who_has_a_second_step(client):
    user, secret = with_app()
    assert log_in(client, user, next="/taken/")["Location"] == address("second_step")
    assert client.get("/taken/").status_code == 302
    assert "_auth_user_id" not in client.session
    answer = client.post(address("second_step"), {"code": code_for(secret)})
    assert answer["Location"] == "/taken/"
    assert client.get("/taken/").status_code == 200


@pytest.mark.attack("A28")
def test_code_works_once_also_in_another_browser(client):
    user, secret = with_app()
    log_in(client, user)
    code = code_for(secret)
    assert client.post(address("second_step"), {"code": code}).status_code == 302
    other = StrictClient()
    log_in(other, user)
    answer = other.post(address("second_step"), {"code": code})
    assert answer.status_code == 422
    assert "_auth_user_id" not in other.session


def test_second_step_without_password_leads_to_the_login_page(client):
    _user, secret = with_app()
    for method in (client.get, client.post):
        response = method(address("second_step"), {"code": code_for(secret)})
        assert response["Location"] == address("login")


def test_second_step_comes_within_ten_minutes(client):
    user, secret = with_app()
    log_in(client, user)
    session = client.session
    session["half_way"] = {**session["half_way"], "at": real_now().timestamp() - 601}
    session.save()
    answer = client.post(address("second_step"), {"code": code_for(secret)})
    assert answer["Location"] == address("login")


@pytest.mark.attack("A28")
def test_eleventh_code_is_refused_even_when_right():
    user, secret = with_app()
    for number in range(FAILURES_PER_ACCOUNT):
        with pytest.raises(Refused, match="wrong_code"):
            actions.take_code(user, f"x{number}", origin=HERE, at=real_now())
    with pytest.raises(Refused, match="too_many_tries"):
        actions.take_code(user, code_for(secret), origin=HERE, at=real_now())


@pytest.mark.attack("A28")
def test_strangers_do_not_lock_out_the_owner_of_a_second_step(client):
    user, secret = with_app()
    log_in(client, user)
    client.post(address("second_step"), {"code": code_for(secret)})
    client.post(address("logout"))
    for number in range(FAILURES_PER_ACCOUNT + 5):
        with pytest.raises(Refused):
            actions.sign_in(user.email, "fout", origin=f"198.51.100.{number}", at=real_now())
    # The owner is in a browser that took the second step before; it is counted by itself.
    assert log_in(client, user)["Location"] == address("second_step")
    stranger = StrictClient()
    stranger.cookies["django_language"] = "en"
    assert sentence("accounts.too_many_tries") in text_of(log_in(stranger, user))


@pytest.mark.attack("A28")
def test_mark_of_a_known_browser_helps_its_owner_only(client):
    user, secret = with_app()
    other = with_password()
    log_in(client, user)
    client.post(address("second_step"), {"code": code_for(secret)})
    client.post(address("logout"))
    for _try in range(FAILURES_PER_ACCOUNT):
        log_in(client, other, "fout")
    assert sentence("accounts.too_many_tries") in text_of(log_in(client, other))
    client.cookies["known_browser"] = client.cookies["known_browser"].value[:-1] + "x"
    for _try in range(FAILURES_PER_ACCOUNT):
        log_in(client, user, "fout")
    assert sentence("accounts.too_many_tries") in text_of(log_in(client, user))


def test_known_browser_has_its_own_ten_tries(client):
    user, secret = with_app()
    log_in(client, user)
    client.post(address("second_step"), {"code": code_for(secret)})
    client.post(address("logout"))
    for _try in range(FAILURES_PER_ACCOUNT):
        log_in(client, user, "fout")
    assert sentence("accounts.too_many_tries") in text_of(log_in(client, user))


def test_recovery_code_works_once(client):
    user, _secret = with_app()
    codes = actions.make_recovery_codes(actor=actor(user))
    assert len(set(codes)) == 10
    assert codes[0] not in str(list(RecoveryCode.objects.values_list()))
    actions.take_code(user, f" {codes[0].upper()} ", origin=HERE, at=real_now())
    with pytest.raises(Refused, match="wrong_code"):
        actions.take_code(user, codes[0], origin=HERE, at=real_now())
    stranger, _other_secret = with_app()
    with pytest.raises(Refused, match="wrong_code"):
        actions.take_code(stranger, codes[1], origin=HERE, at=real_now())
    assert RecoveryCode.objects.filter(user=user).count() == 9


def test_new_recovery_codes_end_the_old_ones():
    user, _secret = with_app()
    old = actions.make_recovery_codes(actor=actor(user))
    actions.make_recovery_codes(actor=actor(user))
    with pytest.raises(Refused):
        actions.take_code(user, old[0], origin=HERE, at=real_now())


@pytest.mark.parametrize("answer", ["", "{}", "[]", "x", '{"id":"a","rawId":"a","type":"x"}', "5"])
def test_nonsense_instead_of_a_passkey_is_refused(client, answer):
    page = client.get(address("passkey_login"))
    assert page.status_code == 200
    refused = client.post(address("passkey_login"), {"answer": answer})
    assert refused.status_code == 422
    assert "_auth_user_id" not in client.session


# --- setting up -----------------------------------------------------------------------------------------------------


@pytest.fixture
def inside(client):
    """Return somebody who logged in with a password a moment ago."""
    user = with_password()
    log_in(client, user)
    return user


def test_app_is_added_with_a_code_and_recovery_codes_follow(client, inside):
    page = text_of(client.get(address("add_codes")))
    (secret,) = re.findall(r"<code>([A-Z2-7]{32})</code>", page)
    assert client.post(address("add_codes"), {"code": "000000"}).status_code == 422
    assert not SecondFactor.objects.exists()
    answer = client.post(address("add_codes"), {"code": code_for(secret)})
    assert len(re.findall(r"<code>[0-9a-f]{6}-[0-9a-f]{6}</code>", text_of(answer))) == 10
    assert "Recovery codes left: 10." in text_of(client.get(address("security")))
    history = SecondFactor.history.get()
    assert (history.history_user, history.history_change_reason) == (
        inside,
        "accounts.factor_added",
    )
    assert not hasattr(history, "secret")
    # The code that proved the app is used.
    with pytest.raises(Refused):
        actions.take_code(inside, code_for(secret), origin=HERE, at=real_now())


@pytest.mark.parametrize("name", ["add_codes", "add_passkey"])
def test_change_asks_the_password_after_ten_minutes(client, inside, name):
    session = client.session
    session["proved_at"] = real_now().timestamp() - 601
    session.save()
    where = client.get(address(name))["Location"]
    assert where == f"{address('prove')}?next={address(name)}"
    assert client.post(where, {"password": "fout"}).status_code == 422
    assert client.get(address(name)).status_code == 302
    proof = {"password": PASSWORD, "next": address(name)}
    assert client.post(where, proof)["Location"] == address(name)
    assert client.get(address(name)).status_code == 200


def test_proof_counts_as_a_try_to_log_in(client, inside):
    for _try in range(FAILURES_PER_ACCOUNT):
        client.post(address("prove"), {"password": "fout"})
    page = text_of(client.post(address("prove"), {"password": PASSWORD}))
    assert sentence("accounts.too_many_tries") in page
    assert LoginAttempt.objects.filter(succeeded=False).count() == FAILURES_PER_ACCOUNT


def test_second_step_is_removed_by_its_owner_alone(client):
    user, secret = with_app()
    factor = SecondFactor.objects.get(user=user)
    other = StrictClient()
    other.force_login(with_password())
    session = other.session
    session["proved_at"] = real_now().timestamp()
    session.save()
    assert other.post(address("remove_factor", factor.pk)).status_code == 404
    log_in(client, user)
    client.post(address("second_step"), {"code": code_for(secret)})
    actions.make_recovery_codes(actor=actor(user))
    assert client.post(address("remove_factor", factor.pk)).status_code == 302
    assert not SecondFactor.objects.exists()
    assert not FactorUse.objects.exists()
    assert not RecoveryCode.objects.exists()


# --- roles that need it ---------------------------------------------------------------------------------------------


@pytest.fixture
def needed(settings):
    settings.SECOND_FACTOR_ROLES = frozenset({"administrator", "finance", "committee_member"})


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FINANCE, Role.COMMITTEE_MEMBER])
def test_role_that_needs_it_reaches_nothing_without(client, needed, role):
    user = with_password(role)
    log_in(client, user)
    assert client.get("/taken/")["Location"] == address("security")
    assert client.get(address("users"))["Location"] == address("security")
    page = text_of(client.get(address("security")))
    assert sentence("accounts.second_step_first") in page
    assert client.post(address("new_person"), {}).status_code == 403
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", text_of(client.get(address("add_codes"))))[
        0
    ]
    client.post(address("add_codes"), {"code": code_for(secret)})
    assert client.get("/taken/").status_code == 200


def test_role_that_does_not_need_it_goes_on(client, needed):
    log_in(client, with_password(Role.ACCOUNT_MANAGER))
    assert client.get("/taken/").status_code == 200


def test_last_second_step_of_such_a_role_stays(client, needed):
    user, _secret = with_app(Role.FINANCE)
    factor = SecondFactor.objects.get(user=user)
    with refused_unchanged("accounts.last_factor"):
        actions.remove_factor(factor, actor=actor(user), at=real_now())
    assert SecondFactor.objects.filter(pk=factor.pk).exists()


# --- lost -----------------------------------------------------------------------------------------------------------


def test_administrator_takes_away_what_was_lost_and_sessions_end(client):
    user, secret = with_app()
    log_in(client, user)
    client.post(address("second_step"), {"code": code_for(secret)})
    boss = StrictClient()
    boss.force_login(with_password(Role.ADMINISTRATOR))
    page = text_of(boss.get(address("person", user.pk)))
    assert "Remove lost second steps" in page
    assert boss.post(
        address("forget_factors", user.pk), {"reason": "Telefoon weg."}
    ).status_code == (302)
    assert not SecondFactor.objects.exists()
    assert client.get("/taken/").status_code == 302
    assert SecondFactor.history.latest().history_change_reason == "Telefoon weg."


@pytest.mark.attack("A16")
def test_administrator_does_not_do_it_for_oneself():
    boss, _secret = with_app(Role.ADMINISTRATOR)
    finance = acting(Role.FINANCE)
    with refused_unchanged("accounts.own_rights"):
        actions.forget_factors(boss, actor=actor(boss), at=real_now(), reason="Weg.")
    with refused_unchanged("accounts.role"):
        actions.forget_factors(boss, actor=finance, at=real_now(), reason="Weg.")


def test_tries_are_counted_under_two_keys():
    """The password and the second step have ten tries each: who fails at one does not close the other."""
    user, _secret = with_app()
    count_second_step(user, origin=HERE, at=real_now())
    with pytest.raises(Refused):
        actions.sign_in(user.email, "fout", origin=HERE, at=real_now())
    assert LoginAttempt.objects.values("account_key").distinct().count() == 2


def test_login_page_offers_a_passkey(client):
    assert address("passkey_login") in text_of(Client().get(address("login")))

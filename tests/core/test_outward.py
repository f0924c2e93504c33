"""Posting outside: signed, to the address that was checked, never inside and never on a detour."""

import hashlib
import hmac
import ipaddress

import pytest

from clusterbeleid.core import outward
from clusterbeleid.core.outward import NotDelivered, check_address, is_public, post, sign
from tests.core.door import HOST, open_door, street, url
from tests.people import NOW


@pytest.fixture(scope="module")
def receiver(tmp_path_factory):
    with open_door(tmp_path_factory.mktemp("tls")) as door:
        yield door


@pytest.fixture
def received(receiver):
    receiver.received.clear()
    return receiver.received


def test_post_arrives_once_at_the_name_with_its_signature(receiver, received):
    body = b'{"position": 1}'
    headers = {outward.SIGNATURE: sign("geheim", body, NOW)}
    assert post(url(receiver, "/in/200"), body, headers, street=street(receiver)) == 200
    assert received == [("/in/200", f"{HOST}:{receiver.server_port}", body)]


def test_signature_is_that_of_moment_and_body():
    seconds = int(NOW.timestamp())
    proof = hmac.new(b"geheim", f"{seconds}.".encode() + b"{}", hashlib.sha256).hexdigest()
    assert sign("geheim", b"{}", NOW) == f"t={seconds},v1={proof}"
    assert sign("ander", b"{}", NOW) != sign("geheim", b"{}", NOW)


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_answer_without_success_is_no_delivery(receiver, received, status):
    with pytest.raises(NotDelivered) as refused:
        post(url(receiver, f"/{status}"), b"{}", {}, street=street(receiver))
    assert (refused.value.status, len(received)) == (status, 1)


def test_redirection_is_not_followed(receiver, received):
    with pytest.raises(NotDelivered):
        post(url(receiver, "/302"), b"{}", {}, street=street(receiver))
    assert [path for path, _host, _body in received] == ["/302"]


def test_certificate_of_another_name_is_refused(receiver, received):
    with pytest.raises(NotDelivered):
        post(url(receiver, host="ander.example.be"), b"{}", {}, street=street(receiver))
    assert received == []


def test_one_address_inside_spoils_the_name(receiver, received):
    def look_up(host, port):
        return ["93.184.216.34", "127.0.0.1"]

    with pytest.raises(NotDelivered, match="address inside"):
        post(
            url(receiver),
            b"{}",
            {},
            street=street(receiver, look_up=look_up, public=is_public),
        )
    assert received == []


def test_name_is_looked_up_once(receiver, received):
    asked = []

    def look_up(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    post(url(receiver), b"{}", {}, street=street(receiver, look_up=look_up))
    assert (asked, len(received)) == ([HOST], 1)


def test_name_without_address_is_no_delivery(receiver, received):
    def look_up(host, port):
        raise OSError("no such name")

    with pytest.raises(NotDelivered, match="name not found"):
        post(url(receiver), b"{}", {}, street=street(receiver, look_up=look_up))
    assert received == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1",
        "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "geen-adres",
    ],
)  # fmt: skip
def test_address_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_address_outside_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "outward.address"),
        ("ontvanger", "outward.address"),
        ("http://ontvanger.example.be/", "outward.address"),
        ("ftp://ontvanger.example.be/", "outward.address"),
        ("https:///pad", "outward.address"),
        ("https://[::1/", "outward.address"),
        ("https://ontvanger.example.be:abc/", "outward.address"),
        ("https://jan:geheim@ontvanger.example.be/", "outward.address_with_more"),
        ("https://ontvanger.example.be/#deel", "outward.address_with_more"),
        ("https://ontvanger.example.be:22/", "outward.address_port"),
        ("https://localhost/", "outward.address_inside"),
        ("https://127.0.0.1/", "outward.address_inside"),
        ("https://2130706433/", "outward.address_inside"),
        ("https://0x7f.1/", "outward.address_inside"),
        ("https://[::1]/", "outward.address_inside"),
    ],
)
def test_address_is_refused_as_typed(typed, code):
    assert [finding.code for finding in check_address(typed)] == [code]


def test_address_on_the_internet_is_taken():
    for typed in ("https://ontvanger.example.be/", "https://ontvanger.example.be:8443/in?a=1"):
        assert check_address(typed) == ()


def test_real_look_up_gives_addresses():
    assert [ipaddress.ip_address(one).is_loopback for one in outward.addresses_of("localhost", 443)]

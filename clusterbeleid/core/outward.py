"""Posting to an address that somebody else chose: never inside the house, never on a detour.

The name is looked up once, every answer must be a public address, and the connection goes to that
very address: a name that points elsewhere a moment later (rebinding) leads nowhere. A redirection
is not followed, for it could lead inside.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

import urllib3

from clusterbeleid.kernel.findings import Finding, Level

SIGNATURE = "Clusterbeleid-Signature"
# Seconds to connect and to wait for an answer; a slow receiver is tried again later.
_CONNECT, _READ = 3.0, 10.0
# What a receiver answers is of no use beyond its status.
_READ_BYTES = 1024

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")

LookUp = Callable[[str, int], Sequence[str]]
IsPublic = Callable[[str], bool]


class NotDelivered(Exception):
    """The post did not arrive; ``reason`` says why in a few words without data of others."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True)
class Street:
    """How names become addresses, and which of those are outside; tests walk another street."""

    look_up: LookUp
    is_public: IsPublic
    ports: frozenset[int] = frozenset({443, 8443})
    certificates: str | None = None


def addresses_of(host: str, port: int) -> list[str]:
    """Return every address a name has now; raises ``OSError`` when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def is_public(address: str) -> bool:
    """Tell whether an address lies on the public internet; a mapped IPv4 address counts as such."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        found = _carried(found) or found
    return found.is_global and not found.is_multicast


OUTSIDE = Street(addresses_of, is_public)


def check_address(url: str, *, street: Street = OUTSIDE) -> tuple[Finding, ...]:
    """Return what is wrong with an address to post to, as typed; looks nothing up."""
    parts, port = _parts(url)
    if parts is None or parts.scheme != "https" or not parts.hostname:
        return (Finding(Level.BLOCK, "outward.address", "", {}),)
    if parts.username or parts.password or parts.fragment:
        return (Finding(Level.BLOCK, "outward.address_with_more", "", {}),)
    if port not in street.ports:
        return (Finding(Level.BLOCK, "outward.address_port", "", {}),)
    if _is_number(parts.hostname) or "." not in parts.hostname:
        return (Finding(Level.BLOCK, "outward.address_inside", "", {}),)
    return ()


def sign(secret: str, body: bytes, at: datetime) -> str:
    """Return the header that proves who sent a body and when: ``t=<seconds>,v1=<HMAC-SHA256>``."""
    seconds = int(at.timestamp())
    signed = f"{seconds}.".encode() + body
    proof = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={proof}"


def post(url: str, body: bytes, headers: Mapping[str, str], *, street: Street = OUTSIDE) -> int:
    """Post JSON and return the status when it is one of success; raises ``NotDelivered``."""
    parts, port = _parts(url)
    if check_address(url, street=street) or parts is None or parts.hostname is None or port is None:
        raise NotDelivered("address refused")
    address = _one_address(parts.hostname, port, street)
    pool = urllib3.HTTPSConnectionPool(
        address,
        port,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        ca_certs=street.certificates,
        timeout=urllib3.Timeout(connect=_CONNECT, read=_READ),
        retries=False,
        maxsize=1,
    )
    more = {"Host": parts.netloc, "Content-Type": "application/json", **headers}
    with pool:
        return _posted(pool, _path(parts), body, more)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, in the four ways there are."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def _posted(
    pool: urllib3.HTTPSConnectionPool, path: str, body: bytes, headers: Mapping[str, str]
) -> int:
    try:
        answer = pool.request(
            "POST", path, body=body, headers=headers, redirect=False, preload_content=False
        )
        with suppress(urllib3.exceptions.HTTPError):
            answer.read(_READ_BYTES)
        answer.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NotDelivered(type(error).__name__) from None
    if not 200 <= answer.status < 300:
        raise NotDelivered(f"status {answer.status}", answer.status)
    return answer.status


def _one_address(host: str, port: int, street: Street) -> str:
    """Return the address to connect to; one that lies inside spoils the name altogether."""
    try:
        found = street.look_up(host, port)
    except OSError:
        raise NotDelivered("name not found") from None
    if not found or not all(street.is_public(one) for one in found):
        raise NotDelivered("address inside")
    return found[0]


def _parts(url: str) -> tuple[SplitResult | None, int | None]:
    try:
        parts = urlsplit(url)
        return parts, parts.port or 443
    except ValueError:
        return None, None


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _is_number(host: str) -> bool:
    """Tell whether a name is an address in numbers, in any way of writing that a library takes."""
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    return all(part.isdigit() or part.startswith("0x") for part in host.rstrip(".").split("."))

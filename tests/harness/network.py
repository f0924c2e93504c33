"""No test reaches another machine: sockets connect to this one only."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

LOCAL = frozenset({"127.0.0.1", "::1", "localhost", "0.0.0.0"})


class OutboundNetworkRefused(AssertionError):
    """A test tried to reach another machine."""


def is_local(address: Any, family: int, allowed: frozenset[str]) -> bool:
    """Tell whether a socket of `family` may connect to `address`."""
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return True
    return str(address[0]) in LOCAL | allowed


@contextmanager
def only_local(allowed: frozenset[str] = frozenset()) -> Iterator[None]:
    """Refuse connections and name look-ups outside this machine and the `allowed` hosts."""
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def refuse_far(sock: socket.socket, address: Any) -> None:
        if not is_local(address, sock.family, allowed):
            raise OutboundNetworkRefused(f"outbound connection to {address!r}")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        refuse_far(sock, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        refuse_far(sock, address)
        return connect_ex(sock, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in LOCAL | allowed | {None, "", socket.gethostname()}:
            raise OutboundNetworkRefused(f"look-up of {name!r}")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield

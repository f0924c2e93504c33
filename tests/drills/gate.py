"""A door to a server that a drill can shut: connections through it end, as when the server is killed."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

Connect = Callable[[], socket.socket]


class Gate:
    """Listens on a port of this machine and passes on to ``connect()`` while it is open."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._inside: list[socket.socket] = []
        self._lock = threading.Lock()
        self._open = True
        threading.Thread(target=self._receive, daemon=True).start()

    def shut(self) -> None:
        """End every connection; nobody gets in until ``open``."""
        with self._lock:
            self._open = False
            inside, self._inside = self._inside, []
        for one in inside:
            _end(one)

    def open(self) -> None:
        """Let connections in again."""
        self._open = True

    def close(self) -> None:
        """Take the door away."""
        self.shut()
        _end(self._listener)

    def _receive(self) -> None:
        while True:
            try:
                visitor, _address = self._listener.accept()
            except OSError:
                return
            if not self._open:
                _end(visitor)
                continue
            self._pass_on(visitor)

    def _pass_on(self, visitor: socket.socket) -> None:
        try:
            server = self._connect()
        except OSError:
            _end(visitor)
            return
        with self._lock:
            self._inside += [visitor, server]
        for source, target in ((visitor, server), (server, visitor)):
            threading.Thread(target=_pump, args=(source, target), daemon=True).start()


def to_database(host: str, port: str) -> Connect:
    """Return a way to connect to PostgreSQL at a host, or at the folder of its socket."""
    number = int(port or 5432)
    if host.startswith("/"):
        return lambda: _unix(f"{host}/.s.PGSQL.{number}")
    return lambda: socket.create_connection((host or "127.0.0.1", number), 5)


def _unix(path: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.connect(path)
    return made


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        source.settimeout(None)
        while data := source.recv(65536):
            target.sendall(data)
    _end(source)
    _end(target)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()

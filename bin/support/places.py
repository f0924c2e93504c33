"""Where things are in a clone, and which state (demo or tests) we work on."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.console import Trouble, say

ROOT = Path(__file__).resolve().parent.parent.parent
# The kernel allows 107 bytes for the path of a socket; PostgreSQL appends its own name.
LONGEST_SOCKET_FOLDER = 80


@dataclass(frozen=True)
class Places:
    """The folders of one clone; `state` holds what may be thrown away."""

    root: Path
    state: Path

    @property
    def venv(self) -> Path:
        """The folder with our Python and its packages."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Our Python."""
        return self.venv / "bin" / "python"

    @property
    def logs(self) -> Path:
        """The folder for output that nobody has to read when all goes well."""
        return self.state / "log"

    def socket_folder(self) -> Path:
        """Return the folder for the database's socket, short enough for the kernel."""
        beside = self.state / "socket"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        digest = hashlib.sha256(os.fsencode(self.state)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"clusterbeleid-{os.getuid()}-{digest}"


def demo_places() -> Places:
    """Return the places of bin/run and bin/manage."""
    return _made(Places(ROOT, ROOT / ".run"))


def test_places() -> Places:
    """Return the places of bin/test: its servers and data are never those of the demo."""
    return _made(Places(ROOT, ROOT / ".run" / "test"))


def _made(places: Places) -> Places:
    places.logs.mkdir(parents=True, exist_ok=True)
    return places


@contextmanager
def alone(lock: Path, *, busy: str) -> Iterator[None]:
    """Hold `lock` while the block runs; raise `Trouble(busy)` when another process holds it."""
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(busy) from None
        yield


@contextmanager
def in_turn(lock: Path, *, waiting: str = "") -> Iterator[None]:
    """Hold `lock` while the block runs; wait for it, saying `waiting` once."""
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting:
                say(waiting)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield

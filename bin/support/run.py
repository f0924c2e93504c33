"""bin/run: everything from nothing to a running demo."""

import argparse
import os
import shutil
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

from support import database, frontend, libraries
from support.console import Trouble, say
from support.places import Places, alone, demo_places
from support.servers import Servers, in_use
from support.supervise import Process, Supervisor, read_procfile
from support.surroundings import DEFAULT_PORT, demo_variables, keep_address

PATIENCE = 30.0
OWN_DATA = ("media", "mail", "beat-schedule")


def main(arguments: Sequence[str]) -> int:
    """Set up, start and keep running; return the exit status."""
    options = _parser().parse_args(arguments)
    places = demo_places()
    with alone(places.state / "run.lock", busy="bin/run is already running in this clone"):
        _refuse_busy_port(options.port)
        libraries.require(places, (libraries.PANGO, libraries.FONTS), fatal=False)
        _build_front_end(places)
        servers = Servers(places)
        if options.reset:
            _reset(places, servers)
        with in_use(servers, places):
            return _serve(places, servers, options.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bin/run", description="Start clusterbeleid with demo data."
    )
    parser.add_argument("--reset", action="store_true", help="begin again with clean demo data")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="default: %(default)s")
    return parser


def _refuse_busy_port(port: int) -> None:
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind(("127.0.0.1", port))
        except OverflowError:
            raise Trouble("--port must be from 1 to 65535") from None
        except OSError as fault:
            raise Trouble(
                f"port {port}: {fault.strerror}; choose one: bin/run --port 8001"
            ) from None


def _build_front_end(places: Places) -> None:
    try:
        frontend.build(places.root)
    except frontend.BuildError as fault:
        raise Trouble(f"front end: {fault}") from None


def _reset(places: Places, servers: Servers) -> None:
    """Throw the demo's data away; a database that is not ours is never emptied."""
    if os.environ.get("DATABASE_URL"):
        raise Trouble(
            "--reset empties only the database of bin/run; empty the one of DATABASE_URL yourself"
        )
    busy = "bin/manage is busy with the data; let it end first"
    with alone(places.state / "servers.users", busy=busy):
        say("removing the demo data")
        database.forget(places.state)
        servers.stop()
        servers.remove_data()
    for name in OWN_DATA:
        path = places.state / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _serve(places: Places, servers: Servers, port: int) -> int:
    address = keep_address(places, port)
    (places.state / "mail").mkdir(exist_ok=True)
    variables = {
        **demo_variables(places, servers.addresses()),
        "BASE_URL": address,
        "PORT": str(port),
    }
    logins = database.prepare(places, variables)
    procfile = read_procfile((places.root / "Procfile").read_text(), variables)
    hold = time.monotonic() + PATIENCE
    processes = [
        # The page first: the others would take the processor from it, and have time.
        Process(
            name, command, {**variables, **own}, places.root, start_at=0 if name == "web" else hold
        )
        for name, (command, own) in procfile.items()
    ]
    supervisor = Supervisor(processes, lambda: _look_after(servers))

    def announce() -> None:
        _wait_for_page(address, supervisor)
        for process in processes:
            process.start_at = 0
        if not supervisor.stopping():
            say(
                f"\n{logins}\n  Mail: {places.state / 'mail'}\n  Open: {address}   (Ctrl-C stops)\n"
            )

    status = supervisor.run(announce)
    say("stopped")
    return status


def _look_after(servers: Servers) -> None:
    """Start a server that died; one that cannot start is tried again at the next look."""
    try:
        for name in servers.start():
            say(f"{name} had stopped; started it again")
    except Trouble as trouble:
        say(str(trouble))


def _wait_for_page(address: str, supervisor: Supervisor) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not supervisor.stopping():
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except urllib.error.HTTPError:
            # It answers, and its log says what is wrong; asking faster would bury that.
            time.sleep(1)
        except OSError:
            time.sleep(0.05)

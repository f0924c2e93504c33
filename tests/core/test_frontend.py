"""The front end: what is locked, what is built, what the build refuses."""

import json
import re
import time
from pathlib import Path

import pytest

from support import frontend
from tests.harness.machine import share_of_machine

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module", autouse=True)
def _built():
    frontend.build(ROOT)


def test_lock_file_carries_hashes_and_no_addresses():
    text = (ROOT / "package-lock.json").read_text()
    assert "http" not in text
    packages = {
        name: entry
        for name, entry in json.loads(text)["packages"].items()
        if name.startswith("node_modules/")
    }
    unlocked = [
        name
        for name, entry in packages.items()
        if not entry.get("link") and not entry.get("integrity")
    ]
    assert packages
    assert unlocked == []


def test_second_build_does_nothing_and_is_quick():
    started = time.perf_counter()
    assert frontend.build(ROOT) is False
    assert time.perf_counter() - started < 0.05 * share_of_machine()


def test_style_sheet_needs_nothing_but_our_own_files():
    css = (ROOT / "static_built/app/app.css").read_text()
    addresses = re.findall(r"url\(\"?([^\")]+)", css)
    assert addresses
    assert all((ROOT / "static_built/app" / address).is_file() for address in addresses)
    assert "@import" not in css
    assert ".au-c-button" in css
    assert ".cb-panel" in css


def test_every_icon_used_is_in_the_sprite():
    listed = (ROOT / "frontend/icons.txt").read_text().split()
    sprite = (ROOT / "static_built/app/icons.svg").read_text()
    used = set()
    for path in [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "clusterbeleid/core/templatetags").glob("*.py"),
    ]:
        used |= set(re.findall(r'{% icon "([a-z-]+)"', path.read_text()))
    assert used - set(listed) == set()
    assert [name for name in listed if f'<symbol id="{name}"' not in sprite] == []
    assert listed == sorted(set(listed))


def test_classes_of_ours_in_templates_exist_in_the_style_sheet():
    css = (ROOT / "static_built/app/app.css").read_text()
    missing: dict[str, set[str]] = {}
    for path in (ROOT / "templates").rglob("*.html"):
        if {"documents", "emails"} & set(path.relative_to(ROOT).parts):
            continue
        for classes in re.findall(
            r'class="([^"]*)"', re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text())
        ):
            for name in classes.split():
                if (
                    name.startswith(("cb-", "au-"))
                    and not name.endswith("-")
                    and f".{name}" not in css
                ):
                    missing.setdefault(str(path.relative_to(ROOT)), set()).add(name)
    assert missing == {}


@pytest.fixture
def copy(tmp_path):
    """A project with nothing but a front end, its package already installed."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for source in (ROOT / "frontend").rglob("*"):
        target = tmp_path / "frontend" / source.relative_to(ROOT / "frontend")
        target.mkdir(parents=True, exist_ok=True) if source.is_dir() else target.write_bytes(
            source.read_bytes()
        )
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def test_changed_source_is_built_and_swapped_in(copy):
    assert frontend.build(copy) is True
    (copy / "frontend/styles/_tokens.scss").write_text(".cb-new { color: red; }")
    assert frontend.build(copy) is True
    assert ".cb-new" in (copy / "static_built/app/app.css").read_text()
    assert frontend.build(copy) is False


def test_failed_build_leaves_the_old_one_standing(copy):
    frontend.build(copy)
    (copy / "frontend/icons.txt").write_text("no-such-icon")
    with pytest.raises(frontend.BuildError, match="no-such-icon"):
        frontend.build(copy)
    (copy / "frontend/styles/main.scss").write_text("a { b")
    with pytest.raises(frontend.BuildError, match="does not compile"):
        frontend.build(copy)
    assert (copy / "static_built/app/app.css").stat().st_size > 10_000


def test_machine_without_node_gets_one_clear_line(copy, monkeypatch):
    (copy / "node_modules").unlink()
    monkeypatch.setattr("support.frontend.shutil.which", lambda name: None)
    monkeypatch.setattr("support.frontend.importlib.util.find_spec", lambda name: None)
    with pytest.raises(frontend.BuildError, match="node 20 or newer is needed"):
        frontend.build(copy)


def test_node_of_the_wheel_stands_in_for_an_old_one(monkeypatch):
    monkeypatch.setattr(frontend, "_major", lambda node: 18)
    command, folder = frontend._npm()
    assert Path(command[0]) == folder / "node"
    assert Path(command[1]).name == "npm-cli.js"
    assert Path(command[0]).is_file()
    assert Path(command[1]).is_file()


def test_failing_npm_is_told_with_its_words(copy, monkeypatch):
    (copy / "node_modules").unlink()
    (copy / "package-lock.json").write_text("{")
    with pytest.raises(frontend.BuildError, match="npm ci failed"):
        frontend.build(copy)

"""Files: stored whole or not at all, handed out as attachment to whoever may see them."""

import errno
import hashlib
import logging
import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from clusterbeleid.core import files, scopes
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.storage import NoSpace
from clusterbeleid.core.uploads import ScannerUnavailable
from clusterbeleid.core.uploads.scanners import ClamdScanner, ScanResult
from tests.people import NOW, TODAY, acting, actor, person

CSV = b"organisatie;bedrag\nproef;12,50\n"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(files, "_GUARDS", [])
    heads = frozenset({"test:1"})
    monkeypatch.setattr(
        scopes,
        "_OWNERS",
        {"test": lambda who, on: heads if who.has(Role.HEAD_OF_TEAM) else frozenset()},
    )
    return settings.MEDIA_ROOT


def store(data=CSV, name="bewijs.csv", allowed=("csv", "pdf"), actor=SYSTEM):
    uploaded = SimpleUploadedFile(name, data)
    return files.store_upload(uploaded, scope="test:1", actor=actor, at=NOW, allowed=allowed)


def on_disk(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_upload_is_stored_with_kind_hash_and_closed_permissions(own_folder):
    who = acting(Role.HEAD_OF_TEAM)
    stored = store(actor=who)

    path = own_folder / "2026" / str(stored.reference)
    assert path.read_bytes() == CSV
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    row = StoredFile.objects.get()
    assert (row.name, row.content_type, row.size) == ("bewijs.csv", "text/csv", len(CSV))
    assert row.sha256 == hashlib.sha256(CSV).hexdigest()
    assert (row.uploaded_by_id, row.uploaded_at, row.scanned_by) == (who.user_id, NOW, "signatures")
    assert files.read_bytes(row) == CSV


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "bewijs.csv", "file.empty"),
        (b"%PDF-1.7 kapot", "bewijs.pdf", "file.damaged"),
        (CSV, "bewijs.pdf", "file.wrong_extension"),
        (CSV, "../../etc/bewijs\r.csv", "file.bad_name"),
        (b"PK\x03\x04", "bewijs.xlsx", "file.damaged"),
    ],
)
def test_upload_that_is_no_good_is_refused_and_nothing_stored(own_folder, data, name, code):
    with pytest.raises(Refused) as refused:
        store(data, name)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert not StoredFile.objects.exists()
    assert not own_folder.exists()


def test_scanner_of_the_house_is_asked_and_named(monkeypatch):
    class Strict:
        name = "strict"
        answer: ScanResult | None = ScanResult("", "strict")

        def scan(self, data):
            if self.answer is None:
                raise ScannerUnavailable
            return self.answer

    scanner = Strict()
    monkeypatch.setattr(files, "_scanner", None)
    files.use_scanner(scanner)
    assert store().scanned_by == "strict"
    scanner.answer = ScanResult("Eicar", "strict")
    with pytest.raises(Refused, match=r"file\.infected"):
        store()
    scanner.answer = None
    with pytest.raises(Refused, match=r"file\.scanner_unavailable"):
        store()
    assert StoredFile.objects.count() == 1


def test_scanner_is_the_one_that_the_settings_name():
    assert files.scanner_at(None).name == "signatures"
    found = files.scanner_at(("scan.internal", 3311))
    assert isinstance(found, ClamdScanner)
    assert (found.name, found._address) == ("clamd", ("scan.internal", 3311))


@pytest.mark.parametrize("broken", ["write", "fsync", "rename"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_stores_nothing_and_says_so(own_folder, monkeypatch, broken, number):
    def full(*_given, **_more):
        raise OSError(number, "full")

    if broken == "write":
        monkeypatch.setattr("os.fdopen", full)
    elif broken == "fsync":
        monkeypatch.setattr("os.fsync", full)
    else:
        monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(NoSpace) as refused:
        store()
    assert [finding.code for finding in refused.value.findings] == ["file.no_space"]
    assert on_disk(own_folder) == []
    assert not StoredFile.objects.exists()


def test_row_that_cannot_be_written_leaves_no_file(own_folder, monkeypatch):
    def fail(**_given):
        raise IntegrityError

    monkeypatch.setattr(StoredFile.objects, "create", fail)
    with pytest.raises(IntegrityError):
        store()
    assert on_disk(own_folder) == []


def test_file_without_row_is_found_after_a_while(own_folder):
    kept, lost = store(), own_folder / "2026" / str(uuid4())
    lost.write_bytes(b"x")
    os.utime(lost, (NOW.timestamp(), NOW.timestamp()))
    os.utime(files.location(kept), (NOW.timestamp(), NOW.timestamp()))
    assert files.orphans(older_than=NOW) == []
    assert files.orphans(older_than=NOW + timedelta(seconds=1)) == [lost]


def test_bytes_that_changed_on_the_disk_are_not_read():
    stored = store()
    files.location(stored).write_bytes(CSV + b"!")
    with pytest.raises(Refused, match=r"file\.damaged"):
        files.read_bytes(stored)
    files.location(stored).unlink()
    with pytest.raises(Refused, match=r"file\.damaged"):
        files.read_bytes(stored)


def test_file_is_handed_out_as_attachment_that_no_browser_runs(client, caplog):
    user = person(Role.HEAD_OF_TEAM)
    stored = store(name="bewijs “2026”.csv")
    client.force_login(user)
    with caplog.at_level(logging.INFO):
        response = client.get(reverse("core:file", args=[stored.reference]))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == CSV
    assert response["Content-Type"] == "text/csv"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''bewijs%20%E2%80%9C2026%E2%80%9D.csv"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store, private"
    assert f"file {stored.reference} read by user {user.pk}" in caplog.messages


def test_file_of_another_and_absent_file_answer_alike(client):
    stored = store()
    client.force_login(person(Role.ACCOUNT_MANAGER))
    answers = [
        client.get(reverse("core:file", args=[name])) for name in (stored.reference, uuid4())
    ]
    assert [answer.status_code for answer in answers] == [404, 404]

    client.logout()
    response = client.get(reverse("core:file", args=[stored.reference]))
    assert response.status_code == 302
    assert response["Location"].startswith("/aanmelden/")


def test_each_reference_opens_its_own_file():
    first, second = store(), store(name="ander.csv")
    head = actor(person(Role.HEAD_OF_TEAM))
    for stored in (first, second):
        assert files.visible_file(head, stored.reference, on=TODAY) == stored
    assert files.visible_file(head, uuid4(), on=TODAY) is None


def test_guard_of_a_room_refuses_within_the_scope_and_opens_nothing():
    stored = store()
    head, manager = actor(person(Role.HEAD_OF_TEAM)), actor(person(Role.ACCOUNT_MANAGER))

    def found(who):
        return files.visible_file(who, stored.reference, on=TODAY)

    files.register_guard(lambda who, file, on: None)
    files.register_guard(lambda who, file, on: True)
    assert (found(head), found(manager)) == (stored, None)
    files.register_guard(lambda who, file, on: file.name != "bewijs.csv")
    assert found(head) is None


def test_file_that_vanished_from_the_disk_is_no_crash(client):
    stored = store()
    files.location(stored).unlink()
    client.force_login(person(Role.HEAD_OF_TEAM))
    response = client.get(reverse("core:file", args=[stored.reference]))
    assert response.status_code == 503
    assert "bewijs.csv" in response.content.decode()

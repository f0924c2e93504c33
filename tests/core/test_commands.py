"""What the tasks of beat do can be done by hand too."""

import os
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from clusterbeleid.core import background, files, outbox
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.models import BackgroundJob, JobRun
from clusterbeleid.core.tasks import remove_orphan_files_nightly
from tests.core.support import free_port, mail_settings
from tests.people import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_bell")]


def test_relay_outbox_says_what_it_did_and_leaves_a_run(capsys):
    payload = {"name": "An", "asked_at": NOW}
    for key in ("een", "twee"):
        outbox.enqueue(
            kind="core.trial", business_key=key, recipient="a@example.be", payload=payload, at=NOW
        )
    with mail_settings(free_port()):
        call_command("relay_outbox")
    assert capsys.readouterr().out == "sent 0, failed 0, parked 0, mail server away\n"
    call_command("relay_outbox")
    assert capsys.readouterr().out == "sent 2, failed 0, parked 0\n"
    runs = JobRun.objects.order_by("pk").values_list("name", "looked_at", "sent")
    assert list(runs) == [("relay_outbox", 0, 0), ("relay_outbox", 2, 2)]


def test_resume_background_jobs_takes_up_what_waits(capsys, monkeypatch):
    monkeypatch.setattr(background, "_KINDS", {})
    background.register_worker("test", lambda _job, _progress: JobOutcome())
    background.start("test", actor=SYSTEM, at=NOW)
    call_command("resume_background_jobs")
    assert capsys.readouterr().out == "1 jobs\n"
    assert BackgroundJob.objects.get().state == "done"


def test_remove_orphan_files_leaves_known_and_young_files(capsys, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("bewijs.csv", b"a;b\n1;2\n")
    kept = files.store_upload(upload, scope="test:1", actor=SYSTEM, at=NOW, allowed=["csv"])
    old, young = (files.location(kept).with_name(str(uuid4())) for _turn in range(2))
    for path in (old, young):
        path.write_bytes(b"x")
    for path in (old, files.location(kept)):
        os.utime(path, (0, 0))

    remove_orphan_files_nightly()
    assert JobRun.objects.get(name="remove_orphan_files").looked_at == 1
    old.write_bytes(b"x")
    os.utime(old, (0, 0))
    call_command("remove_orphan_files")
    assert capsys.readouterr().out == "1 removed\n"
    assert (old.exists(), young.exists(), files.location(kept).exists()) == (False, True, True)

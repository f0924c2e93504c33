"""Hostile files through the door people use: a clear refusal, nothing stored, no fault (Q16).

Each hostile content comes under eight names: plain, long, foreign, shouted, with a path, with two
dots, with direction marks and with markup. Sixty-two uploads in each run, five hundred in the long run.
"""

from __future__ import annotations

import html
import itertools
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.sheets.texts import SENTENCES
from clusters.models import ClusterDocument
from tests.clusters.builders import make_cluster
from tests.core.hostile_files import pdf
from tests.core.test_uploads import HOSTILE
from tests.harness.length import LONG
from tests.people import person

pytestmark = pytest.mark.django_db
TRIES = 500 if LONG else 62
SECONDS, MEGABYTES = 5, 300
NAMES: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    lambda name: "jaarverslag " * 15 + name,
    lambda name: f"Überblick çé 日本 {name}",
    str.upper,
    lambda name: f"../../../etc/{name}",
    lambda name: f"verslag.2026.{name}",
    lambda name: f"verslag\u202efdp.{name}",
    lambda name: f"<b onclick=alert(1)>{name}",
)


def tries() -> Iterator[tuple[str, bytes, str]]:
    """Yield what is tried: its title, the content and the name; the same ones in every run."""
    every = [
        (f"{title} as {name(filename)!r}", content, name(filename))
        for name, (title, (content, filename, _code)) in itertools.product(NAMES, HOSTILE.items())
    ]
    random.Random("hostile uploads").shuffle(every)
    return itertools.islice(itertools.cycle(every), TRIES)


def on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_hostile_upload_is_refused_in_words_and_leaves_nothing(client, record_property):
    client.force_login(person(Role.HEAD_OF_TEAM))
    door = reverse("clusters:add_document", args=[make_cluster().pk])
    before, peak = on_disk(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for title, content, name in tries():
        begun = time.process_time()
        answer = client.post(door, typed(SimpleUploadedFile(name, content)))
        assert answer.status_code == 422, title
        assert told(html.unescape(answer.content.decode())), title
        assert time.process_time() - begun < SECONDS, title
    assert (StoredFile.objects.count(), ClusterDocument.objects.count()) == (0, 0)
    assert on_disk() == before
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024 < MEGABYTES
    record_property("uploads", TRIES)


def test_control_a_clean_file_goes_through_the_same_door(client):
    client.force_login(person(Role.HEAD_OF_TEAM))
    door = reverse("clusters:add_document", args=[make_cluster().pk])
    answer = client.post(door, typed(SimpleUploadedFile("verslag.pdf", pdf())))
    assert answer.status_code == 302
    assert (StoredFile.objects.count(), ClusterDocument.objects.count()) == (1, 1)


def typed(file: SimpleUploadedFile) -> dict[str, object]:
    return {"title": "Verslag", "document_class": "shared", "file": file}


def told(page: str) -> bool:
    """Tell whether the page says in a sentence of ours what is wrong with the file."""
    ours = (str(SENTENCES[code]) for code in SENTENCES if code.startswith(("file.", "csv.")))
    return any(max(re.split(r"%\(\w+\)s", sentence), key=len) in page for sentence in ours)

"""No space left: the page says so, keeps what was typed, and nothing half is stored."""

import errno
import os

import pytest
from django.urls import reverse
from django.utils import translation

from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.texts import sentence
from clusters.models import ClusterDocument
from tests.clusters.builders import make_cluster, uploaded_picture
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def full(monkeypatch):
    """Let every write to a file of ours find the disk full, as the real one does: at the flush."""

    def refuse(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


def left(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_upload_on_a_full_disk(client, folder, full):
    cluster = make_cluster(manager=(user := person("account_manager")))
    client.force_login(user)
    answer = client.post(
        reverse("clusters:add_document", args=[cluster.pk]),
        {"file": uploaded_picture(), "title": "Verslag", "document_class": "internal"},
    )
    page = answer.content.decode()
    with translation.override("nl"):
        assert sentence("file.no_space") in page
    assert 'value="Verslag"' in page
    assert answer.status_code == 422
    assert left(folder) == []
    assert not StoredFile.objects.exists()
    assert not ClusterDocument.objects.exists()

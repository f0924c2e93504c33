"""Logbook and documents."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import actions
from clusters.actions import ContactData
from clusters.enums import ContactChannel, DocumentClass
from clusters.models import ClusterDocument, ContactEntry
from tests.clusters.builders import (
    head,
    make_cluster,
    make_contact,
    make_document,
    make_organisation,
    manager_of,
    uploaded_picture,
)
from tests.clusters.conftest import refused_unchanged
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db
DATA = ContactData(TODAY, ContactChannel.CALL, "De voorzitter", "Over de ledenlijst.")


@pytest.fixture
def cluster():
    return make_cluster(operator=make_organisation(kbo=make_kbo(1)))


def test_log_keeps_author_and_text(cluster):
    manager = manager_of(cluster)
    actions.log_contact(cluster, DATA, actor=manager, at=NOW)
    entry = ContactEntry.objects.get(cluster=cluster)
    assert (entry.author_id, entry.on_day, entry.summary) == (
        manager.user_id,
        TODAY,
        "Over de ledenlijst.",
    )


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.ACCOUNT_MANAGER, "clusters.not_yours"),
        (Role.AUDITOR, "clusters.read_only"),
        (Role.CLUSTER_SIGNATORY, "clusters.agency_only"),
        (Role.ADMINISTRATOR, "clusters.not_yours"),
    ],
)
def test_file_is_kept_by_its_account_manager_only(cluster, role, code):
    entry, document = make_contact(cluster), make_document(cluster)
    who = acting(role, mandates=[make_kbo(1)] if role == Role.CLUSTER_SIGNATORY else [])
    common: dict[str, Any] = {"actor": who, "at": NOW}
    change: dict[str, Any] = {**common, "expected_version": 1, "reason": "x"}
    new: dict[str, Any] = {"title": "x", "document_class": DocumentClass.PUBLIC}
    for act in (
        partial(actions.log_contact, cluster, DATA, **common),
        partial(actions.correct_contact, entry, DATA, **change),
        partial(actions.upload_document, cluster, uploaded_picture(), **new, **common),
        partial(actions.add_document, cluster, document.file, **new, **common),
        partial(actions.correct_document, document, **new, **change),
    ):
        with refused_unchanged(code):
            act()


def test_log_of_a_day_to_come_is_refused(cluster):
    boss = head()
    later = ContactData(TODAY + timedelta(days=1), ContactChannel.CALL, "x", "y")
    with refused_unchanged("contact.in_future"):
        actions.log_contact(cluster, later, actor=boss, at=NOW)


def test_log_by_a_job_is_refused(cluster):
    with refused_unchanged("clusters.not_yours"):
        actions.log_contact(cluster, DATA, actor=SYSTEM, at=NOW)


def test_correct_contact_keeps_the_author(cluster):
    entry = make_contact(cluster, by=manager_of(cluster))
    author = entry.author_id
    actions.correct_contact(
        entry, DATA, expected_version=1, actor=head(), at=NOW, reason="Verkeerde dag"
    )
    stored = ContactEntry.objects.get(pk=entry.pk)
    assert (stored.author_id, stored.with_whom) == (author, "De voorzitter")


def test_document_is_stored_under_the_scope_of_its_cluster(cluster):
    document = make_document(cluster, "Statuten", document_class=DocumentClass.INTERNAL)
    assert (document.file.scope, document.file.name, document.title) == (
        f"cluster:{cluster.pk}",
        "foto.png",
        "Statuten",
    )


@pytest.mark.attack("A6")
def test_document_of_another_cluster_is_refused(cluster):
    """A file cannot be moved under another dossier (A6)."""
    foreign, boss = make_document(make_cluster()).file, head()
    with refused_unchanged("clusters.file_of_other"):
        actions.add_document(
            cluster,
            foreign,
            title="x",
            document_class=DocumentClass.PUBLIC,
            actor=boss,
            at=NOW,
        )


def test_document_of_another_kind_than_its_name_is_refused(cluster):
    boss = head()
    with refused_unchanged("file.wrong_extension"):
        actions.upload_document(
            cluster,
            uploaded_picture("foto.pdf"),
            title="x",
            document_class=DocumentClass.PUBLIC,
            actor=boss,
            at=NOW,
        )


def test_correct_document_changes_who_may_read_it(cluster):
    document = make_document(cluster, document_class=DocumentClass.SHARED)
    actions.correct_document(
        document,
        title="Advies",
        document_class=DocumentClass.INTERNAL,
        expected_version=1,
        actor=head(),
        at=NOW,
        reason="Intern advies",
    )
    stored = ClusterDocument.objects.get(pk=document.pk)
    assert (stored.title, stored.document_class) == ("Advies", DocumentClass.INTERNAL)

"""A token in each protected text; everybody crawls; nobody finds what is not theirs (Q2, A5, A16, A19, A21)."""

import logging
import re
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.urls import NoReverseMatch, reverse

from applications.actions import completing, documents
from applications.actions.judging import scores
from applications.models import Application, Document, Review
from clusterbeleid.core import pdf
from clusterbeleid.core.actors import Role
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import OutboxMessage, StoredFile
from clusters.enums import ClusterKind
from committee import actions
from committee.models import AgendaItem
from committee.rules import ConditionFacts
from tests.access_matrix import routes
from tests.agreements.builders import legal_figures, make_scheme
from tests.applications.builders import add_member, make_application, write
from tests.applications.judging.builders import (
    accepted,
    in_assessment,
    make_call,
    make_draft,
    scored,
    submitted,
    written,
)
from tests.clusters.builders import (
    head,
    make_cluster,
    make_operator,
    uploaded_picture,
)
from tests.committee.builders import (
    decision_data,
    fake_room,
    make_committee,
    make_meeting,
    make_templates,
    no_interest,
    opened,
    put_on,
    sealed,
    votes,
)
from tests.harness.length import LONG
from tests.people import NOW, TODAY, actor, person
from tests.proofs.attempts import visitor
from tests.proofs.canaries import Canaries, Crawl, foreign

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A5", "A16", "A19", "A21", "A27")]

AGENCY = {"manager 1", "head", "finance", "auditor"}
COMMITTEE = {"secretary", "head", "auditor", "manager 1"}
WRITERS = {"signatory 1", "editor 1"}
# Who may come across the tokens of a group; everybody else may not.
POLICY = {
    "draft": WRITERS,
    "handed in": WRITERS | AGENCY | {"expert who scored", "expert who reads"},
    "completion": WRITERS | AGENCY,
    "judging": AGENCY,
    "scores": AGENCY | {"expert who scored"},
    "pool": AGENCY | {"manager 2"},
    "item": COMMITTEE | {"member"},
    "interest": COMMITTEE | {"member"},
    "letter": {"secretary", "head", "auditor"},
    "other item": COMMITTEE - {"manager 1"} | {"member", "recused member", "manager 2"},
}


# Everybody who comes close to something shut; the long run lets all walk, and farther.
CLOSE = (
    "stranger",
    "administrator",
    "head",
    "secretary",
    "manager 2",
    "signatory 1",
    "signatory 2",
    "expert of nothing",
    "expert who scored",
    "expert who reads",
    "member",
    "recused member",
)
# The ordinary run deals the addresses out over the readers, so that each is typed by a few of them.
FARTHEST, SHARES = (400, 1) if LONG else (60, 3)


class World:
    """Two files with everything, and everybody around the first."""

    def __init__(self, room):
        self.tokens = Canaries()
        self.people: dict[str, Any] = {"stranger": None}
        self.people |= {
            name: person(Role[role])
            for name, role in (
                ("head", "HEAD_OF_TEAM"),
                ("finance", "FINANCE"),
                ("auditor", "AUDITOR"),
                ("administrator", "ADMINISTRATOR"),
                ("secretary", "COMMITTEE_SECRETARY"),
                ("manager 1", "ACCOUNT_MANAGER"),
                ("manager 2", "ACCOUNT_MANAGER"),
                ("expert of nothing", "EXPERT"),
            )
        }
        legal_figures()
        make_scheme(ClusterKind.SPC)
        self.files(make_call(ClusterKind.SPC))
        self.judgement()
        self.meeting(room)
        self.seed()

    def files(self, call):
        """Hand two files in, leave a draft of the first body, and ask something of another."""
        self.clusters, self.handed = [], []
        for number in ("1", "2"):
            cluster = make_cluster(f"Cluster {number}", manager=self.people[f"manager {number}"])
            file = submitted(make_draft(call, step="full", cluster=cluster))
            make_operator(cluster, file.applicant)
            kbo = file.applicant.kbo
            self.people[f"signatory {number}"] = person(Role.CLUSTER_SIGNATORY, mandates=[kbo])
            self.people[f"editor {number}"] = person(Role.CLUSTER_EDITOR, mandates=[kbo])
            self.clusters.append(cluster)
            self.handed.append(in_assessment(file))
        self.file = self.handed[0]
        writer = actor(self.people["signatory 1"])
        self.draft = make_application(call, by=writer, title="Ontwerp")
        write(self.draft, "general", {"summary": "Nog te schrijven."}, by=writer)
        add_member(self.draft, by=writer)
        documents.add_document(
            self.draft, uploaded_picture(), kind="other", title="Foto", actor=writer, at=NOW
        )
        self.asked = submitted(
            make_draft(call, step="full", cluster=self.clusters[0], applicant=self.file.applicant)
        )
        completing.ask_completion(
            self.asked, ["general"], NOW.replace(month=12), actor=head(), at=NOW, reason="Vraag."
        )

    def judgement(self):
        """Let experts read and score, one with a conflict; write the advice and a meeting."""
        self.reviews = {
            "expert who scored": scored(self.file),
            "expert who reads": accepted(self.file),
        }
        self.reviews["expert of the other file"] = scored(self.handed[1])
        self.people |= {name: row.expert.user for name, row in self.reviews.items()}
        written(self.file, proposal="refuse")
        scores.record_meeting(
            self.file, held_on=TODAY, participants="Wij", notes="Eens.", actor=head(), at=NOW
        )

    def meeting(self, room):
        """Decide on two items; one member has an interest in the first."""
        committee = make_committee()
        make_templates()
        meeting = make_meeting(committee)
        self.items = []
        for cluster in self.clusters:
            item = sealed(
                committee, put_on(committee, meeting, room.add("Punt", scope=cluster.scope))
            )
            self.items.append(item)
        opened(committee, meeting)
        recused = committee.members[1]
        no_interest(self.items[0], committee.members[0], *committee.members[2:])
        no_interest(self.items[1], *committee.members)
        actions.declare(self.items[0], has_interest=True, reason="Band.", actor=recused, at=NOW)
        who: dict[str, Any] = {"actor": committee.secretary, "at": NOW}
        data = decision_data(conditions=(ConditionFacts("Statuten.", date(2027, 1, 1)),))
        for item in self.items:
            actions.open_vote(item, **who)
            votes(item, *((one, "for") for one in committee.members[2:]))
            actions.close_vote(item, **who)
            actions.confirm_regularity(item, note="Ja.", **who)
            actions.record_decision(item, data, **who)
        self.letters = actions.write_letters(self.items[0], **who)
        self.meeting_id = meeting.pk
        self.people |= {"member": committee.people[2], "recused member": committee.people[1]}

    def seed(self):
        put, app = self.tokens.put, "applications_"
        for group, row in (("draft", self.draft), ("handed in", self.file)):
            own = f"application_id = {row.pk}"
            put(group, f"{app}application", f"id = {row.pk}", "title")
            put(group, f"{app}answer", own, "text")
            put(group, f"{app}consortiummember", own, "name", "role", "municipality")
            put(group, f"{app}document", own, "title")
            for document in Document.objects.filter(application=row).select_related("file"):
                self.tokens.put_in_file(group, document.file)
        put("completion", f"{app}completionrequest", f"application_id = {self.asked.pk}", "reason")
        own = f"application_id = {self.file.pk}"
        put("judging", f"{app}advice", own, "motivation", "draft_decision")
        put("judging", f"{app}consensusmeeting", own, "participants", "notes")
        put("judging", f"{app}checklistanswer", own, "reason")
        put("judging", f"{app}exclusiontest", own, "source")
        review = self.reviews["expert who scored"]
        put("scores", f"{app}score", f"review_id = {review.pk}", "text")
        expert = f"id = {self.reviews['expert who reads'].expert_id}"
        put("pool", f"{app}expert", expert, "organisation_name", "expertise")
        for group, item in zip(("item", "other item"), self.items, strict=True):
            put(
                group,
                "committee_agendaitem",
                f"id = {item.pk}",
                "title",
                "proposal",
                "regularity_note",
            )
            put(group, "committee_decision", f"item_id = {item.pk}", "outcome", "motivation")
            put(group, "committee_decisioncondition", self.of_item(item), "text")
            put(group, "core_task", f"scope = '{item.own_scope}'", "subject_label")
            for dossier in item.dossiers.all():
                self.tokens.put_in_file(group, dossier.file)
                place = "{sections,0,title}"
                self.tokens.put_in_json(
                    group, "committee_sealeddossier", f"id = {dossier.pk}", "content", place
                )
        has = f"item_id = {self.items[0].pk} AND has_interest"
        put("interest", "committee_interestdeclaration", has, "reason")
        letters = f"id = {self.letters[0].pk}"
        put("letter", "committee_letter", letters, "subject", "body", "motivation", "recipient")

    @staticmethod
    def of_item(item):
        return f"decision_id = (SELECT id FROM committee_decision WHERE item_id = {item.pk})"

    def addresses(self):
        """Return the address of every page about the first file, as somebody may type it."""
        values = {
            "application_id": (self.file.pk, self.draft.pk),
            "review_id": tuple(row.pk for row in self.reviews.values()),
            "expert_id": (self.reviews["expert who reads"].expert_id,),
            "call_id": (self.file.call_id,),
            "meeting_id": (self.meeting_id,),
            "letter_id": (self.letters[0].pk,),
            "cluster_id": (self.clusters[0].pk,),
            "number": (1,),
            "code": ("general",),
            "reference": (self.items[0].reference, *self.references()),
        }
        found = []
        for route in routes().values():
            if not route.name.startswith(("applications:", "committee:", "overview:", "core:")):
                continue
            if "afmelden" in route.name or not set(route.parameters) <= set(values):
                continue
            for chosen in product(*(values[name] for name in route.parameters)):
                try:
                    found.append(
                        reverse(route.name, kwargs=dict(zip(route.parameters, chosen, strict=True)))
                    )
                except NoReverseMatch:
                    continue
        return found

    def references(self):
        files = Document.objects.filter(application__in=(self.file, self.draft))
        dossier = self.items[0].dossiers.get().file_id
        stored = StoredFile.objects.filter(
            pk__in=[dossier, *files.values_list("file_id", flat=True)]
        )
        return tuple(stored.values_list("reference", flat=True))

    def crawl(self):
        """Let people walk; return what each came across."""
        names = self.people if LONG else CLOSE
        found = {name: Crawl(self.people[name]) for name in names}
        for at, crawl in enumerate(found.values()):
            crawl.look(["/", *self.addresses()[at % SHARES :: SHARES]], FARTHEST)
        return found


@pytest.fixture
def world(monkeypatch, caplog, time_machine):
    caplog.set_level(logging.CRITICAL)
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(pdf, "draw", lambda html, **_limits: b"%PDF-1.7\n" + html.encode())
    return World(fake_room(monkeypatch))


def test_nobody_comes_across_what_is_not_theirs(world, record_property):
    found = world.crawl()
    assert foreign(found, world.tokens, POLICY) == []
    # The crawl does find what may be found.
    seen = {world.tokens.group_of(token) for crawl in found.values() for token in crawl.seen}
    assert seen >= {"draft", "handed in", "scores", "item", "other item"}
    mails_tell_nothing(world)
    not_yours_and_absent_read_alike(world)
    record_property("tokens", len(world.tokens.groups))
    record_property("readers", len(found))
    record_property("pages", sum(crawl.pages for crawl in found.values()))


def mails_tell_nothing(world):
    """Assert that a message in the outbox tells its reader only what the policy gives."""
    names = {user.email: name for name, user in world.people.items() if user is not None}
    for message in OutboxMessage.objects.all():
        mail = render(message.kind, message.language, message.payload)
        tokens = re.findall(r"Zq\d+q", f"{mail.subject}{mail.text}{mail.html}")
        for token in tokens:
            assert names.get(message.recipient) in POLICY[world.tokens.group_of(token)]


def any_application(_actor, application_id, *, on):
    found = Application.objects.select_related("call", "applicant", "cluster")
    return found.get(pk=application_id)


def any_item(_actor, reference, *, on):
    return AgendaItem.objects.select_related("meeting").get(reference=reference)


def any_review(_actor, *, on):
    return Review.objects.select_related("application__call", "application__applicant")


def any_file(_actor, reference, *, on):
    return StoredFile.objects.filter(reference=reference).first()


# A filter, what stands in its place, who then walks, and a word of the routes this person types.
FILTERS = {
    "applications": (
        "applications.views.common.get_visible_application",
        any_application,
        "signatory 2",
        "aanvragen",
    ),
    "items": ("committee.views.common.get_visible_item", any_item, "recused member", "punten"),
    "reviews": (
        "applications.queries.judging.reviews.own_reviews",
        any_review,
        "expert of nothing",
        "mijn-beoordelingen",
    ),
    "files": ("clusterbeleid.core.files.visible_file", any_file, "expert of nothing", "bestanden"),
}


def test_control_without_a_filter_somebody_finds_a_foreign_token(world, monkeypatch):
    for target, answer, who, word in FILTERS.values():
        crawl = Crawl(world.people[who])
        with monkeypatch.context() as patch:
            patch.setattr(target, answer)
            crawl.look([one for one in world.addresses() if word in one], most=40)
        assert foreign({who: crawl}, world.tokens, POLICY), target


def not_yours_and_absent_read_alike(world):
    """Assert that a record of another answers as one that does not exist."""
    strange = visitor(world.people["signatory 2"])
    pairs = [
        ("applications:detail", world.file.pk, 10**9),
        ("applications:section", (world.draft.pk, "general"), (10**9, "general")),
        ("committee:item", world.items[0].reference, UUID(int=0)),
        ("core:file", world.references()[0], UUID(int=0)),
    ]
    for name, there, absent in pairs:
        answers = []
        for asked in (there, absent):
            keys = asked if isinstance(asked, tuple) else (asked,)
            address = reverse(name, args=keys)
            answer = strange.get(address, headers={"X-Request-ID": "same-for-both"})
            # The address asked for, and the token of a form, are the reader's own.
            told = re.sub(r'value="[^"]*"', "", answer.getvalue().decode()).replace(address, "")
            answers.append((answer.status_code, told))
        assert answers[0] == answers[1], name
        assert answers[0][0] == 404

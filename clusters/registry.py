"""What this room tells the ground floor about tasks and nights; loaded once the models are there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import background, imports, jobs, todo
from clusterbeleid.core.models import Task
from clusters import events
from clusters.actions.pacts.reviewing import REVIEW, REVIEW_RUN
from clusters.actions.proposals.asking import JUDGE, REJECTED
from clusters.actions.proposals.from_table import MEMBERS
from clusters.actions.register import run_register
from clusters.actions.sizes import OUTDATED, SIZES_RUN
from clusters.queries.enterprise import REGISTER_RUN


def _pact_page(task: Task) -> str:
    """Return the page of the pact in the file that the task belongs to."""
    return reverse("clusters:pact", args=[task.scope.partition(":")[2]])


def _old_sizes_page(task: Task) -> str:
    """Return the members of the file whose size is too old."""
    page = reverse("clusters:members", args=[task.scope.partition(":")[2]])
    return f"{page}?size_age=old"


def _proposals_page(task: Task) -> str:
    return reverse("clusters:proposals", args=[task.scope.partition(":")[2]])


def _proposal_page(task: Task) -> str:
    return reverse("clusters:proposal", args=[task.scope.partition(":")[2], task.object_id])


imports.register(MEMBERS)
background.register_worker(
    REGISTER_RUN,
    run_register,
    _("Facts of the Crossroads Bank"),
    address=lambda _job: reverse("clusters:register"),
)
jobs.register_job(SIZES_RUN, _("Sizes of members that grow too old"))
todo.register_kind(
    OUTDATED,
    _("Sizes of members to renew"),
    address=_old_sizes_page,
    fact_labels={"members": _("members"), "oldest_size": _("Oldest size")},
)
jobs.register_job(REVIEW_RUN, _("Reviews of cluster pacts"))
todo.register_kind(
    REVIEW,
    _("Yearly review of the cluster pact"),
    address=_pact_page,
    closes_itself=True,
    fact_labels={"version": _("version of the pact"), "review_due": _("Review due")},
)
todo.register_kind(
    JUDGE, _("Judge proposals about members"), address=_proposals_page, closes_itself=True
)
todo.register_kind(
    REJECTED,
    _("Proposal about a member rejected"),
    address=_proposal_page,
    fact_labels={"reason": _("Reason")},
)
events.register()

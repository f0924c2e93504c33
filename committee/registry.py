"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.queries.award_suggestions import register_authority
from clusterbeleid.core import background, files, scopes, todo
from clusterbeleid.core.models import BackgroundJob, Task
from committee import notifications
from committee.actions import corrections
from committee.actions.bundles import BUNDLE, make_bundle
from committee.actions.common import subject_key
from committee.actions.decisions import BY_HAND, CONDITION
from committee.actions.letters import DELIVERY, deliver_by_ebox
from committee.actions.sealing import SEALING, seal_in_background
from committee.actions.voting import LATE_INTEREST
from committee.models import AgendaItem
from committee.queries import (
    authority_name_on,
    item_scopes,
    letter_scopes,
    may_read_file,
    meeting_scopes,
)


def item_address(task: Task) -> str:
    """Return the page of the item that a task is about."""
    item = task.subject
    return reverse("committee:item", args=[item.reference]) if item is not None else ""


def sealed_address(job: BackgroundJob) -> str:
    """Return the page of the item whose dossier was sealed."""
    item = AgendaItem.objects.get(pk=subject_key(job))
    return reverse("committee:item", args=[item.reference])


def letter_address(job: BackgroundJob) -> str:
    """Return the page of the letter that goes to the e-Box."""
    return reverse("committee:letter", args=[job.subject_id])


def bundle_address(job: BackgroundJob) -> str:
    """Return where a bundle is handed out."""
    return reverse("committee:bundle", args=[job.pk])


scopes.register("committee", item_scopes)
scopes.register("meeting", meeting_scopes)
scopes.register("letter", letter_scopes)
files.register_guard(may_read_file)
background.register_worker(
    SEALING, seal_in_background, _("Sealing a dossier"), address=sealed_address
)
background.register_worker(BUNDLE, make_bundle, _("Bundle of a meeting"), address=bundle_address)
background.register_worker(
    DELIVERY, deliver_by_ebox, _("Letter to the e-Box"), address=letter_address
)
notifications.register()
corrections.register()
todo.register_kind(
    CONDITION,
    _("Condition of a decision"),
    address=item_address,
    fact_labels={"condition": _("Condition"), "decision": _("Decision")},
)
todo.register_kind(
    BY_HAND,
    _("Carry out a decision"),
    address=item_address,
    fact_labels={"decision": _("Decision")},
)
todo.register_kind(
    LATE_INTEREST,
    _("Interest declared after the decision"),
    address=item_address,
    fact_labels={"person": _("Declared by"), "decision": _("Decision")},
)
register_authority(authority_name_on)

"""The file of a cluster: first page, tasks, history and the supervision sheet."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.panels.letters import LetterLine, letter_lines
from applications.queries.files import visible_applications
from clusterbeleid.core.access import require
from clusterbeleid.core.actors import CLUSTER_SIDE
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.lists import MESSAGES_OF_FILE
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.queries import messages_of_file, tasks_in_order
from clusterbeleid.core.task_lists import task_list
from clusterbeleid.core.texts import sentence
from clusterbeleid.overview.cluster_file import cluster_file
from clusterbeleid.overview.documents import supervision_sheet
from clusterbeleid.overview.history import file_history
from clusterbeleid.overview.lists import HISTORY
from clusterbeleid.overview.tiles import file_tiles
from clusters.models import Cluster
from clusters.permissions import may_see_logbook
from clusters.views.common import visible_cluster
from cofinancing.lists.checks import check_status
from cofinancing.views.common import day_asked


@require_safe
def cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the file; with ``op`` (a day) as it stood at the end of that day."""
    subject = visible_cluster(request, cluster_id)
    as_of, fault = day_asked(request)
    shown = cluster_file(subject, request.actor, on=request.today, as_of=as_of)
    context = {
        "cluster": subject,
        "tab": "overview",
        "file": shown,
        "tiles": file_tiles(shown) if shown else [],
        "checks": [(row, check_status(row)) for row in shown.checks] if shown else [],
        "as_of": as_of,
        "fault": fault,
        "letters": None if as_of else _letters(request, subject),
    }
    return render(request, "overview/cluster.html", context, status=422 if fault else 200)


def _letters(request: HouseRequest, subject: Cluster) -> list[LetterLine] | None:
    """Return the letters the cluster organisation received; inside they stand with the decision."""
    if not request.actor.has(*CLUSTER_SIDE):
        return None
    own = visible_applications(request.actor, on=request.today).filter(cluster=subject)
    return letter_lines(request.actor, list(own), on=request.today, scopes=[subject.scope])


@require_safe
def tasks(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the tasks of this file, open and closed."""
    subject = visible_cluster(request, cluster_id)
    rows = tasks_in_order(request.actor, on=request.today).filter(scope=subject.scope)
    context = {"cluster": subject, "tab": "tasks"}
    return list_response(
        request, task_list(request.today), rows, "overview/cluster_tasks.html", context
    )


@require_safe
def messages(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List every message that left about this file; addresses stay inside the agency."""
    subject = visible_cluster(request, cluster_id)
    require(may_see_logbook(request.actor, subject, on=request.today))
    context = {"cluster": subject, "tab": "messages"}
    rows = messages_of_file(subject.scope)
    return list_response(request, MESSAGES_OF_FILE, rows, "overview/cluster_messages.html", context)


@require_safe
def history(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List everything that changed in this file, field by field."""
    subject = visible_cluster(request, cluster_id)
    rows = file_history(subject, request.actor)
    context = {"cluster": subject, "tab": "history"}
    return list_response(request, HISTORY, rows, "overview/cluster_history.html", context)


@require_safe
def sheet(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Give the supervision sheet as PDF, now or as of ``op``, with the figures of the screens."""
    subject = visible_cluster(request, cluster_id)
    as_of, fault = day_asked(request)
    if fault:
        return _no_sheet(request, subject, [fault], 422)
    try:
        pdf = supervision_sheet(subject, request.actor, on=request.today, as_of=as_of)
    except PdfFailed as failure:
        return _no_sheet(request, subject, map(sentence, failure.findings), 503)
    except Refused as refusal:
        return _no_sheet(request, subject, map(sentence, refusal.findings), 422)
    name = f"{_file_name(subject)}-{as_of or request.today:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _file_name(subject: Cluster) -> str:
    kind = _("supervision sheet")  # not within the f-string: the catalogue would not see it
    return f"{slugify(kind)}-{slugify(subject.name)}"


def _no_sheet(
    request: HouseRequest, subject: Cluster, texts: Iterable[str], status: int
) -> HttpResponse:
    context = {"cluster": subject, "tab": "overview", "texts": list(texts)}
    return render(request, "overview/no_sheet.html", context, status=status)

"""Members by spreadsheet: take the list along, change it, hand it in, look, and propose."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core.form_pages import pressed, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.views.imports import (
    ImportPages,
    job_for,
    job_page,
    jobs_of,
    previewed,
    workbook_response,
)
from clusters import queries
from clusters.actions.proposals import from_table
from clusters.documents.member_table import member_workbook
from clusters.forms.proposals import MemberFileForm
from clusters.lists.member_import import CHECKS, STEPS, member_steps
from clusters.queries.proposals import proposals_of
from clusters.views.common import cluster_context, cluster_for

MEMBERS = from_table.MEMBERS
PAGES = ImportPages(
    use=MEMBERS,
    steps=STEPS,
    step_rows=member_steps,
    running="clusters/member_check_running.html",
    errors="clusters/member_check_wrong.html",
    preview="clusters/member_check.html",
    done="clusters/member_check_running.html",
)


@takes_form
def hand_in(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Take a file; looking at it goes on in the background."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    form = MemberFileForm(request.POST or None, request.FILES or None)
    job = previewed(request, MEMBERS, cluster, form)
    if job is not None:
        return redirect("clusters:member_check", cluster.pk, job.pk)
    earlier = CHECKS.page(request.GET, jobs_of(request, MEMBERS, cluster))
    context = cluster_context(request, cluster, "members") | {"form": form, "earlier": earlier}
    status = 422 if form.errors else 200
    return render(request, "clusters/member_file.html", context, status=status)


@require_safe
def workbook(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Hand out the members of today as a workbook to change."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    rows = queries.cluster_members(cluster, on=request.today)
    name = _("members-%(cluster)s") % {"cluster": slugify(cluster.name)}
    return workbook_response(member_workbook(rows), name)


@require_safe
def check(request: HouseRequest, cluster_id: int, job_id: int) -> HttpResponse:
    """Show how far the work is; at the end what the file proposes, or what is wrong in it."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    job = job_for(request, MEMBERS, cluster, job_id)
    context = cluster_context(request, cluster, "members")
    context["proposed"] = proposals_of(cluster).filter(imported_by=job).exists()
    return job_page(request, PAGES, job, context)


@require_POST
def propose(request: HouseRequest, cluster_id: int, job_id: int) -> HttpResponse:
    """Propose everything that the check showed."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    job = job_for(request, MEMBERS, cluster, job_id)
    made = pressed(request, lambda: from_table.propose_table(cluster, job, **signed(request)))
    if made is None:
        return redirect("clusters:member_check", cluster.pk, job.pk)
    words = ngettext("%(number)s change proposed.", "%(number)s changes proposed.", len(made))
    messages.success(request, words % {"number": len(made)})
    return redirect("clusters:proposals", cluster.pk)

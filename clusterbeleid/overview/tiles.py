"""Key figures above the portfolio and above the file of a cluster, each leading to its rows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.rules import TenYearClock
from clusterbeleid.core.formatting import (
    format_day,
    format_days_left,
    format_euro,
    format_number,
    format_pct,
)
from clusterbeleid.core.ui import Tone
from clusterbeleid.kernel.findings import Level
from clusterbeleid.overview.attention import BOARD, COFINANCING, NEAR, TASK, TEN_YEARS
from clusterbeleid.overview.cluster_file import ClusterFile
from clusterbeleid.overview.due import LATE, SOON
from clusterbeleid.overview.home import Home
from clusterbeleid.overview.queries import Portfolio
from clusters.models import Cluster
from cofinancing.charts import STATUS_TONES

_URGENT = 1  # the rank from which a row is red


@dataclass(frozen=True)
class Tile:
    """A key figure, already written; ``url`` leads to the rows behind it."""

    label: str
    value: str
    note: str = ""
    url: str = ""
    tone: Tone = Tone.NEUTRAL


def portfolio_tiles(found: Portfolio) -> list[Tile]:
    """Return how much needs attention, by kind."""
    labels = [
        (COFINANCING, _("Co-financing missed or at risk")),
        (TEN_YEARS, _("End of the ten years in sight")),
        (TASK, _("Tasks due within a week or overdue")),
        (BOARD, _("Boards with remarks")),
    ]
    return [_counted(found, kind, label) for kind, label in labels]


def file_tiles(shown: ClusterFile) -> list[Tile]:
    """Return the key figures of one cluster on the day shown."""
    return [
        _ten_years(shown.clock, shown.cluster),
        *_cofinancing(shown),
        *_coming(shown),
        _members(shown),
        _board(shown),
    ]


def home_tiles(shown: Home) -> list[Tile]:
    """Return the key figures of the home page of a cluster organisation."""
    return [
        _urgent(shown),
        *_gap(shown),
        _proposals(shown.cluster),
        _sizes(shown.cluster),
        _ten_years(shown.clock, shown.cluster),
    ]


def _urgent(shown: Home) -> Tile:
    ranks = [row.rank for row in shown.due]
    late, soon = ranks.count(LATE), ranks.count(SOON)
    words = ngettext("%(number)s within a month", "%(number)s within a month", soon)
    tone = Tone.BAD if late else Tone.WARNING if soon else Tone.GOOD
    return Tile(_("Overdue"), str(late), words % {"number": soon}, "#list-due", tone)


def _gap(shown: Home) -> list[Tile]:
    """Return what must still be paid in for the project year at stake."""
    check = shown.check
    if check is None:
        return []
    values = {
        "status": check.status.label,
        "reference": check.year.reference,
        "number": check.year.number,
    }
    return [
        Tile(
            _("Co-financing still needed"),
            format_euro(check.gap),
            _("%(status)s, %(reference)s/%(number)s") % values,
            reverse("cofinancing:project_year", args=[check.year.id]),
            STATUS_TONES[check.status],
        )
    ]


def _proposals(cluster: Cluster) -> Tile:
    waiting: int = cluster.proposals_waiting  # type: ignore[attr-defined]
    rejected: int = cluster.proposals_rejected  # type: ignore[attr-defined]
    words = ngettext("%(number)s rejected, to mend", "%(number)s rejected, to mend", rejected)
    url = reverse("clusters:proposals", args=[cluster.pk])
    tone = Tone.WARNING if rejected else Tone.NEUTRAL
    note = words % {"number": rejected}
    return Tile(_("Proposals that wait for VLAIO"), str(waiting), note, url, tone)


def _sizes(cluster: Cluster) -> Tile:
    number: int = cluster.sizes_old  # type: ignore[attr-defined]
    url = f"{reverse('clusters:members', args=[cluster.pk])}?size_age=old"
    tone = Tone.WARNING if number else Tone.GOOD
    return Tile(_("Sizes of members to renew"), format_number(number), "", url, tone)


def _counted(found: Portfolio, kind: str, label: str) -> Tile:
    ranks = [row.rank for row in found.rows if row.kind == kind]
    if not ranks:
        return Tile(label, "0", tone=Tone.GOOD)
    url = f"{reverse('overview:portfolio')}?{urlencode({'kind': kind})}"
    tone = Tone.BAD if min(ranks) <= _URGENT else Tone.WARNING
    return Tile(label, str(len(ranks)), url=url, tone=tone)


def _ten_years(clock: TenYearClock, cluster: Cluster) -> Tile:
    label = _("End of the ten years")
    url = reverse("agreements:list", args=[cluster.pk])
    if clock.last_day is None:
        return Tile(label, "–", _("no aid known"), url)
    if clock.days_left:
        note = format_days_left(clock.days_left)
    else:
        used = ngettext("%(days)s day used", "%(days)s days used", clock.days_used or 0)
        note = used % {"days": format_number(clock.days_used)}
    tone = Tone.NEUTRAL
    if clock.warns:
        tone = Tone.BAD if (clock.months or 0) <= NEAR else Tone.WARNING
    return Tile(label, format_day(clock.last_day), note, url, tone)


def _cofinancing(shown: ClusterFile) -> list[Tile]:
    """Return the project year whose check is at stake: the latest that has begun."""
    if not shown.checks:
        return []
    check = shown.checks[0]
    values = {
        "status": check.status.label,
        "reference": check.year.reference,
        "number": check.year.number,
    }
    return [
        Tile(
            _("Co-financing paid in"),
            format_pct(check.percentage),
            _("%(status)s, %(reference)s/%(number)s") % values,
            reverse("cofinancing:project_year", args=[check.year.id]),
            STATUS_TONES[check.status],
        )
    ]


def _coming(shown: ClusterFile) -> list[Tile]:
    """Return the next due date of co-financing, of a project year that has yet to begin (R34)."""
    check = shown.coming
    if check is None or check.due is None:
        return []
    values = {
        "amount": format_euro(check.required),
        "reference": check.year.reference,
        "number": check.year.number,
    }
    return [
        Tile(
            _("Next co-financing due"),
            format_day(check.due),
            _("%(amount)s, %(reference)s/%(number)s") % values,
            reverse("cofinancing:project_year", args=[check.year.id]),
        )
    ]


def _members(shown: ClusterFile) -> Tile:
    url = reverse("clusters:members", args=[shown.cluster.pk])
    published = shown.cluster.published_members
    note = ""
    if published is not None:
        source = shown.cluster.published_source
        values = {"number": format_number(published), "source": source}
        note = _("published: %(number)s (%(source)s)") % values
    return Tile(_("Members"), format_number(shown.members), note, url)


def _board(shown: ClusterFile) -> Tile:
    url = reverse("clusters:board", args=[shown.cluster.pk])
    remarks = [one for one in shown.board_check.findings if one.level is not Level.RECORD]
    words = ngettext("%(number)s remark", "%(number)s remarks", len(remarks))
    tone = Tone.WARNING if remarks else Tone.GOOD
    seats = format_number(len(shown.board))
    return Tile(_("Board"), seats, words % {"number": len(remarks)}, url, tone)

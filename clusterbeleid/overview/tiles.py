"""Key figures above the portfolio and above the file of a cluster, each leading to its rows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusterbeleid.core.formatting import format_day, format_number, format_pct
from clusterbeleid.core.ui import Tone
from clusterbeleid.kernel.findings import Level
from clusterbeleid.overview.attention import BOARD, COFINANCING, NEAR, TASK, TEN_YEARS
from clusterbeleid.overview.cluster_file import ClusterFile
from clusterbeleid.overview.queries import Portfolio
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
    return [_ten_years(shown), *_cofinancing(shown), _members(shown), _board(shown)]


def _counted(found: Portfolio, kind: str, label: str) -> Tile:
    ranks = [row.rank for row in found.rows if row.kind == kind]
    if not ranks:
        return Tile(label, "0", tone=Tone.GOOD)
    url = f"{reverse('overview:portfolio')}?{urlencode({'kind': kind})}"
    tone = Tone.BAD if min(ranks) <= _URGENT else Tone.WARNING
    return Tile(label, str(len(ranks)), url=url, tone=tone)


def _ten_years(shown: ClusterFile) -> Tile:
    clock, label = shown.clock, _("End of the ten years")
    url = reverse("agreements:list", args=[shown.cluster.pk])
    if clock.last_day is None:
        return Tile(label, "–", _("no aid known"), url)
    if clock.days_left:
        left = ngettext("%(days)s day left", "%(days)s days left", clock.days_left)
        note = left % {"days": format_number(clock.days_left)}
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

"""The drawings of the yearly report: clusters over their years, aid by cluster, aid to projects by year."""

from __future__ import annotations

from django.utils.translation import gettext as _

from clusterbeleid.core.charts import Bars, Series, Share, Spread, Timeline, bars, spread
from clusterbeleid.overview.drawing import draw_timeline
from clusterbeleid.overview.queries import Portfolio
from clusterbeleid.overview.year.portfolio import PortfolioYear


def lifelines(found: PortfolioYear) -> Timeline | None:
    """Return the clusters of the year over their ten years; None without any."""
    clocks = tuple(row.clock for row in found.clusters)
    shown = Portfolio(rows=(), lifelines=clocks, own=frozenset(), clusters=len(clocks))
    return draw_timeline(shown, on=found.on)


def aid_by_cluster(found: PortfolioYear) -> Spread | None:
    """Return the operating aid of the year by cluster; None without any."""
    shares = [Share(row.cluster.name, row.aid) for row in found.clusters if row.aid]
    if not shares:
        return None
    return spread(
        shares,
        title=_("Operating aid of %(year)s by cluster") % {"year": found.year},
        description=_("The aid of the project years that begin in this year, largest first."),
    )


def project_aid_by_year(found: PortfolioYear) -> Bars | None:
    """Return the aid to projects of the year and the five before; None without any."""
    if not any(found.aid_of_years.values()):
        return None
    return bars(
        [str(year) for year in found.aid_of_years],
        [Series(_("Aid to projects"), list(found.aid_of_years.values()))],
        title=_("Aid to projects of clusters by year"),
        description=_("By year of the decision, without Moonshot; each project counts once."),
    )

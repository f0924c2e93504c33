"""Charts drawn on the server: places computed here, lines and words in ``templates/charts/``."""

from clusterbeleid.core.charts.bars import Bars, Series, bars
from clusterbeleid.core.charts.base import Drawing
from clusterbeleid.core.charts.gauge import Gauge, gauge
from clusterbeleid.core.charts.lanes import Happening, Lane, Lanes, lanes
from clusterbeleid.core.charts.spread import Share, Spread, spread
from clusterbeleid.core.charts.timeline import Lifeline, Timeline, timeline
from clusterbeleid.core.charts.upset import Combination, Upset, upset

__all__ = [
    "Bars",
    "Combination",
    "Drawing",
    "Gauge",
    "Happening",
    "Lane",
    "Lanes",
    "Lifeline",
    "Series",
    "Share",
    "Spread",
    "Timeline",
    "Upset",
    "bars",
    "gauge",
    "lanes",
    "spread",
    "timeline",
    "upset",
]

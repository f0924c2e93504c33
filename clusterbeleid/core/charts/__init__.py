"""Charts drawn on the server: places computed here, lines and words in ``templates/charts/``."""

from clusterbeleid.core.charts.bars import Bars, Series, bars
from clusterbeleid.core.charts.base import Drawing
from clusterbeleid.core.charts.gauge import Gauge, gauge
from clusterbeleid.core.charts.spread import Share, Spread, spread
from clusterbeleid.core.charts.timeline import Lifeline, Timeline, timeline

__all__ = [
    "Bars",
    "Drawing",
    "Gauge",
    "Lifeline",
    "Series",
    "Share",
    "Spread",
    "Timeline",
    "bars",
    "gauge",
    "spread",
    "timeline",
]

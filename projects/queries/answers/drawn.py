"""The figures of an answer as one value: what is shown, printed, frozen and hashed."""

from __future__ import annotations

from datetime import date
from typing import Any

from agreements.queries import ten_year_clocks
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.parameters import current_params
from projects.queries.answers.figures import figures
from projects.queries.answers.known import known_on
from projects.queries.answers.lessons import lessons
from projects.queries.answers.means import means
from projects.queries.answers.renewals import renewals
from projects.queries.answers.stages import stages


def drawn_figures(on: date) -> dict[str, Any]:
    """Return the five parts with their rows and sources as known at the end of ``on``, frozen.

    The same number of queries whatever the number of clusters. Legal figures are those approved now.
    """
    known = known_on(on, current_params())
    clocks = ten_year_clocks(known.clusters.values(), known.params, on=on, moment=known.moment)
    found: dict[str, Any] = freeze(
        {
            "as_of": on,
            "clusters": len(known.clusters),
            "sections": [
                stages(known, clocks),
                figures(known),
                lessons(known),
                renewals(known, clocks),
                means(known),
            ],
        }
    )
    return found

"""What every published table is: its title, scope, how companies count, and what may be chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.ui import Text

DAY, PERIOD = frozenset({"op"}), frozenset({"first", "last"})
OF_PROJECTS = DAY | PERIOD | {"cluster", "label"}
_ONCE = _("Each project counts once; companies are not counted.")


@dataclass(frozen=True)
class Sheet:
    """A table with its words; ``offers`` names the fields of the selection that make sense here.

    ``says``: by field, what the reader must know when it was chosen, also where it makes no sense.
    ``by_unit``: its columns are units, not years. ``printed``: print has figures for it.
    """

    key: str
    title: Text
    short: Text
    scope: Text
    counting: Text
    offers: frozenset[str] = OF_PROJECTS
    says: Mapping[str, Text] = field(default_factory=dict)
    by_unit: bool = False
    printed: bool = True

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return self._address("table", "figure")

    @property
    def cell_url(self) -> str:
        """Return the address of the rows behind a figure, still without saying which."""
        return self._address("cell", "figure_cell")

    def remarks(self, chosen: Collection[str]) -> list[Text]:
        """Return what must be said of the fields that were chosen."""
        return [words for name, words in self.says.items() if name in chosen]

    def _address(self, of_table: str, of_figure: str) -> str:
        if self.key.isdecimal():
            return reverse(f"projects:{of_table}", args=[int(self.key)])
        return reverse(f"projects:{of_figure}", args=[self.key])


def _table(key: str, title: Text, scope: Text, counting: Text, **more: object) -> Sheet:
    return Sheet(key, title, _NAMES[key], scope, counting, **more)  # type: ignore[arg-type]  # its own fields


_NAMES: Mapping[str, Text] = {
    "3": _("Table 3"),
    "5": _("Table 5"),
    "6": _("Table 6"),
    "7": _("Table 7"),
    "8": _("Table 8"),
    "9": _("Table 9"),
}
_PRINTED = (
    _table(
        "3",
        _("Table 3: the spearhead clusters"),
        _("Start and end of the ten years, and members in the register at the end of 2023, or of the last year that you choose. The share of SMEs is that among companies, by their last known size."),
        _("A member of two clusters counts in both."),
        offers=DAY | PERIOD | {"cluster"},
        says={
            "label": _("A cluster and its members have no policy label, so the label that you chose does not count here."),
        },
        by_unit=True,
    ),
    _table(
        "5",
        _("Table 5: projects and aid by cluster and year"),
        _("Projects granted in the year, without Moonshot, at the cluster that handed them in."),
        _ONCE,
    ),
    _table(
        "6",
        _("Table 6: cooperative projects, cluster and regular"),
        _("O&O and ICON projects with at least three companies that get aid."),
        _ONCE,
    ),
    _table(
        "7",
        _("Table 7: companies reached"),
        _("Companies with aid in O&O and ICON projects, in print those of 2017-2022. Of a first contact no earlier project is known; it moved on when a regular project followed."),
        _("A company counts once for each cluster, and in more clusters when it is in more."),
        by_unit=True,
    ),
    _table(
        "8",
        _("Table 8: strategic research centres"),
        _("Share of the aid for strategic research centres in projects of clusters, by year of the decision."),
        _("The aid of a centre counts once for each project; companies are not counted."),
    ),
    _table(
        "9",
        _("Table 9: leverage budget and factor"),
        _("Budgets by level; the factor divides by the aid of the rows of the usual selection, without rounding in between."),
        _("Each budget counts once; companies are not counted."),
        says={
            "cluster": _("Only budgets that were entered for this cluster count, over the aid of the projects in which it takes part; its own row always counts."),
            "label": _("A leverage budget has no policy label. So only the aid with this label stands here, by which a factor would divide."),
        },
    ),
)  # fmt: skip
_OTHERS = (
    Sheet(
        "kmo-aandeel",
        _("Share of SMEs in the aid"),
        _("SME share"),
        _("Aid to companies in projects of clusters, without Moonshot, by year of the decision. The share divides the aid to SMEs by all aid to companies, also to those whose size is not known; research organisations and centres do not count. The size is that at submission."),
        _("A company counts with all its parts in projects; each part counts once."),
        printed=False,
    ),
    Sheet(
        "beleidslabels",
        _("Projects by policy label"),
        _("Policy labels"),
        _("Projects of clusters granted in the year, without Moonshot, by their policy labels. A project counts under each of its labels, so the shares add up to more than 100%."),
        _("In the total each project counts once; companies are not counted."),
        printed=False,
    ),
    Sheet(
        "overlap",
        _("Companies in more than one cluster"),
        _("Shared companies"),
        _("Companies with aid in projects of clusters, without Moonshot, by the clusters that handed those projects in. Intercluster projects are a group of their own."),
        _("In the total, and in exactly these clusters, each company counts once; in a cluster it counts once for each cluster."),
        by_unit=True,
        printed=False,
    ),
    Sheet(
        "verloop",
        _("Companies that join, stay and leave"),
        _("Inflow and outflow"),
        _("A company takes part in a year when a project of a cluster in which it gets aid runs in that year, from its start up to its end. It joins when it did not take part the year before, stays when it did, and left when it took part the year before and no longer does. The year of the day itself is not over yet."),
        _("Each company counts once a year, in however many projects it takes part."),
        printed=False,
    ),
)  # fmt: skip
SHEETS: dict[str, Sheet] = {sheet.key: sheet for sheet in (*_PRINTED, *_OTHERS)}

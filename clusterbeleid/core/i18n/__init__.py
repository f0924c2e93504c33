"""The Dutch catalogues without system gettext: collecting, bringing up to date, checking, compiling.

Each app owns the messages of its own code and of ``templates/<app>/``; what belongs to no app belongs to ``core``.
"""

from clusterbeleid.core.i18n.catalogue import (
    compile_catalogue,
    read_catalogue,
    update,
    write_catalogue,
)
from clusterbeleid.core.i18n.checking import SAME_WORD, Fault, check, faults_of
from clusterbeleid.core.i18n.collecting import App, collect, find_apps

__all__ = [
    "SAME_WORD",
    "App",
    "Fault",
    "check",
    "collect",
    "compile_catalogue",
    "faults_of",
    "find_apps",
    "read_catalogue",
    "update",
    "write_catalogue",
]

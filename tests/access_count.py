"""What ``manage.py access_matrix`` runs: the whole matrix in a database of its own, counted.

Needs nothing that only tests have, so it runs wherever the source is.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from tempfile import TemporaryDirectory

import django


def main() -> int:
    """Print what is wrong and the counts; 1 when a cell is unexpected or a route undeclared."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "clusterbeleid.settings.test"
    django.setup()
    matrix = import_module("tests.access_matrix")
    began = time.monotonic()
    cells, faults, missing = 0, 0, matrix.undeclared()
    for line in missing:
        print(line)
    with own_database(), matrix.built_world() as world:
        visitors = matrix.Visitors(world)
        for name in matrix.POLICY:
            if name.partition(",")[0] not in matrix.ROUTES:
                continue
            for fault in matrix.asked(name, world, visitors):
                cells += 1
                faults += bool(fault)
                if fault:
                    print(fault)
    routes, seconds = len(matrix.ROUTES), round(time.monotonic() - began)
    print(
        f"access_matrix: {routes} routes, {cells} cells, {faults} unexpected, "
        f"{len(missing)} undeclared ({seconds} s)"
    )
    return int(bool(faults or missing))


@contextmanager
def own_database() -> Iterator[None]:
    """Make an empty database beside the one in use, with every migration, and remove it afterwards."""
    from django.db import connection
    from django.test.utils import override_settings, setup_test_environment

    setup_test_environment(debug=False)
    logging.disable(logging.WARNING)
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"access_matrix_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
            yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())

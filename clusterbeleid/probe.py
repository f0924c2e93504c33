"""Health of a container, by the standard library alone: `python -m clusterbeleid.probe ADDRESS|FILE`.

An address must answer 200; a file must have been written within ten minutes (beat saves its timetable
every three). Ends with status 0 or 1.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 4.0
FRESH = 600.0


def page_answers(address: str, host: str) -> bool:
    """Tell whether `address` answers 200 when asked under the name `host`."""
    if not address.startswith("http://"):
        return False
    request = urllib.request.Request(address, headers={"Host": host})  # noqa: S310 - http only, above
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 - idem
            return int(response.status) == 200
    except (OSError, urllib.error.URLError):
        return False


def file_is_fresh(path: Path, now: float) -> bool:
    """Tell whether `path` (or the database files made of it) was written lately."""
    times = [found.stat().st_mtime for found in path.parent.glob(f"{path.name}*")]
    return bool(times) and now - max(times) < FRESH


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Probe the address or file; return the exit status."""
    target = arguments[0]
    host = environment.get("ALLOWED_HOSTS", "localhost").partition(",")[0]
    healthy = (
        page_answers(target, host) if "://" in target else file_is_fresh(Path(target), time.time())
    )
    return 0 if healthy else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))

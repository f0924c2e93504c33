"""How much of the machine a test has: what is measured by the clock is held against it."""

import os


def share_of_machine() -> float:
    """Return how many others want each processor: what takes 2 seconds alone takes longer then.

    Beside other tests there are always two: the test and its database, next to those of another.
    """
    least = 2.0 if "PYTEST_XDIST_WORKER" in os.environ else 1.0
    return max(least, os.getloadavg()[0] / (os.cpu_count() or 1))

"""How far a run goes: the ordinary one after each change, or the long one of the night (``bin/test --long``)."""

import os

LONG = os.environ.get("CLUSTERBELEID_LONG") == "1"

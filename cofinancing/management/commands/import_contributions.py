"""``manage.py import_contributions FILE --project-year ID``: all or nothing, by the same way as the screen."""

from cofinancing.actions.importing import CONTRIBUTIONS
from cofinancing.management.importing import ImportCommand


class Command(ImportCommand):
    """Prints ``{rows, accepted, errors}``."""

    help = "Imports contributions to a project year from an XLSX or CSV file; exit 1 on errors."
    use = CONTRIBUTIONS

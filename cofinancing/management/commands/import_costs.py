"""``manage.py import_costs FILE --project-year ID``: all or nothing, by the same way as the screen."""

from cofinancing.actions.importing import COSTS
from cofinancing.management.importing import ImportCommand


class Command(ImportCommand):
    """Prints ``{rows, accepted, errors}``."""

    help = "Imports the costs of a project year from an XLSX or CSV file; exit 1 on errors."
    use = COSTS

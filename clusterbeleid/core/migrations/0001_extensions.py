"""The extensions that constraints and search rest on."""

from typing import ClassVar

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations


class Migration(migrations.Migration):
    """Runs before every other migration of the house."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [BtreeGistExtension(), TrigramExtension(), UnaccentExtension()]

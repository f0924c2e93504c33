"""The room clusters as a Django app."""

from django.apps import AppConfig


class ClustersConfig(AppConfig):
    """Organisations, clusters, lineage, members, board and account managers."""

    name = "clusters"
    label = "clusters"

    def ready(self) -> None:
        """Tell the ground floor who may see the file of which cluster, and how bodies are called."""
        from clusterbeleid.core import (  # noqa: PLC0415 - models load after this module
            files,
            organisation_names,
            scopes,
        )
        from clusters.queries import (  # noqa: PLC0415 - the same
            may_read_file,
            names_by_number,
            visible_scopes,
        )

        organisation_names.register(names_by_number)
        scopes.register("cluster", visible_scopes)
        files.register_guard(may_read_file)

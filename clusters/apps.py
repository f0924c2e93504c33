"""The room clusters as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ClustersConfig(AppConfig):
    """Organisations, clusters, lineage, members, board and account managers."""

    name = "clusters"
    label = "clusters"

    def ready(self) -> None:
        """Tell the ground floor who may see which file, how bodies are called, and about tasks."""
        from clusterbeleid.core import (  # noqa: PLC0415 - models load after this module
            files,
            organisation_names,
            scopes,
        )
        from clusters.queries import (  # noqa: PLC0415 - the same
            clusters_to_name,
            interest_files,
            may_read_file,
            names_by_number,
            visible_scopes,
        )

        organisation_names.register(names_by_number)
        interest_files.register("cluster", clusters_to_name)
        scopes.register("cluster", visible_scopes)
        files.register_guard(may_read_file)
        import_module("clusters.registry")

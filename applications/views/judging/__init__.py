"""Pages of the agency and of experts about judging."""

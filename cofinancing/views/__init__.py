"""Pages of co-financing."""

"""Commands of co-financing."""

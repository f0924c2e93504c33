"""Dutch as written in Belgium."""

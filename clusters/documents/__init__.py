"""What this room puts on paper and in tables."""

"""What people type about co-financing."""

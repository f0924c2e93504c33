"""What people do with interim evaluations."""

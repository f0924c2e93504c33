"""What interim evaluations put on paper."""

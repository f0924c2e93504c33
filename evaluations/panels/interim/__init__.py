"""What stands on the pages of interim evaluations."""

"""The pages of interim evaluations."""

"""The forms of interim evaluations."""

"""Reading interim evaluations."""

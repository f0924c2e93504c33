"""Every guard of the house taken away in turn: a test has to notice (Q3)."""

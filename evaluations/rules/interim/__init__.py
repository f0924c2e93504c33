"""The interim evaluation: pure rules."""

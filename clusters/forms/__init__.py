"""Forms of this room; the rules live in the actions."""

"""The rules of co-financing: facts in, explained results out (R32, R34, R43, R44)."""

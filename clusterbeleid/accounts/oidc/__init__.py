"""Logging in with an OpenID provider such as ACM/IDM (R65)."""

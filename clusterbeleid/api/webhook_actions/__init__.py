"""Intentions about webhooks, and the posting itself."""

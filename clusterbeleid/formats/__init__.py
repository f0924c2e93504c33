"""Belgian ways to write days, moments and numbers (Django's own `nl` follows the Netherlands)."""

"""Reading what judges need; all joins of judging live here."""

"""Reading co-financing: all joins and all sums live here."""

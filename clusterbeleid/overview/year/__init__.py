"""The year of the portfolio for the minister, and the year of a cluster for its own board."""

"""A file that people write together, hand in and complete: what every room shares of it."""

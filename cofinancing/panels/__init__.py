"""What pages show, put together from queries."""

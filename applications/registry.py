"""What this room tells the ground floor; loaded once the models are there."""

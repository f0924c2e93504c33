"""English with Belgian days and numbers, so that both screens show the same figures."""

"""Who may do what with co-financing."""

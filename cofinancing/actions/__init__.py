"""What people and jobs do with co-financing, one function for each intention."""

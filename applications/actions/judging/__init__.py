"""What the agency and the experts do while an application is judged."""

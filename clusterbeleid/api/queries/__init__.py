"""Reading systems, and what each of them may see."""

"""Demo data: real clusters with their true dates, invented people, payments and numbers.

Everything invented is marked as demo. All steps call the actions of the rooms, each at the
moment at which it would have happened, so that history and as-of pages tell the story too.
"""

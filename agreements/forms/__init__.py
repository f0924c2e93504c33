"""Forms of this room: they parse and show, the rules decide."""

"""The sentences of this room, by subject; ``sentences`` loads them."""

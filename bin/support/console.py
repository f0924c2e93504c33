"""Talking to the person at the terminal: short lines, and one line when something stops us."""

import os
import select

_OUTPUT = 1


class Trouble(Exception):
    """Something the person must solve; the message is one line that says what to do."""


def say(line: str) -> None:
    """Print one line at once; a reader that went away is found by `reader_gone`."""
    # Straight to the descriptor: nothing stays behind in a buffer that fails again at the end.
    rest = f"{line}\n".encode(errors="replace")
    try:
        while rest:
            rest = rest[os.write(_OUTPUT, rest) :]
    except BrokenPipeError:
        return


def reader_gone() -> bool:
    """Tell whether our output is a pipe or terminal whose other side is gone."""
    poll = select.poll()
    poll.register(_OUTPUT, 0)
    gone = select.POLLERR | select.POLLHUP | select.POLLNVAL
    return any(event & gone for _, event in poll.poll(0))

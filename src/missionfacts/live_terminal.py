"""What a screen that is drawn again and again asks of the terminal, and how it is left."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from missionfacts.terminal import Streams


def can_redraw(streams: Streams) -> bool:
    """Tell whether what is on the terminal can be drawn anew."""
    return streams.tty and os.environ.get("TERM") not in {"dumb", "unknown"}


@contextmanager
def interruptible() -> Iterator[None]:
    """Have an interrupt, or a request to end, come up as KeyboardInterrupt with its number, for what has to tidy up.

    Otherwise either ends the process at once.
    """
    import signal  # which a command that prints and ends does without

    def end(number: int, _: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # a second one does not spoil what the first one began
        raise KeyboardInterrupt(number)

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


class Suspension:
    """A wish to stop for a while, as Ctrl-Z tells it: it waits until the screen is given back; use it in `with`."""

    def __init__(self) -> None:
        self.wished = False
        self._before: Any = None

    def __enter__(self) -> "Suspension":
        import signal

        # Where nobody stops a process, or a parent has it ignored, there is nothing to do.
        if hasattr(signal, "SIGTSTP") and signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL:
            self._before = signal.signal(signal.SIGTSTP, self._wish)
        return self

    def __exit__(self, *_: object) -> None:
        import signal

        if self._before is not None:
            signal.signal(signal.SIGTSTP, self._before)
            self._before = None

    def _wish(self, *_: object) -> None:
        self.wished = True

    def stop(self) -> None:
        """Stop this process until it is told to go on."""
        import signal

        self.wished = False
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._wish)


def window(streams: Streams) -> tuple[int, int]:
    """Return the columns and lines of the terminal, as they are at this moment."""
    try:
        size = os.get_terminal_size(streams.out.fileno())
    except (OSError, ValueError):
        size = os.terminal_size((0, 0))
    return size.columns or streams.width or 80, size.lines or 24

"""A page on a terminal that is drawn again and again: what is above stays, what is below scrolls."""

from collections.abc import Sequence
from types import TracebackType
from typing import NamedTuple

from rich.console import Console, ConsoleDimensions
from rich.live import Live
from rich.segment import Segment, Segments

from missionfacts.errors import OutputLost
from missionfacts.formats.chronicle import Chronicle, Item
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import Line
from missionfacts.formats.table.rail import chronicle
from missionfacts.live_terminal import Suspension, window
from missionfacts.terminal import Streams

LEAST = 6  # lines that what is below should have


class Frame(NamedTuple):
    """What a page shows at one moment."""

    above: Chronicle
    below: Sequence[Item]  # the last of it is always to be seen


def frame_lines(frame: Frame, page: Page, height: int | None) -> list[Line]:
    """Return the lines of a frame: of what is below as many as fit, the last."""
    above = _above(frame.above, page, height)
    below = list(chronicle(Chronicle("", "", frame.below), page._replace(header=False)))
    if height is None:
        return above + below
    room = max(height - len(above), 0)
    return (above + below[max(len(below) - room, 0) :])[:height]


def _above(told: Chronicle, page: Page, height: int | None) -> list[Line]:
    """Return the lines of what stays above: in a low window without what stands last there."""
    lines = list(chronicle(told, page))
    if height is None or len(lines) + LEAST <= height or not lines:
        return lines
    return _above(told._replace(items=told.items[:-1]), page, height)


class Screen:
    """The whole window of a terminal, which comes back as it was; use it in a `with` statement."""

    def __init__(self, streams: Streams, page: Page) -> None:
        self._streams, self._page = streams, page
        self._console = Console(
            file=streams.out,
            force_terminal=True,
            color_system="standard" if page.color else None,
            legacy_windows=False,
            _environ={},  # terminal.py has read the environment already
        )
        # It draws when it is told to, and leaves other output alone.
        self._live = Live(
            console=self._console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        )

        self._suspension = Suspension()

    def __enter__(self) -> "Screen":
        self._suspension.__enter__()
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()
        self._suspension.__exit__()

    def show(self, frame: Frame) -> None:
        """Draw a frame in the window as large as it is now. Raises OutputLost."""
        if self._suspension.wished:
            self._live.stop()
            self._suspension.stop()
            self._live.start()
        columns, lines = window(self._streams)
        self._console.size = ConsoleDimensions(columns, lines)
        segments: list[Segment] = []
        for line in frame_lines(frame, self._page._replace(width=columns), lines):
            segments += [Segment(text, style) for text, style in line]
            segments.append(Segment.line())
        try:
            self._live.update(Segments(segments), refresh=True)
        except OSError as error:
            raise OutputLost(error.strerror) from error

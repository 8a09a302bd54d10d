"""A page on a terminal that is drawn again and again: what is above stays, what is below scrolls."""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import NamedTuple, TypeVar

from rich.console import Console, ConsoleDimensions
from rich.live import Live
from rich.segment import Segment, Segments

from missionfacts.errors import OutputLost
from missionfacts.formats.chronicle import Entry, Heading, Item, Note
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import Line
from missionfacts.formats.table.rail import blocks
from missionfacts.live_terminal import Suspension, window
from missionfacts.terminal import Streams

T = TypeVar("T")
LEAST = 6  # lines that what is below should have


class Part(NamedTuple):
    """Some lines of what stays above."""

    draw: Callable[[Page], Sequence[Line]]
    goes: int = 0  # in a low window the one with the greatest number goes first; 0: it stays
    apart: bool = False  # whether a blank line stands above it, where there is room


class Frame(NamedTuple):
    """What a page shows at one moment."""

    above: Sequence[Part]
    below: Sequence[Item]  # the last of it is always to be seen


def frame_lines(frame: Frame, page: Page, height: int | None) -> list[Line]:
    """Return the lines of a frame: of what is below as many items as fit, the last."""
    above = _above(frame.above, page, height)
    if height is None:
        return [*above, *_below(frame.below, page, None, opened=bool(above))]
    return [*above, *_below(frame.below, page, max(height - len(above), 0), opened=bool(above))][:height]


def _above(parts: Sequence[Part], page: Page, height: int | None) -> list[Line]:
    """Return the lines of what stays above."""
    drawn = [(part, list(part.draw(page))) for part in parts]
    drawn = [(part, lines) for part, lines in drawn if lines]
    while height is not None and _height(drawn) + LEAST > height:
        first = max(drawn, key=lambda each: each[0].goes, default=None)
        if first is None or not first[0].goes:
            return [line for _, lines in drawn for line in lines]  # there is no room for blank lines either
        drawn.remove(first)
    return [line for number, (part, lines) in enumerate(drawn)
            for line in ([[], *lines] if part.apart and number else lines)]  # fmt: skip


def _height(drawn: Sequence[tuple[Part, Sequence[Line]]]) -> int:
    return sum(len(lines) + (part.apart and number > 0) for number, (part, lines) in enumerate(drawn))


Told = Sequence[tuple[Item, Sequence[Line]]]


def _below(items: Sequence[Item], page: Page, room: int | None, *, opened: bool) -> list[Line]:
    """Return the lines of the last items that fit as a whole, below their heading; where none do, of the last entry.

    opened: whether something stands above.
    """
    if room == 0 or not items:
        return []
    if room is not None and len(items) > room:  # none has less than a line
        items = _from(items, len(items) - room, _is_heading)
    told = list(zip(items, blocks(items, page), strict=True))
    for first, (item, _) in enumerate(told):
        lines = _spaced(_from(told, first, lambda each: _is_heading(each[0])), opened=opened)
        if room is None or (len(lines) <= room and not isinstance(item, Note)):
            return lines
    last = max((number for number, item in enumerate(items) if isinstance(item, Entry)), default=0)
    return [line for _, lines in told[last:] for line in lines][:room]


def _is_heading(item: Item) -> bool:
    return isinstance(item, Heading)


def _from(things: Sequence[T], first: int, is_heading: Callable[[T], bool]) -> list[T]:
    """Return things from one on, and the heading that it stands below."""
    heads = [] if is_heading(things[first]) else [each for each in things[:first] if is_heading(each)]
    return [*heads[-1:], *things[first:]]


def _spaced(told: Told, *, opened: bool) -> list[Line]:
    """Return the lines of items, a blank one above each heading that something stands above."""
    return [line for number, (item, lines) in enumerate(told)
            for line in ([[], *lines] if _is_heading(item) and (opened or number) else lines)]  # fmt: skip


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

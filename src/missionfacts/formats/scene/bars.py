"""What lasted, as bars in rows: ships at a station, flights of a person. Those of a row stand beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from missionfacts.formats.scene.marks import Label, Mark


class Bar(NamedTuple):
    """Something that lasted."""

    row: str
    name: str
    since: int
    until: int
    to: str = ""  # the address that it leads to
    about: bool = False  # whether nobody tells exactly when it began, or ended
    tone: str = "t0"
    first: int | None = None  # from when on it may have lasted, where that is not the same
    last: int | None = None  # and until when

    @property
    def whole(self) -> tuple[int, int]:
        """From when to when it may have lasted."""
        first, last = self.since if self.first is None else self.first, self.until if self.last is None else self.last
        return min(first, self.since), max(last, self.until)


class Sizes(NamedTuple):
    """How high things are."""

    row: float
    bar: float  # within its row


class Rows(NamedTuple):
    """Bars with their places."""

    labels: Sequence[Label]
    marks: Sequence[Mark]
    bottom: float


def bar_rows(bars: Iterable[Bar], within: tuple[int, int], top: float, sizes: Sizes, last: Sequence[str] = ()) -> Rows:
    """Return bars in rows from a height on; last: rows that stand below all others, in that order."""
    begins, ends = within
    there = [bar for bar in bars if bar.whole[1] >= begins and bar.whole[0] <= ends]
    labels: list[Label] = []
    marks: list[Mark] = []
    y = top
    for name, those in _packed(there, last):
        labels.append(Label(y + sizes.row / 2 + 4, name, "ground"))
        for bar in those:
            marks += _marks(bar, within, y + (sizes.row - sizes.bar) / 2, sizes.bar)
        y += sizes.row
    return Rows(labels, marks, y)


def _marks(bar: Bar, within: tuple[int, int], y: float, height: float) -> Iterator[Mark]:
    begins, ends = within
    since, until = min(max(bar.since, begins), ends), max(min(bar.until, ends), begins)
    for first, last in ((bar.whole[0], since), (until, bar.whole[1])):
        first, last = max(first, begins), min(last, ends)
        if first < last:
            yield Mark("maybe", first, last, y, height, bar.tone, f"{bar.name}, perhaps", about=True)
    yield Mark("bar", since, until, y, height, bar.tone, bar.name, bar.to, bar.about)
    yield Mark("name", since, until, y + height / 2 + 4, 0, bar.tone, bar.name)


def _packed(bars: Iterable[Bar], last: Sequence[str]) -> list[tuple[str, list[Bar]]]:
    """Return bars in rows, in the order of the first; what would overlap goes into another row without a name."""
    rows: dict[str, list[Bar]] = {}
    for bar in sorted(bars, key=lambda bar: bar.whole):
        rows.setdefault(bar.row, []).append(bar)
    names = sorted(rows, key=lambda name: last.index(name) if name in last else -1)
    return [(name if not number else "", line) for name in names for number, line in enumerate(_lines(rows[name]))]


def _lines(bars: Iterable[Bar]) -> list[list[Bar]]:
    """Return bars, by their beginning, in lines: each in the first that is free."""
    lines: list[list[Bar]] = []
    busy: list[tuple[int, int]] = []  # until when, and the number of the line
    free: list[int] = []
    for bar in bars:
        first, last = bar.whole
        while busy and busy[0][0] <= first:
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, len(lines))
            lines.append([])
        number = heappop(free)
        lines[number].append(bar)
        heappush(busy, (last, number))
    return lines

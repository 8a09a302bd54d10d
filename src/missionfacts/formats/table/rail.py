"""Lines along a rail: time, one column that tells what is timed and what matters, then text.

```
Thu 17 July 1975 ------------------------------ day 3
 16:19:09    # Stafford and Leonov shake hands
             : The crews exchange flags
```
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item, More, Note
from missionfacts.formats.escape import encodable, is_unicode, one_line
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import GAP, NARROWEST, PALE, STRONG, TIME, Line, paragraph, wrap

TITLE = 44  # columns that a title should have before anything may stand beside it
WIDEST = 60  # columns of a heading where there is no limit and nothing else is wider
PALE_TIME, DAY = TIME + PALE, TIME + STRONG
MARK, DISPUTE = Style(bold=True, color="yellow"), Style(color="red")
MAJOR, LANDMARK = 4, 5  # weights
_PLAIN = str.maketrans(
    dict(zip("–·─═★×≠…→⁺⁰¹²³⁴⁵⁶⁷⁸⁹", ("-", "-", "-", "=", "*", "x", "!=", "...", "->", *"+0123456789"), strict=True))
)


class Signs(NamedTuple):
    """What is drawn on the rail."""

    timed: str
    untimed: str
    more: str
    notable: str
    landmark: str
    plain: bool  # whether all else has to be said in ASCII too

    @classmethod
    def of(cls, encoding: str) -> "Signs":
        """Return those that an encoding can say: it has all or none."""
        return SIGNS if is_unicode(encoding) else PLAIN_SIGNS

    def say(self, text: str) -> str:
        """Return a text of ours with signs that can be said.

        >>> PLAIN_SIGNS.say("22:10–03:05⁺¹")
        '22:10-03:05+1'
        """
        return text.translate(_PLAIN) if self.plain else text


SIGNS = Signs("┤", "┆", "│", "●", "◆", plain=False)
PLAIN_SIGNS = Signs("|", ":", " ", "*", "#", plain=True)


def chronicle(told: Chronicle, page: Page) -> Iterator[Line]:
    """Yield the lines of a page: title, items, what the signs mean, and what is to be said below."""
    if not told.items:
        return
    signs = Signs.of(page.encoding)
    items = [_sayable(item, signs, page.encoding) for item in told.items]
    width = page.width or _natural_width(items)
    header = page.header is not False
    if header:
        yield from title_line(told.title, told.aside, page._replace(width=width))
    yield from rail(items, width, signs, opened=header)
    if header:
        below = [(told.closing, None), *((text, PALE) for text in (legend(items, signs, width), *told.footnotes))]
        yield []
        for text, style in below:
            for line in filter(None, text.split("\n")):
                yield from paragraph(encodable(signs.say(one_line(line)), page.encoding), width, style)


def title_line(title: str, aside: str, page: Page) -> Iterator[Line]:
    """Yield the line above a page, or more where it is narrow; aside: what stands at the right."""
    signs = Signs.of(page.encoding)
    left, right = (encodable(signs.say(one_line(text)), page.encoding) for text in (title, aside))
    yield from between([(left, STRONG)], (right, PALE), " ", page.width or WIDEST)


def rail(items: Sequence[Item], width: int, signs: Signs, *, opened: bool = False) -> Iterator[Line]:
    """Yield the lines of items in so many columns; opened: whether something stands above them.

    >>> for line in rail([Entry("Leonov leaves the airlock", " 08:34", weight=5)], 30, PLAIN_SIGNS):
    ...     print("".join(text for text, _ in line))
     08:34 # Leonov leaves the
             airlock
    """
    frame = _Frame.of(items, width)
    for number, item in enumerate(items):
        if isinstance(item, Heading) and (opened or number):
            yield []
        yield from _item(item, frame, width, signs)


def blocks(items: Sequence[Item], page: Page) -> list[list[Line]]:
    """Return the lines of each item, where what stands around them is not of this module's making.

    A heading has no blank line above it.
    """
    signs, width = Signs.of(page.encoding), page.width or WIDEST
    said = [_sayable(item, signs, page.encoding) for item in items]
    frame = _Frame.of(said, width)
    return [list(_item(item, frame, width, signs)) for item in said]


def _item(item: Item, frame: "_Frame", width: int, signs: Signs) -> Iterator[Line]:
    if isinstance(item, Entry):
        yield from _entry(item, frame, signs)
    elif isinstance(item, More | Note):
        ink = PALE if isinstance(item, More) else None
        for line in wrap(item.text, frame.title):
            yield [(" " * frame.left, None), (signs.more, PALE), (f" {line}", ink)]
    else:
        yield from _heading(item, width, signs)


def legend(items: Sequence[Item], signs: Signs, width: int) -> str:
    """Return what the signs mean that occur among items, in lines of at most a width."""
    entries = [item for item in items if isinstance(item, Entry)]
    times = "".join(entry.time for entry in entries)
    later = signs.say("⁺¹")
    said = [
        (any(entry.weight >= MAJOR for entry in entries), f"{signs.landmark}{signs.notable} milestones"),
        (any(not entry.timed and entry.weight < MAJOR for entry in entries), f"{signs.untimed} time not known"),
        ("~" in times, "~ about"),
        ("?" in times, "? doubtful"),
        (any(entry.disputed for entry in entries), f"{signs.say('≠')} sources differ"),
        (later[0] in times, f"{later} ends a day later"),
        ("Z" in times, "Z UTC"),
    ]
    lines = [""]
    for text in (text for occurs, text in said if occurs):
        longer = f"{lines[-1]}   {text}" if lines[-1] else text
        lines[-1:] = [longer] if len(longer) <= width else [lines[-1], text]
    return "\n".join(lines)


class _Frame(NamedTuple):
    """How many columns each part of a line has."""

    time: int  # 0: times stand on lines of their own
    title: int
    note: int
    id: int  # 0: ids stand below

    @property
    def left(self) -> int:
        """The columns before the rail."""
        return self.time + 1 if self.time else 0

    @classmethod
    def of(cls, items: Sequence[Item], width: int) -> "_Frame":
        entries = [item for item in items if isinstance(item, Entry)]
        time = max((cell_len(entry.time) for entry in entries), default=0)
        room = width - (time + 3 if time else 2)
        if room < NARROWEST:
            time, room = 0, max(width - 2, 2)
        note = max((cell_len(entry.note) for entry in entries), default=0)
        if room - note - len(GAP) < TITLE:
            note = 0
        room -= note + len(GAP) if note else 0
        ids = _column_of_ids([len(entry.id) for entry in entries if entry.id], room - len(GAP) - TITLE)
        return cls(time, room - (ids + len(GAP) if ids else 0), note, ids)


def _column_of_ids(lengths: Sequence[int], room: int) -> int:
    """Return how wide a column for ids is: 0 when most of them do not fit."""
    fitting = [length for length in lengths if length <= room]
    return max(fitting) if fitting and 2 * len(fitting) >= len(lengths) else 0


def _entry(entry: Entry, frame: _Frame, signs: Signs) -> Iterator[Line]:
    ink = STRONG if entry.weight >= MAJOR else PALE if entry.weight == 1 else None
    when = PALE_TIME if entry.weight == 1 else TIME
    beside = entry.id if len(entry.id) <= frame.id else ""
    if entry.time and not frame.time:
        yield [(entry.time.strip(), when)]
    time, sign = entry.time if frame.time else "", _sign(entry, signs)
    for number, line in enumerate(title_lines(entry, frame.title, signs)):
        yield [
            (time + " " * (frame.left - cell_len(time)), when),
            sign,
            (" ", None),
            *inked(line, ink, signs),
            *(_beside(line, entry.note, beside, frame) if number == 0 else ()),
        ]
        time, sign = "", (signs.more, PALE)
    if entry.id and not beside:
        for line in wrap(entry.id, frame.title):
            yield [(" " * frame.left, None), (signs.more, PALE), (f" {line}", PALE)]


def _sign(entry: Entry, signs: Signs) -> tuple[str, Style]:
    if entry.weight >= MAJOR:
        return (signs.landmark, MARK) if entry.weight >= LANDMARK else (signs.notable, STRONG)
    return (signs.timed if entry.timed else signs.untimed), PALE


def title_lines(entry: Entry, room: int, signs: Signs) -> list[str]:
    """Return the lines of a title, the mark of a dispute behind its last word."""
    lines, mark = wrap(entry.title, room), f" {signs.say('≠')}" if entry.disputed else ""
    if mark and cell_len(lines[-1]) + len(mark) > room:
        lines = wrap(entry.title, room - len(mark))
    return [*lines[:-1], lines[-1] + mark]


def inked(line: str, ink: Style | None, signs: Signs) -> Line:
    """Return a line of a title, with the mark of a dispute in its own colour."""
    mark = f" {signs.say('≠')}"
    if not line.endswith(mark):
        return [(line, ink)]
    return [(line.removesuffix(mark), ink), (mark, DISPUTE + ink if ink else DISPUTE)]


def _beside(line: str, note: str, id: str, frame: _Frame) -> Line:  # noqa: A002 as the field is called
    text = f"{note if frame.note else '':{frame.note}}{GAP if frame.note and id else ''}{id}".rstrip()
    return [(" " * (frame.title - cell_len(line)) + GAP, None), (text, PALE)] if text else []


def _heading(heading: Heading, width: int, signs: Signs) -> Iterator[Line]:
    left = [(heading.text, DAY), *([(GAP, None), (heading.name, STRONG)] if heading.name else ())]
    aside = (heading.aside, MARK if heading.stands_out else PALE)
    yield from between(left, aside, signs.say("─"), width)


def between(left: Line, right: tuple[str, Style], rule: str, width: int) -> Iterator[Line]:
    """Yield a line with something at both ends, or lines where it is too narrow for both."""
    whole = "".join(text for text, _ in left)
    between = width - cell_len(whole) - cell_len(right[0]) - (2 if right[0] else 1)
    if between > 0:
        fill = (f" {rule * between} " if right[0] else f" {rule * between}", PALE)
        yield [*left, fill, right]
        return
    yield from ([left] if cell_len(whole) <= width else paragraph(whole, width, STRONG))
    yield from paragraph(right[0], width, right[1]) if right[0] else ()


def _sayable(item: Item, signs: Signs, encoding: str) -> Item:
    """Return an item with nothing in it that would do something to the terminal, or that it cannot show."""
    if isinstance(item, Entry):
        return item._replace(title=encodable(one_line(item.title), encoding), time=signs.say(item.time))
    if isinstance(item, More):
        return More(signs.say(item.text))
    if isinstance(item, Note):
        return Note(encodable(signs.say(one_line(item.text)), encoding))
    text, name, aside = (encodable(signs.say(one_line(text)), encoding) for text in item[:3])
    return Heading(text, name, aside, item.stands_out)


def _natural_width(items: Sequence[Item]) -> int:
    """Return a width at which no title has to be broken."""
    entries = [item for item in items if isinstance(item, Entry)]
    parts = ((entry.time, entry.title, entry.note, entry.id) for entry in entries)
    widths = [max(map(cell_len, texts)) for texts in zip(*parts, strict=True)]
    return max(WIDEST, sum(widths) + 3 + len(" !=") + 2 * len(GAP))

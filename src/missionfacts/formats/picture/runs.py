"""What a command prints for eyes, read back as runs of text with marks, and as pieces with a place on the grid."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style

_COLOURS = {1: "r", 2: "g", 3: "y", 5: "m", 6: "c"}  # by the number of the terminal's; never blue, black or white
_IN_ALL_FONTS = re.compile("[\u00a0-\u02ff\u2010-\u2027]")
_BLANKS = re.compile(r"( {2,}|^ )")
_NOT_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_XML_OR_COLOUR = re.compile("[^\t\n\x1b\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]*")
_AFTER = ".,;:!?)]'"  # what ends a sentence rather than an address


class Run(NamedTuple):
    """Text that looks alike."""

    text: str
    marks: str = ""  # letters with blanks between: b bold, i italic, d dim, or a colour
    link: str = ""  # the address that it stands for


Line = list[Run]


class Piece(NamedTuple):
    """A part of a run that is placed by itself, so that columns stay where they are in any font."""

    text: str
    column: int
    width: int  # in columns
    blank: bool = False
    wide: bool = False  # whether each of its characters has two columns
    sign: bool = False  # whether fonts may lack it, or have it in another width


def read(screen: str) -> list[Line]:
    """Return the lines of a text with the colours of a terminal; what XML cannot say is left out."""
    decoder, console = AnsiDecoder(), _measure()
    lines: list[Line] = []
    for line in _NOT_XML_OR_COLOUR.sub("", screen).removesuffix("\n").split("\n"):
        segments = decoder.decode_line(line.expandtabs()).render(console)
        lines.append([Run(_NOT_XML.sub("", text), _marks(style)) for text, style, _ in segments if text])
    return lines


def plain(line: Line) -> str:
    """Return the text of a line."""
    return "".join(run.text for run in line)


def width_of(lines: Sequence[Line]) -> int:
    """Return how many columns the widest line has."""
    return max((cell_len(plain(line)) for line in lines), default=0)


def pieces(run: Run, column: int) -> Iterator[Piece]:
    """Yield the pieces of a run that begins at a column: words, blanks, and signs that fonts have in other widths."""
    for text in filter(None, _BLANKS.split(run.text)):
        for kind, part in _by_kind(text):
            width = cell_len(part)
            yield Piece(part, column, width, blank=not part.strip(" "), wide=kind == "wide", sign=bool(kind))
            column += width


def _by_kind(text: str) -> Iterator[tuple[str, str]]:
    """Yield parts of a text that are alike in width: letters and the like, wide ones, and each kind of sign."""
    if text.isascii():
        yield "", text
        return
    for kind, part in groupby(_with_marks(text), key=lambda each: _kind(each[0])):
        yield kind, "".join(part)


def _with_marks(text: str) -> list[str]:
    """Return characters, each with what stands on it and takes no column of its own."""
    found: list[str] = []
    for character in text:
        if found and not character.isascii() and cell_len(character) == 0:
            found[-1] += character
        else:
            found.append(character)
    return found


def _kind(character: str) -> str:
    if cell_len(character) == 2:
        return "wide"
    usual = character.isascii() or character.isalpha() or _IN_ALL_FONTS.match(character)
    return "" if usual else character


def _marks(style: Style | None) -> str:
    if style is None:
        return ""
    colour = "" if style.color is None or style.color.number is None else _COLOURS.get(style.color.number % 8, "")
    said = [("b", style.bold), ("i", style.italic), ("d", style.dim), (colour, colour and not style.dim)]
    return " ".join(mark for mark, is_set in said if is_set)


class _Span(NamedTuple):
    """Where an address stands, or a part of it."""

    line: int
    start: int
    end: int
    address: str


def linked(lines: list[Line]) -> list[Line]:
    """Return lines in which addresses are links; one that goes on below is followed there."""
    spans: list[list[_Span]] = [[] for _ in lines]
    for span in _addresses([plain(line) for line in lines]):
        spans[span.line].append(span)
    return [_with_links(line, each) if each else line for line, each in zip(lines, spans, strict=True)]


def _addresses(texts: Sequence[str]) -> Iterator[_Span]:
    for number, text in enumerate(texts):
        for found in _ADDRESS.finditer(text):
            parts = [found[0]]
            if found.end() == len(text):
                parts += _rest(texts, number + 1, found.start())
            address = "".join(parts).rstrip(_AFTER)
            left = len(address)
            for below, part in enumerate(parts):
                yield _Span(number + below, found.start(), found.start() + min(len(part), left), address)
                left -= len(part)


def _rest(texts: Sequence[str], number: int, column: int) -> Iterator[str]:
    """Yield how an address goes on from a line on, if it does."""
    while number < len(texts) and (more := _goes_on(texts[number], column)):
        yield more
        number += 1


def _goes_on(text: str, column: int) -> str:
    """Return how an address goes on in a line, if it does: as one word at the same column and nothing else."""
    more = text[column:]
    return more if text[:column].isspace() and more and " " not in more and not more.startswith("http") else ""


def _with_links(line: Line, spans: Sequence[_Span]) -> Line:
    """Return a line with some of its text as links."""
    done: Line = []
    at = 0
    for run in line:
        end = at + len(run.text)
        cuts = {cut for span in spans for cut in (span.start, span.end) if at < cut < end}
        for start, stop in pairwise(sorted({at, end} | cuts)):
            link = next((span.address for span in spans if span.start <= start < span.end), "")
            done.append(Run(run.text[start - at : stop - at], run.marks, link))
        at = end
    return done


def _measure() -> Console:
    from io import StringIO

    return Console(file=StringIO(), width=10_000, color_system=None, _environ={})

"""A page of help for a terminal, as wide as that is."""

from collections.abc import Iterator
from textwrap import wrap

from missionfacts.manual.page import Page, Section

PIPE, NARROW, WIDE = 80, 40, 100  # columns in a pipe; at least; at most, for longer lines read badly
INDENT = "  "
COLUMN = 28  # at most, where the texts beside terms begin
HEADING, TERM, EXAMPLE = "1;36", "1", "32"  # codes of colour


class Screen:
    """How wide lines may be, and whether they have colour."""

    def __init__(self, width: int | None, *, color: bool) -> None:
        self.width = min(max(width or PIPE, NARROW), WIDE)
        self.color = color

    def render(self, page: Page) -> str:
        """Return a page as text, without the last line's end."""
        lines = [*self._head(page)]
        columns = {options: self._column(page, options) for options in (False, True)}
        for section in page.sections:
            lines += self._section(section, columns[_has_options(section)])
        return "\n".join(lines)

    def _column(self, page: Page, options: bool) -> int:
        """Return where the texts beside terms begin, the same for all options of a page, and for all else."""
        entries = [entry for section in page.sections if _has_options(section) is options for entry in section.entries]
        most = COLUMN if self.width >= 2 * COLUMN else self.width // 3
        widths = (len(INDENT) + len(entry.term) + 2 for entry in entries)
        return max((width for width in widths if width <= most), default=3 * len(INDENT))

    def _head(self, page: Page) -> Iterator[str]:
        yield from self._beside(page.name, page.summary, min(len(page.name) + 2, self.width // 3))
        if page.usage:
            yield ""
            yield from self._beside("Usage", page.usage, len("Usage") + 2)
        for paragraph in page.prose:
            yield ""
            yield from wrap(paragraph, self.width, break_on_hyphens=False)

    def _section(self, section: Section, column: int) -> Iterator[str]:
        if not section.joined:
            yield ""
        yield self._paint(section.heading, HEADING)
        if section.prose:
            yield from self._wrapped(section.prose, INDENT)
        for entry in section.entries:
            yield from self._beside(INDENT + entry.term, entry.text, column)
        for example in section.examples:
            yield INDENT + self._paint(example, EXAMPLE)

    def _beside(self, term: str, text: str, column: int) -> Iterator[str]:
        """Yield a term and the text beside it, which begins below it where the term is too long."""
        indent = " " * column
        lines = self._wrapped(text, indent) or [""]
        if len(term) + 2 > len(indent):
            yield self._paint(term, TERM)
        else:
            lines[0] = self._paint(term, TERM) + lines[0][len(term) :]
        yield from lines

    def _wrapped(self, text: str, indent: str) -> list[str]:
        return wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )

    def _paint(self, text: str, code: str) -> str:
        blank = len(text) - len(text.lstrip())
        return f"{text[:blank]}\x1b[{code}m{text[blank:]}\x1b[0m" if self.color else text


def _has_options(section: Section) -> bool:
    return any(entry.term.startswith("-") for entry in section.entries)

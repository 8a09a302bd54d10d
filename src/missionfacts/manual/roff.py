"""A page of help as a page for man."""

from collections.abc import Iterator

from missionfacts.manual.page import Page, Section

AS_IT_IS = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}
)


def render(page: Page, version: str, see_also: tuple[str, ...]) -> str:
    """Return a page in the macros of man(7); see_also: names of other pages.

    It has no date: the same version gives the same bytes.
    """
    return "\n".join(_lines(page, version, see_also)) + "\n"


def _lines(page: Page, version: str, see_also: tuple[str, ...]) -> Iterator[str]:
    name = page.name.replace(" ", "-")
    yield f'.TH {escape(name.upper())} 1 "" "missionfacts {escape(version)}" "User Commands"'
    yield ".SH NAME"
    yield f"{escape(name)} \\- {escape(page.summary.removesuffix('.'))}"
    yield ".SH SYNOPSIS"
    yield f"\\fB{escape(page.name)}\\fR{escape(page.usage.removeprefix(page.name))}"
    yield ".SH DESCRIPTION"
    yield escape(page.summary)
    for paragraph in page.prose:
        yield ".PP"
        yield escape(paragraph)
    for section in page.sections:
        yield f".SH {escape(section.heading.upper())}"
        yield from _section(section)
    yield ".SH SEE ALSO"
    *others, last = see_also
    yield from (f".BR {escape(other)} (1)," for other in others)
    yield f".BR {escape(last)} (1)"


def _section(section: Section) -> Iterator[str]:
    if section.prose:
        yield escape(section.prose)
    for entry in section.entries:
        yield ".TP"
        yield f"\\fB{escape(entry.term)}\\fR"
        yield escape(entry.text)
    if section.examples:
        yield from (".EX", *map(escape, section.examples), ".EE")


def escape(text: str) -> str:
    r"""Return text that roff prints as it is: with its own backslashes, hyphens, and dots at the beginning of a line.

    It is ASCII, so that no locale is in the way of `man`.

    >>> print(escape("-f json, C:\\new"))
    \-f json, C:\enew
    >>> print(escape(".profile"))
    \&.profile
    >>> print(escape("Éclair"))
    \[u00C9]clair
    """
    plain = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text.translate(AS_IT_IS))
    return f"\\&{plain}" if plain.startswith(".") else plain

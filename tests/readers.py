"""Readers that know nothing of missionfacts: what a command prints is read back with them."""

import csv
import json
import re
import unicodedata
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def unescape(field: str) -> str:
    """Undo the escapes of a TSV field, one character after the other."""
    out, left = [], iter(field)
    for character in left:
        if character != "\\":
            out.append(character)
            continue
        letter = next(left)
        if letter in "xuU":
            digits = [next(left) for _ in range({"x": 2, "u": 4, "U": 8}[letter])]
            out.append(chr(int("".join(digits), 16)))
        else:
            out.append({"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[letter])
    return "".join(out)


def read_tsv(text: str) -> list[list[str]]:
    assert text == "" or text.endswith("\n")
    return [[unescape(field) for field in line.split("\t")] for line in text.split("\n")[:-1]]


def read_csv(text: str) -> list[list[str]]:
    assert text == "" or text.endswith("\n")
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def read_markdown(text: str) -> list[list[str]]:
    """Return the cells of a document that is one table; a mark that means something in a cell is an error."""
    tokens = MARKDOWN.parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    table: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            table.append([])
        if token.type == "inline":
            cell = ""
            for child in token.children or []:
                broken = child.type == "html_inline" and child.content == "<br>"
                assert broken or child.type == "text", (child, text)
                cell += "\n" if broken else child.content
            table[-1].append(cell)
    return table


def read_ndjson(text: str) -> list[dict[str, Any]]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def read_rows(chosen: str, text: str) -> list[list[str]]:
    readers: dict[str, Callable[[str], list[list[str]]]] = {
        "tsv": read_tsv,
        "csv": read_csv,
        "markdown": read_markdown,
    }
    return readers[chosen](text)


# Tables, by a reader that knows nothing of Rich


def cell_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    return sum(map(cell_width, text))


def places(line: str) -> list[str]:
    """Return what stands in each column of the terminal; the second half of a wide character is empty."""
    found: list[str] = []
    for character in line:
        width = cell_width(character)
        if width == 0:
            found[-1] += character
        else:
            found += [character, ""][:width]
    return found


def read_table(text: str) -> list[dict[str, str]]:
    """Return the records of a table by heading; its first column has no empty cells and does not wrap."""
    lines = text.split("\n")
    ruler = next(number for number, line in enumerate(lines) if line and set(line) <= set("─- "))
    spans = [found.span() for found in re.finditer(r"[─-]+", lines[ruler])]

    def cut(line: str) -> list[str]:
        there = places(line)
        assert "".join("".join(there[end : end + 2]) for _, end in spans).strip() == "", line
        return ["".join(there[start:end]).strip(" ") for start, end in spans]

    headings = cut(lines[ruler - 1])
    table: list[list[str]] = []
    for line in lines[ruler + 1 :]:
        if not line:
            break
        cells = cut(line)
        if cells[0]:
            table.append(cells)
        else:
            table[-1] = [f"{cell} {more}".strip() for cell, more in zip(table[-1], cells, strict=True)]
    return [dict(zip(headings, row, strict=True)) for row in table]


# Lines along a rail


class OnRail(NamedTuple):
    """An entry: the heading it stands below, its time, its sign and its title."""

    heading: str
    time: str
    sign: str
    title: str


def read_rail(text: str) -> list[OnRail]:
    """Return the entries of a page without a header, without kinds and ids at the right, and what counts others."""
    lines = text.split("\n")
    rail = min(line.index(sign) for line in lines for sign in "┤┆●◆" if f" {sign} " in f" {line}")
    found: list[OnRail] = []
    heading = ""
    for line in lines:
        sign, told = line[rail : rail + 1], re.split(" {2,}", line[rail + 2 :])[0]
        if "─" in line:
            heading = line
        elif sign and sign in "┤┆●◆":
            found.append(OnRail(heading, line[:rail].strip(), sign, told))
        elif sign == "│" and not re.fullmatch(r"[\d,]+ more", told):
            found[-1] = found[-1]._replace(title=f"{found[-1].title} {told}")
    return found


# Pictures, by parsers that know nothing of how they were drawn

SVG = "{http://www.w3.org/2000/svg}"


class Picture(NamedTuple):
    """What a picture or page says to who does not see it, and its text."""

    title: str
    about: str
    lines: list[str]


def read_svg(text: str) -> Picture:
    """Return what is in a picture of a screen; that it refers to the outside, or has an id twice, is an error."""
    root = ElementTree.fromstring(text)  # noqa: S314 it is our own
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= DRAWN
    for each in root.iter():
        assert not [name for name in each.attrib if "href" in name or name.startswith("on")]
    looks = [each.text or "" for each in root.iter(f"{SVG}style")] + [
        v for each in root.iter() for v in each.attrib.values()
    ]
    assert not re.search(r"(?i)url\(|@import|@font-face|https?:", " ".join(looks))
    assert text.startswith("<svg ")
    title, about = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert about is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
    lines = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    return Picture(title.text or "", about.text or "", lines)


DRAWN = {"svg", "title", "desc", "style", "rect", "path", "circle", "g", "text", "tspan"}


class _Page(HTMLParser):
    """What is in a page: the text of each element by name, links, and whatever could ask for something outside."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.about = self.link = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        assert not [name for name in given if name == "src" or name.startswith("on")]
        if tag == "meta":
            self.about = given["content"] or "" if given.get("name") == "description" else self.about
            return
        self.open.append(tag)
        if tag == "a":
            self.link = given["href"] or ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag] = self.texts.get(tag, "") + data
        if "a" in self.open:
            self.links[self.link] = self.links.get(self.link, "") + data


def read_html(text: str) -> tuple[Picture, dict[str, str]]:
    """Return what is in a page of a screen, and the texts of its links by their addresses."""
    page = _Page()
    assert text.startswith('<!doctype html>\n<html lang="en">\n')
    page.feed(text)
    page.close()
    assert page.open == []
    assert page.tags <= {*["html", "head", "meta", "title", "style", "body", "main", "h1", "pre", "span", "a"], *DRAWN}
    first, *lines = page.texts["pre"].removesuffix("\n").split("\n")
    assert first == ""  # which a reader of HTML leaves out
    return Picture(page.texts.get("title", ""), page.about, lines), page.links


def read_png(data: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG, all of whose parts are whole."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, size = 8, (0, 0)
    while at < len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        assert zlib.crc32(name + body) == int.from_bytes(data[at + 8 + length : at + 12 + length])
        size = (int.from_bytes(body[:4]), int.from_bytes(body[4:8])) if name == b"IHDR" else size
        at += 12 + length
    assert name == b"IEND"
    return size

"""YAML text to plain mappings, lists and text, with the line and column of each: the only module that imports yaml.

Every scalar is read as text: YAML 1.1 would turn 12:20:05 into 44405 and NO into False. What a data file has no use for
and a reader could be misled by is a problem: duplicate keys, anchors and aliases, tags, a second document. The tree is
built from the parser's events, without recursion, so neither nesting nor aliases can blow it up.
"""

import codecs
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from missionfacts.data_files import stamp_of
from missionfacts.model.problems import Problem

try:
    from yaml import CSafeLoader as Loader  # libyaml, some seven times as fast
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

# Layout characters and the escape are text, if odd; the others have no meaning.
_CONTROLS = {chr(number) for number in [*range(0x20), 0x7F]} - set("\t\n\r\x1b")
SURROGATES = re.compile("[\ud800-\udfff]")
MEGABYTE = 1_000_000
MEGABYTES = 16  # some 40,000 events
LIMIT_VARIABLE = "MISSIONFACTS_MAX_FILE_MB"
MOST_PROBLEMS = 200  # of one file; more would not help anybody
MOST_KEYS = 20_000
MAX_DEPTH = 20  # the format needs eight
LOOK_AHEAD = 1024  # characters
FOR_EDITORS = "$schema"  # the key at the top of a file that names its schema; it is no part of the data
NOWHERE = -2  # where a text ends that is not there
Path_ = tuple[str | int, ...]
# What parts a comment from a value, to readers: two blanks before its # and one behind it. To YAML one before will do.
COMMENT = re.compile(r"([ \t]+)(#[^\r\n]*)")
PLAIN_COMMENT = re.compile(r"#+!?([ \t]|$)")


class Comment(NamedTuple):
    """A comment in the line of a value, which might have been meant to be its end."""

    line: int
    column: int
    text: str


class Document(NamedTuple):
    """What a file says, and where it says it.

    Where the text cannot be read to its end, it is what stands before; what was being read then is in `unfinished`.
    """

    file: str  # as the user knows it
    tree: object  # mappings, lists, text, and None where nothing is written
    places: dict[Path_, tuple[int, int]]  # path of a key or item -> (line, column), from 1
    spoilt: set[Path_]  # paths whose value has been complained of and is not there
    unfinished: tuple[Path_, ...] = ()  # paths of the mappings and lists whose end was not reached
    comments: Mapping[Path_, Comment] = {}  # what may be the rest of a value, by the path of that
    stamp: str = ""  # of the file when it was read, see `data_files.stamp_of`; "" for what is not from a file

    def place(self, path: Path_) -> tuple[int, int]:
        """Return line and column of a path, or of the nearest thing around it that is written down."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read(path: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Read a file; the document is None when it cannot be made out at all.

    name: how messages call the file.
    """
    try:
        if path.exists() and not path.is_file():
            return None, [
                Problem(name, None, None, "", "is not a file that can be read")
            ]  # a FIFO would keep us waiting
        size, limit = path.stat().st_size, size_limit()
        if size > limit:
            more = f"{LIMIT_VARIABLE}={-(-size // MEGABYTE)} in the environment lets it in"
            return None, [
                Problem(
                    name, None, None, "", f"has {size / MEGABYTE:.1f} MB; the limit is {limit // MEGABYTE} MB; {more}"
                )
            ]
        with path.open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))  # of just what is read, whatever takes its place meanwhile
            raw = file.read()
    except OSError as error:
        return None, [Problem(name, None, None, "", f"cannot be read: {error.strerror}")]
    document, problems = parse(raw, name)
    return document and document._replace(stamp=stamp), problems


def size_limit() -> int:
    """Return the largest size of a file, in bytes: a mistake should not fill the memory."""
    asked = os.environ.get(LIMIT_VARIABLE, "")
    return (int(asked) if asked.isascii() and asked.isdigit() else MEGABYTES) * MEGABYTE


def parse(raw: bytes, name: str) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of a file, UTF-8 with or without a byte order mark, into a document and what is wrong with it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [Problem(name, 1, None, "", "is UTF-16; save the file as UTF-8")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1  # the object begins after a byte order mark
        return None, [Problem(name, line, None, "", f"byte {error.start} is not UTF-8; save the file as UTF-8")]
    builder = _Builder(name, text)
    try:
        _feed(builder, text, Loader)
    except _Hopeless:
        return None, builder.problems
    except yaml.YAMLError as error:
        if _is_deep(text, error):
            return _read_deep(text, name)
        return builder.unfinished(error), [*builder.problems, _syntax(error, text, name)]
    if not builder.tree:
        builder.complain(1, 1, "the file is empty; it needs mission, people or sources")
        return None, builder.problems
    return builder.document(), builder.problems


def _feed(builder: "_Builder", text: str, loader: Any) -> None:
    for event in yaml.parse(text, Loader=loader):
        builder.take(event)


def _is_deep(text: str, error: yaml.YAMLError) -> bool:
    """Tell whether brackets are nested so deep before an error that a parser may have given up because of that.

    Libyaml looks 1,024 characters ahead, and from 0.2.6 on refuses what is nested a thousand deep there; how it words
    that is its own affair.
    """
    mark = getattr(error, "problem_mark", None)
    before = text[max(0, mark.index - 2 * LOOK_AHEAD) : mark.index + 1] if mark else ""
    return sum(map(before.count, "[{")) - sum(map(before.count, "]}")) > MAX_DEPTH


def _read_deep(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Read a text with the parser that hands over each bracket when it comes to it, so that our own limit is told."""
    builder = _Builder(name, text)
    try:
        _feed(builder, text, yaml.SafeLoader)
    except _Hopeless:
        return None, builder.problems
    except yaml.YAMLError as error:
        return builder.unfinished(error), [*builder.problems, _syntax(error, text, name)]
    return builder.document(), builder.problems


def _syntax(error: yaml.YAMLError, text: str, name: str) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        before, found = _before_what_cannot_be(text)
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem(name, *place, "", f"the control character \\x{ord(found):02x} has no place in a file")
    mark = getattr(error, "problem_mark", None)
    reason: str = getattr(error, "problem", None) or str(error)
    line, column = _within(text, mark) if mark else (None, None)
    if mark and text[mark.index :].startswith("\t"):
        reason = "a tab; indent with spaces"
    elif isinstance(error, yaml.MarkedYAMLError) and error.context and error.context_mark:
        reason += f" {error.context} from line {_within(text, error.context_mark)[0]}"
    return Problem(name, line, column, "", f"not valid YAML: {reason}")


def _within(text: str, mark: yaml.Mark) -> tuple[int, int]:
    """Return line and column of a mark; the end of a file that ends without a newline libyaml puts on the next line."""
    lines = text.split("\n")
    if mark.line < len(lines):
        return mark.line + 1, mark.column + 1
    return len(lines), len(lines[-1]) + 1


def _before_what_cannot_be(text: str) -> tuple[str, str]:
    """Return the first character that YAML does not take as it is, and the text before it."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return (text[: found.start()], found[0]) if found else (text, "\0")


class _Hopeless(Exception):
    pass


class _Open:
    """A mapping or list that is being read."""

    __slots__ = ("key", "node", "path")

    def __init__(self, node: dict[str, object] | list[object], path: Path_) -> None:
        self.node, self.path = node, path
        self.key: str | None = None  # the key that waits for its value


class _Builder:
    """Makes the tree from the parser's events; collects problems and goes on."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.comments: dict[Path_, Comment] = {}
        self.problems: list[Problem] = []
        self.places: dict[Path_, tuple[int, int]] = {}
        self.spoilt: set[Path_] = set()
        self.tree: object = None
        self._stack: list[_Open] = []
        self._documents = 0
        # With the line where each ends, from 0: the text that was read last, and what was closed in the newest line.
        self._last: tuple[Path_, int] = ((), -1)
        self._closed: list[tuple[Path_, int]] = []

    def document(self, unfinished: Iterable[Path_] = ()) -> Document:
        """Return what was read."""
        paths = tuple(sorted(set(unfinished), key=len))
        return Document(self.name, self.tree, self.places, self.spoilt, paths, self.comments)

    def unfinished(self, error: yaml.YAMLError) -> Document | None:
        """Return what was read before the text could not be read any further; None when that is no mapping."""
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else -1
        text, ends = self._last
        if ends in {line, NOWHERE}:  # what was taken for a text, or for none, may have been meant otherwise
            self.spoilt.add(text)
        # What ends where the mistake is may have gone on behind it.
        cut_off = (path for path, ends in self._closed if ends == line)
        for waiting in self._stack:
            if waiting.key is not None:  # a key whose value did not come
                self.spoilt.add((*waiting.path, waiting.key))
        if not isinstance(self.tree, dict):
            return None
        return self.document([*(each.path for each in self._stack), *cut_off])

    def complain(self, line: int, column: int, message: str) -> None:
        """Note a problem; raise _Hopeless when there are too many."""
        self.problems.append(Problem(self.name, line, column, "", message))
        if len(self.problems) >= MOST_PROBLEMS:
            self.problems.append(Problem(self.name, line, column, "", "and so on; the rest of the file was not read"))
            raise _Hopeless

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self.complain(line, column, "a second document begins here; one file holds one")
        elif isinstance(event, yaml.NodeEvent) and self._documents == 1:
            self._node(event, line, column)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)) and self._documents == 1:
            if self._closed and self._closed[-1][1] != line - 1:
                self._closed.clear()
            self._closed.append((self._stack.pop().path, line - 1))

    def _node(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.complain(line, column, f"alias *{event.anchor}: aliases are not used here; write the value out")
            self.spoilt.add(self._add(None, line, column))
            return
        if event.anchor is not None:
            self.complain(line, column, f"anchor &{event.anchor}: anchors are not used here")
        tag = getattr(event, "tag", None)
        if tag is not None:
            tag = tag.replace("tag:yaml.org,2002:", "!!")  # as people write it
            self.complain(line, column, f"tag {tag}: tags are not used here; every value is read as text")
        if isinstance(event, yaml.ScalarEvent):
            text = self._text(event, line, column)
            ends = event.end_mark.line if event.end_mark else line - 1
            path = self._add(text, line, column)
            self._last = path, NOWHERE if text is None else ends
            if (
                event.end_mark
                and text
                and not event.style
                and self.text[event.end_mark.index : event.end_mark.index + 1] in {" ", "\t"}
            ):
                self._look_behind(path, event.end_mark)
            return
        if len(self._stack) >= MAX_DEPTH:
            self.complain(line, column, f"nested more than {MAX_DEPTH} deep")
            raise _Hopeless
        if not self._stack and not isinstance(event, yaml.MappingStartEvent):
            self.complain(line, column, "a data file is a mapping: mission, people or sources")
            raise _Hopeless  # however long the list is
        node: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(node, line, column)
        self._stack.append(_Open(node, path))

    def _look_behind(self, path: Path_, end: Any) -> None:
        """Note the comment behind a plain value, if it is written as hardly anybody writes one."""
        found = COMMENT.match(self.text, end.index)
        if found and (found[1] == " " or not PLAIN_COMMENT.match(found[2])):
            column = end.column + len(found[1]) + 1
            self.comments.setdefault(path, Comment(end.line + 1, column, found[2].rstrip()))

    def _text(self, event: yaml.ScalarEvent, line: int, column: int) -> str | None:
        if event.value == "" and not event.style:  # nothing is written; libyaml and the pure parser say so differently
            return None
        if found := next((c for c in event.value if c in _CONTROLS), None):
            self.complain(line, column, f"the control character \\x{ord(found):02x} has no place in a text")
        if SURROGATES.search(event.value):
            self.complain(line, column, "half of a surrogate pair is not a character")
            return "?"
        return event.value.rstrip("\n") if event.style in {"|", ">"} else str(event.value)

    def _add(self, value: object, line: int, column: int) -> Path_:
        """Put a value where it belongs and return its path."""
        if not self._stack:
            self.tree = value
            self.places[()] = (line, column)
            return ()
        parent = self._stack[-1]
        if isinstance(parent.node, list):
            path = (*parent.path, len(parent.node))
            parent.node.append(value)
            self.places.setdefault(path, (line, column))  # of a key that is here twice the first counts
            return path
        key = parent.key
        if key is None:
            key = parent.key = self._key(value, parent, line, column)
            return (*parent.path, key)
        parent.key = None
        path = (*parent.path, key)
        if path != (FOR_EDITORS,):
            parent.node.setdefault(key, value)
        return path

    def _key(self, value: object, parent: _Open, line: int, column: int) -> str:
        if not isinstance(value, str) or not value or not value.isprintable():
            self.complain(line, column, "a key must be a word")
            value = f"(key at {line}:{column})"
            self.spoilt.add((*parent.path, value))
        assert isinstance(parent.node, dict)  # noqa: S101 only mappings have keys
        if value in parent.node:
            first = self.places[(*parent.path, value)][0]
            self.complain(line, column, f"'{value}' is here twice (first in line {first})")
        elif len(parent.node) == MOST_KEYS:
            self.complain(line, column, f"more than {MOST_KEYS} keys in one mapping; divide it among files")
            raise _Hopeless
        else:
            self.places.setdefault((*parent.path, value), (line, column))
        return value

"""The file that an answer goes into: its ending says in which format, and as which picture."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from missionfacts.catalogue.lookup import chosen
from missionfacts.commands._options import Session
from missionfacts.errors import MissingExtra, UnknownEnding, UsageError
from missionfacts.formats.escape import one_line
from missionfacts.formats.registry import ALSO_CALLED, PICTURES
from missionfacts.manual.describe import told
from missionfacts.terminal import Paper

STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
TEXT = ".txt"
ENDINGS = {  # -> the format; a text is what eyes see, unless another format is asked for
    ".svg": "svg",
    ".png": "png",
    ".html": "html",
    ".htm": "html",
    TEXT: "text",
    ".tsv": "tsv",
    ".csv": "csv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".markdown": "markdown",
    ".ics": "ics",
    ".sarif": "sarif",
    ".bib": "bibtex",
}
STYLES = ("text", "bibtex", "csl-json")  # of `cite --style`
FOR_EYES = {"table", "text"}
IN_JSON = {"json", "ndjson", "sarif", "csl-json"}  # what a file that ends in .json may have
USUAL_WIDTH = 100  # columns of a picture
LONGEST_TITLE = 120


def on_paper(
    session: Session, ctx: Any, path: Path | None, said: str | None, formats: Sequence[str], instead: str = ""
) -> tuple[Session, str | None]:
    """Return the session with a file for its answer, and the format of that; None for the usual one.

    path: None for a picture on standard output; said: the format asked for; formats: those that the command has;
    instead: the option whose words are formats too. Raises UsageError for a file that cannot have the format.
    """
    formats = (*formats, *(STYLES if instead else ()))
    name = "-" if path is None or str(path) in STANDARD_OUTPUT else str(path)
    by_name = ENDINGS.get(Path(name).suffix.lower(), "")
    said = said and chosen("format", said, [*formats, *PICTURES], ALSO_CALLED)
    picture = next((each for each in (said, by_name) if each in PICTURES), "")
    _check(name, by_name, said, [*formats, *PICTURES, *(["text"] if "table" in formats else [])])
    named = _named(by_name, said, formats)
    if name == "-" and not picture:
        return session, said
    if picture == "png":
        _check_png(session, name)
    eyes = picture or named in FOR_EYES
    paper = Paper(name, picture, _theme(name) if picture else "", _title(ctx, session), told(ctx.command.help).summary)
    streams = session.streams._replace(
        paper=paper,
        tty=bool(eyes),
        width=(session.streams.columns or USUAL_WIDTH) if eyes else None,
        color=bool(picture) and not session.plain,
    )
    return session._replace(streams=streams), named


def _named(by_name: str, said: str | None, formats: Sequence[str]) -> str:
    """Return the format of records or text that is to be printed, or drawn."""
    eyes = next(each for each in ("text", "table", *formats) if each in formats)
    if "table" in formats and "sarif" not in formats:
        eyes = "table"
    for each in (said, by_name):
        if each and each not in PICTURES and (each != "text" or each == said):
            return each
    return eyes


def _check(name: str, by_name: str, said: str | None, formats: Sequence[str]) -> None:
    """Check that the name of a file agrees with the format that is asked for, or else says which."""
    if by_name and not said and by_name not in formats:
        raise UsageError(
            f"'{name}' is for {by_name}, which this command does not print; names of its own end in {_valid(formats)}"
        )
    if not by_name and not said and name != "-":
        raise UnknownEnding(name, _endings(formats))
    if by_name and said and not _agree(name, by_name, said):
        raise UsageError(f"'{name}' is for {by_name}, but what is asked for is {said}: choose one")


def _agree(name: str, by_name: str, said: str) -> bool:
    if by_name in PICTURES:
        return said == by_name or said in FOR_EYES
    if by_name == "text":
        return said not in PICTURES
    return said == by_name or (name.lower().endswith(".json") and said in IN_JSON)


def _valid(formats: Sequence[str]) -> str:
    return ", ".join(_endings(formats))


def _endings(formats: Sequence[str]) -> Iterator[str]:
    """Yield an ending for each format."""
    seen = set()
    for ending, named in ENDINGS.items():
        if named in formats and named not in seen:
            seen.add(named)
            yield ending


def _check_png(session: Session, name: str) -> None:
    """Find out before all else whether a picture can be drawn."""
    from importlib.util import find_spec

    if find_spec("resvg_py") is None:
        raise MissingExtra("a PNG picture", "png", "-o FILE.svg needs nothing more")
    if name == "-" and session.streams.tty:
        raise UsageError("a PNG picture is nothing for a terminal; -o FILE.png writes it into a file")


def _theme(name: str) -> str:
    """Return what the name of a picture says of its colours: sky.dark.svg is dark."""
    said = Path(Path(name).stem).suffix.lower().removeprefix(".")
    return said if said in {"light", "dark"} else ""


# Options of which a title does not speak: where the answer goes, what it looks like there, and files of the user's own.
_WITH_VALUE = {"-o", "--output", "--width", "-f", "--format", "--color", "--data"}
_FLAGS = {"--no-color"}


def _title(ctx: Any, session: Session) -> str:
    """Return what was asked, as it is typed."""
    words, left = [], iter(session.asked)
    for word in left:
        if word in _WITH_VALUE:
            next(left, None)
        elif not (word in _FLAGS or word.partition("=")[0] in _WITH_VALUE or word[:2] in {"-o", "-f"}):
            words.append(word)
    title = one_line(f"{ctx.command_path} {shlex.join(words)}".strip())
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"

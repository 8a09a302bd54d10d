"""The file that an answer goes into: its ending says in which format, and as which picture."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from missionfacts.catalogue.lookup import chosen
from missionfacts.commands._options import Session
from missionfacts.errors import FileNotWritten, MissingExtra, UnknownEnding, UsageError
from missionfacts.formats.escape import one_line
from missionfacts.formats.paper import is_stream
from missionfacts.formats.registry import ALSO_CALLED, PICTURES
from missionfacts.manual.describe import words_of
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
    ".ris": "ris",
}
STYLES = ("text", "bibtex", "biblatex", "ris", "csl-json", "apa", "chicago", "mla")  # of `cite --style`
FOR_EYES = {"table", "text"}
IN_JSON = {"json", "ndjson", "sarif", "csl-json"}  # what a file that ends in .json may have
USUAL_WIDTH = 100  # columns of a picture
LONGEST_TITLE = 120


def on_paper(
    session: Session, ctx: Any, path: Path | None, said: str | None, formats: Sequence[str], instead: str = ""
) -> tuple[Session, str | None]:
    """Return the session with a file for its answer, and the format of that; None for the usual one.

    path: None for a picture on standard output; said: the format asked for; formats: those that the command has;
    instead: the option whose words are formats too. Raises UsageError for a file that cannot have the format, and
    FileNotWritten for a folder.
    """
    seen = next(each for each in ("text", "table", *formats) if each in formats)
    formats = (*formats, *(STYLES if instead else ()))
    name = "-" if path is None or str(path) in STANDARD_OUTPUT else _as_typed(path, session.asked)
    if os.path.isdir(name) or name.endswith(os.sep):  # noqa: PTH112 a name may be too long for `Path` to ask
        raise FileNotWritten(name, _why_no_file(name))
    if not (said or _ending(name)) and is_stream(Path(name)):
        return _into_stream(session, name), None
    asked = _asked(name, said and chosen("format", said, [*formats, *PICTURES], ALSO_CALLED), formats, seen)
    if name == "-" and not asked.picture:
        return session, said
    if asked.picture == "png":
        _check_png(session, name)
    paper = Paper(name, asked.picture, _theme(name), _title(ctx, session), words_of(ctx.command).summary)
    eyes = bool(asked.picture) or asked.format in FOR_EYES
    streams = session.streams._replace(
        paper=paper,
        tty=eyes,
        width=(session.streams.columns or USUAL_WIDTH) if eyes else None,
        color=bool(asked.picture) and not session.plain,
    )
    return session._replace(streams=streams), asked.format


def _as_typed(path: Path, asked: Sequence[str]) -> str:
    """Return a path with the slash at its end that says it is a folder, which `Path` does not keep."""
    values = (text for word in asked for text in (word, word.removeprefix("-o"), word.partition("=")[2]))
    return next((text for text in values if text.endswith(os.sep) and Path(text) == path), str(path))


def _why_no_file(name: str) -> str:
    if Path(name).is_dir():
        return f"it is a folder; name a file in it, such as {Path(name) / 'answer.svg'}"
    if Path(name).exists():
        return "it is a file, and no folder"
    return "its name ends as that of a folder; leave the slash out"


def _into_stream(session: Session, name: str) -> Session:
    """Return the session that writes into a device or a pipe what goes into a pipe."""
    return session._replace(streams=session.streams._replace(paper=Paper(name), tty=False, width=None, color=False))


def _ending(name: str) -> str:
    """Return the format that the ending of a name says, "" for none; a name may be nothing but its ending.

    >>> _ending("a.SVG"), _ending(".csv"), _ending("svg")
    ('svg', 'csv', '')
    """
    path = Path(name)
    return ENDINGS.get((path.suffix or path.name).lower(), "")


class _Asked(NamedTuple):
    """What a file is to have."""

    format: str  # of records or text
    picture: str  # as which that is drawn; "" for not at all


def _asked(name: str, said: str | None, formats: Sequence[str], seen: str) -> _Asked:
    """Return what a file is to have by its name, by what is said, and by what the command has.

    seen: the format that is for eyes. Raises UsageError when these do not agree.
    """
    by_name = _ending(name)
    if said:
        _check_agreement(name, by_name, said, formats)
    elif name != "-":
        _check_ending(name, by_name, formats)
    if said in PICTURES or by_name in PICTURES:
        return _Asked(seen if said is None or said in PICTURES else said, said if said in PICTURES else by_name)
    return _Asked(said or (seen if by_name in {"", "text"} else by_name), "")


def _check_agreement(name: str, by_name: str, said: str, formats: Sequence[str]) -> None:
    agrees = {
        "": True,
        "text": said not in PICTURES,
        "bibtex": said == "biblatex",
        "json": said in IN_JSON,
        **dict.fromkeys(PICTURES, said in FOR_EYES),
    }
    if said != by_name and not agrees.get(by_name):
        if len(formats) == 1:  # nobody has asked for it
            _check_ending(name, by_name, formats)
        raise UsageError(f"'{name}' is for {by_name}, but what is asked for is {said}: choose one")


def _check_ending(name: str, by_name: str, formats: Sequence[str]) -> None:
    takes = {*formats, *PICTURES, "text"} if FOR_EYES & set(formats) else set(formats)
    endings = {named: ending for ending, named in reversed(ENDINGS.items()) if named in takes}
    if not by_name:
        raise UnknownEnding(name, reversed(endings.values()))
    if by_name not in takes:
        own = ", ".join(reversed(endings.values()))
        raise UsageError(f"'{name}' is for {by_name}, which this command does not print; its own names end in {own}")


def _check_png(session: Session, name: str) -> None:
    """Find out before all else whether a picture can be drawn."""
    from importlib.util import find_spec

    if find_spec("resvg_py") is None:
        raise MissingExtra("a PNG picture", "png", "-o FILE.svg needs nothing more")
    if name == "-" and session.streams.tty:
        raise UsageError("a PNG picture is nothing for a terminal; -o FILE.png writes it into a file")


def _theme(name: str) -> str:
    """Return what the name of a file says of the colours of a picture: sky.dark.svg is dark."""
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

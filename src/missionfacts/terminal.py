"""The outside world as one argument: where output goes, what it looks like there, and what time it is."""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from time import monotonic
from typing import BinaryIO, NamedTuple, Protocol, TextIO, TypeVar

from missionfacts.errors import BadDate, OutputLost, UsageError

T = TypeVar("T")
BAR = 30  # columns of a progress bar


class Paper(NamedTuple):
    """What gets the answer in place of the terminal: a file, or standard output as bytes."""

    path: str  # "-" for standard output
    picture: str = ""  # svg, html or png, as which the screen is drawn; "" for text as it is
    theme: str = ""  # light or dark; "" for what the reader prefers
    title: str = ""  # what the picture is called
    about: str = ""  # a sentence that says what it shows


class Clock(Protocol):
    """What time passes by: the module `time`, or what a test makes up."""

    def time(self) -> float:
        """Return the seconds since 1970-01-01T00:00:00Z."""

    def sleep(self, seconds: float, /) -> None:
        """Wait."""


class Streams(NamedTuple):
    """Standard streams and what is known of them; `Streams.system()` asks the system, a test makes one up."""

    out: TextIO
    err: TextIO
    tty: bool  # whether a person reads `out`
    width: int | None  # columns of the terminal; None: no limit
    color: bool  # the answer to --color auto
    now: datetime  # with a time zone: the user's own
    columns: int | None = None  # what COLUMNS says
    paper: Paper | None = None  # where the answer goes, when not to `out`
    clock: Clock = time  # what commands wait by; `now` is when they began
    plain: bool = False  # whether its reader has asked for ASCII
    given: BinaryIO | None = None  # standard input, for who asks for it

    @property
    def encoding(self) -> str:
        """What the answer is encoded in: files are UTF-8, wherever they are made."""
        return "utf-8" if self.paper else "ascii" if self.plain else self.out.encoding or "utf-8"

    @classmethod
    def system(cls) -> "Streams":
        """Return the process's own streams.

        Raises OutputLost when standard output is closed, BadDate when MISSIONFACTS_NOW is not a time.
        """
        err = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 closed by 2>&-
        if sys.stdout is None:
            raise OutputLost("standard output is closed")
        for stream in (sys.stdout, err):
            if isinstance(stream, TextIOWrapper):
                # What the encoding cannot say is escaped rather than fatal; a line ends alike everywhere.
                stream.reconfigure(errors="backslashreplace", newline="\n")
        tty = sys.stdout.isatty()
        return cls(
            out=sys.stdout,
            err=err,
            tty=tty,
            width=_width(os.environ, tty),
            color=wants_color(os.environ, tty),
            now=now(os.environ),
            columns=_columns(os.environ),
            plain=wants_ascii(os.environ, tty),
            given=sys.stdin.buffer if sys.stdin else None,
        )

    def lines(self) -> list[str]:
        """Return the lines of standard input that are not blank, read to its end. Raises UsageError for none."""
        text = self.given.read().decode("utf-8-sig", "replace") if self.given else ""
        if found := [line.strip() for line in text.splitlines() if line.strip()]:
            return found
        raise UsageError("there is nothing on standard input: write an id or name on each line")


def wants_color(environ: Mapping[str, str], tty: bool) -> bool:
    """Decide on colour from the environment: the first of NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR that says.

    Else the terminal does. What is empty counts as unset (no-color.org, force-color.org); FORCE_COLOR=0 and CLICOLOR=0
    mean none, and CLICOLOR_FORCE=0 says nothing (bixense.com/clicolors).

    A terminal that TERM does not name has none, but on Windows, where no terminal has a name.

    >>> wants_color({"FORCE_COLOR": "0"}, tty=True), wants_color({"CLICOLOR_FORCE": "1"}, tty=False)
    (False, True)
    """
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced.lower() not in {"0", "false"}
    if environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    named = environ.get("TERM", "xterm" if os.name == "nt" else "")
    return tty and environ.get("CLICOLOR") != "0" and named not in {"", "dumb", "unknown"}


def wants_ascii(environ: Mapping[str, str], tty: bool) -> bool:
    """Tell whether a terminal is in the locale C, in which it may have no more than ASCII.

    Python takes that for UTF-8 (PEP 540), and so do pipes, in which nothing is lost. Where nothing is set, as in
    containers, that is no wish.

    >>> wants_ascii({"LC_ALL": "C"}, tty=True), wants_ascii({"LC_ALL": "C"}, tty=False), wants_ascii({}, tty=True)
    (True, False, False)
    """
    if environ.get("PYTHONIOENCODING"):  # says more than any locale
        return False
    said = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG")
    return tty and said in {"C", "POSIX"}


def _columns(environ: Mapping[str, str]) -> int | None:
    columns = environ.get("COLUMNS", "")
    said = columns.isascii() and columns.isdigit() and len(columns) < 6 and int(columns) > 0
    return int(columns) if said else None


def _width(environ: Mapping[str, str], tty: bool) -> int | None:
    columns = _columns(environ)
    if columns or not tty:
        return columns
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def now(environ: Mapping[str, str]) -> datetime:
    """Return the time, or what MISSIONFACTS_NOW pins it to: a date, or date and time (local unless it says).

    Raises BadDate when that is not a time.

    >>> now({"MISSIONFACTS_NOW": "2025-07-17T12:00Z"}).isoformat()
    '2025-07-17T12:00:00+00:00'
    """
    pinned = environ.get("MISSIONFACTS_NOW")
    if not pinned:
        try:
            return datetime.now(UTC).astimezone()
        except (ValueError, OverflowError, OSError):  # a TZ that no clock on Earth has
            return datetime.now(UTC)
    reason = BadDate(pinned, "MISSIONFACTS_NOW takes a time such as 2025-07-17T12:00Z")
    try:
        moment = _read(pinned)
        moment = moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError, UsageError):
        raise reason from None
    if not 1 < moment.year < 9999:  # a time zone could move it out of the calendar
        raise reason
    return moment


def _read(pinned: str) -> datetime:
    """Return a time as ISO 8601 or people write it. Raises ValueError and UsageError."""
    try:
        return datetime.fromisoformat(pinned)
    except ValueError:
        from missionfacts.dates.user_input import parse_moment  # which few who pin the clock need

        return parse_moment(pinned, datetime.now(UTC).date())


def progress(items: Sequence[T], doing: str, err: TextIO) -> Iterator[T]:
    """Yield items; once that has taken half a second, tell a person on a terminal how far it is, on one line."""
    start, shown = monotonic(), False
    for number, item in enumerate(items):
        if monotonic() - start > 0.5 and err.isatty():
            shown = True
            done = number * BAR // len(items)
            err.write(f"\r{doing} [{'#' * done}{' ' * (BAR - done)}] {number} of {len(items)}")
            err.flush()
        yield item
    if shown:
        err.write("\r\x1b[K")  # the line was only for the time being

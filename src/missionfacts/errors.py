"""What can go wrong, as classes that carry facts; `cli.main` turns them into sentences and exit codes."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts.model.problems import LeftOut, Problem
from missionfacts.names import fold


class Exit:
    """The exit codes of the command; an enumeration would cost each start a quarter of a millisecond."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    BAD_DATA = 65
    BUG = 70
    NO_OUTPUT = 74


class MissionfactsError(Exception):
    """Anything the user can understand and act on."""

    exit_code = Exit.BUG


class UsageError(MissionfactsError):
    """What was asked for does not make sense."""

    exit_code = Exit.USAGE


MOST_CHOICES = 12  # that a message names
# How alike words are, by difflib, that a hint names; nearer where the hint takes the place of a list.
NEAR, NEARER = 0.6, 0.65


class UnknownChoice(UsageError):
    """A value that is not on the list of valid ones.

    what: the thing in plain words ("field"); valid: all valid values, in the order to print them; also: other words
    for them; all_in: what one types to see all, where a message has no room for them.
    """

    def __init__(self, what: str, given: str, valid: Iterable[str], also: Iterable[str] = (), all_in: str = "") -> None:
        super().__init__(what, given)
        self.all_in = f"; `{all_in}` lists them" if all_in else ""
        self.what, self.given, self.valid, self.also = what, given, list(valid), list(also)

    def __str__(self) -> str:
        said = f"unknown {self.what} '{self.given}'"
        if hint := did_you_mean(self.given, [*self.valid, *self.also], NEARER):
            return said + hint + self.all_in
        more = len(self.valid) - MOST_CHOICES
        valid = ", ".join(self.valid[:MOST_CHOICES]) + (f" and {more} more" if more > 0 else "")
        return f"{said}; valid are: {valid}{self.all_in}"


class EmptyValue(UsageError):
    """An option or argument whose value is empty, which a variable of the shell that is not set can make it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name} is empty: give it a value, or leave it out"


class UnknownZone(UsageError):
    """A time zone or clock that there is not; the zone database has some 600, so only near ones are named.

    clocks: the mission's clocks, where they could have been meant.
    """

    def __init__(self, given: str, clocks: Iterable[str], zones: Iterable[str]) -> None:
        super().__init__(given, clocks)
        self.given, self.clocks, self.zones = given, list(clocks), sorted(zones)

    def __str__(self) -> str:
        own = ["utc", "local", *self.clocks]
        what = "clock" if self.clocks else "time zone"
        hint = did_you_mean(self.given, [*own, *self.zones])
        known = "IANA time zones, such as Europe/Moscow" if self.zones else "(no zone database is installed)"
        return f"unknown {what} '{self.given}'{hint}; valid are: {', '.join(own)}, offsets such as +03:00, {known}"


class UnclearZone(UsageError):
    """What several time zones are called; instead: what to write."""

    def __init__(self, given: str, instead: str) -> None:
        super().__init__(given, instead)
        self.given, self.instead = given, instead

    def __str__(self) -> str:
        return f"'{self.given}' is not one time zone: write {self.instead}"


class BadDate(UsageError):
    """A date or time that does not exist, or could mean two things."""

    def __init__(self, given: str, reason: str) -> None:
        super().__init__(given, reason)
        self.given, self.reason = given, reason

    def __str__(self) -> str:
        return f"'{self.given}' is not a date to work with: {self.reason}"


class UnclearDate(BadDate):
    """A date that could be one of several."""


class BadLength(UsageError):
    """What is no length of time."""

    def __str__(self) -> str:
        return f"'{self.args[0]}' is not a length of time: write 8h, 8:30, 90min or 2d 3h"


class BackwardRange(UsageError):
    """A range whose first end, as the user wrote it, is after its last."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last

    def __str__(self) -> str:
        return f"the range is backward: {self.first} is after {self.last}"


class OutOfReach(MissionfactsError):
    """A question that the data cannot answer, since it is of a time before they begin or after they end."""

    exit_code = Exit.NOTHING_FOUND


class EmptyFeed(MissionfactsError):
    """A calendar that would have no entries, which is none (RFC 5545).

    weight: the least that was asked for, where there is something that weighs less, or else 1.
    """

    exit_code = Exit.NOTHING_FOUND

    def __init__(self, weight: int) -> None:
        super().__init__(weight)
        self.weight = weight

    def __str__(self) -> str:
        if self.weight == 1:
            return "nothing of that sort is known to the day"
        return f"nothing of that sort that weighs {self.weight} or more is known to the day; --weight 1 takes all"


class NothingFound(MissionfactsError):
    """A search without a hit.

    missing: the words that are found nowhere, each with those most like it; kinds: what it was narrowed to.
    """

    exit_code = Exit.NOTHING_FOUND

    def __init__(self, given: str, missing: Mapping[str, Sequence[str]], kinds: Sequence[str] = ()) -> None:
        super().__init__(given)
        self.given, self.missing, self.kinds = given, missing, kinds

    def __str__(self) -> str:
        given = self.given if len(self.given) <= 60 else self.given[:59] + "…"
        among = f" among kinds {', '.join(self.kinds)}" if self.kinds else ""
        parts = [f"no match for '{given}'{among}"]
        for word, near in self.missing.items():
            hint = f" (did you mean {' or '.join(near)}?)" if near else ""
            parts.append(f"nothing has '{word}'{hint}")
        if " " in given and not self.missing and not self.kinds:
            parts.append("each of these words is found, but nowhere all together")
        return "; ".join(parts)


MOST_CANDIDATES = 12  # that a message names
MOST_OF_A_NAME = 48  # letters that it has of each


class Candidate(NamedTuple):
    """One of the records that a name fits."""

    id: str
    what: str  # event, seat, mission, person …
    name: str
    when: str  # the year, or years, that tell it from the others; "" when none is known

    def __str__(self) -> str:
        """Return a sentence that says what it is, and what to type for it."""
        article = "an" if self.what[0] in "aeiou" else "a"
        command = "person" if self.what == "person" else "show"
        return f"{self.name or self.id} is {article} {self.what}: missionfacts {command} {self.id}"


class NotFound(MissionfactsError):
    """There is no such record.

    known: names that would have been understood; elsewhere: records of other kinds that the name fits; mentioned:
    whether a search finds it.
    """

    exit_code = Exit.NOTHING_FOUND

    def __init__(
        self,
        what: str,
        given: str,
        known: Iterable[str] = (),
        elsewhere: Sequence[Candidate] = (),
        *,
        mentioned: bool = False,
    ) -> None:
        super().__init__(what, given)
        self.what, self.given, self.known, self.elsewhere = what, given, list(known), elsewhere
        self.mentioned = mentioned

    def __str__(self) -> str:
        said = f"no {self.what} '{self.given}'"
        if self.elsewhere:
            return f"{said}; {_fits(self.given, self.elsewhere)}"
        said += did_you_mean(self.given, self.known)
        return f"{said}; try: missionfacts search {quoted(self.given)}" if self.mentioned else said


class Ambiguous(MissionfactsError):
    """A name that fits several records."""

    exit_code = Exit.NOTHING_FOUND

    def __init__(self, what: str, given: str, candidates: Sequence[Candidate]) -> None:
        super().__init__(what, given)
        self.what, self.given, self.candidates = what, given, candidates

    def __str__(self) -> str:
        more = len(self.candidates) - MOST_CANDIDATES
        lines = [f"'{self.given}' fits more than one {self.what}; type one of these ids:"]
        shown = self.candidates[:MOST_CANDIDATES]
        lines += _aligned([(each.id, _shortened(each.name), each.what, each.when) for each in shown])
        return "\n  ".join([*lines, f"and {more} more"] if more > 0 else lines)


class UnknownCommand(UsageError):
    """A first word that is no command.

    words: it with what was typed behind it; fits: the records that these words mean.
    """

    def __init__(self, given: str, words: str, commands: Iterable[str], fits: Sequence[Candidate] = ()) -> None:
        super().__init__(given, words)
        self.given, self.words, self.commands, self.fits = given, words, list(commands), fits

    def __str__(self) -> str:
        said = f"no command '{self.given}'"
        if self.fits:
            return f"{said}; {_fits(self.words, self.fits)}"
        if hint := did_you_mean(self.given, self.commands):
            return f"unknown command '{self.given}'{hint}"
        return f"{said}; try: missionfacts search {quoted(self.words)}"


class UnknownEnding(UsageError):
    """A file whose name does not say in which format it is to be. valid: the endings that do."""

    def __init__(self, name: str, valid: Iterable[str]) -> None:
        super().__init__(name, valid)
        self.name, self.valid = name, list(valid)

    def __str__(self) -> str:
        return f"'{self.name}' does not say in which format it is to be; names that do end in {', '.join(self.valid)}"


class MissingExtra(UsageError):
    """Something that takes a library which is not installed. instead: what works without it."""

    def __init__(self, what: str, extra: str, instead: str) -> None:
        super().__init__(what, extra)
        self.what, self.extra, self.instead = what, extra, instead

    def __str__(self) -> str:
        install = f"pip install 'missionfacts[{self.extra}]'"
        return f"{self.what} takes an extra that is not installed: {install}; {self.instead}"


class BadData(MissionfactsError):
    """Data files with problems: all of them, in the order of the files."""

    exit_code = Exit.BAD_DATA

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.place)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class MissionLeftOut(MissionfactsError):
    """A mission was asked for that is in a file of the user's own which is not right, and so not used."""

    exit_code = Exit.BAD_DATA

    def __init__(self, given: str, left_out: LeftOut) -> None:
        super().__init__(given, left_out)
        self.given, self.left_out = given, left_out

    def __str__(self) -> str:
        reason = "has errors" if self.left_out.errors else "refers to what is left out"
        return f"the mission '{self.given}' is left out: {self.left_out.file} {reason}"


class DamagedCatalogue(MissionfactsError):
    """A compiled catalogue does not hold what was written into it; `cli.main` drops it and begins again.

    path: None for one that is in memory only; partly: whether some of the answer has been printed already.
    """

    def __init__(self, path: Path | None, reason: str, *, partly: bool = False) -> None:
        super().__init__(path, reason)
        self.path, self.reason, self.partly = path, reason, partly
        self.exit_code = Exit.NO_OUTPUT if partly else Exit.BUG

    def __str__(self) -> str:
        if self.partly:
            what = f"the catalogue is damaged ({self.reason}); what is printed is not all, run the command again"
            return str(OutputLost(what))
        return f"the catalogue {self.path} cannot be read ({self.reason}); install missionfacts again"


class FileNotWritten(MissionfactsError):
    """A file that the user asked for cannot be written."""

    exit_code = Exit.NO_OUTPUT

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path} cannot be written: {self.reason}"


class BrokenInstallation(MissionfactsError):
    """A file that belongs to the package is missing or cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}, a part of missionfacts, cannot be read ({self.reason}); install missionfacts again"


class Zipped(BrokenInstallation):
    """The package is in a zip file, which nothing has unpacked, and SQLite opens none of what is in there."""

    def __str__(self) -> str:
        return (
            f"{self.path} is a zip file, in which SQLite cannot read the data; install missionfacts, or pack it with"
            " what unpacks itself, as shiv, pex and PyInstaller do"
        )


class FileNotRead(UsageError):
    """A file that the user named cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path} cannot be read: {self.reason}"


class TableNotUnderstood(UsageError):
    """A table has lines that nothing can be made of: what is wrong with each, in the order of the lines."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class OutputLost(MissionfactsError):
    """Standard output is closed or does not take what is written."""

    exit_code = Exit.NO_OUTPUT

    def __str__(self) -> str:
        return f"the output could not be written: {self.args[0]}"


def quoted(words: str) -> str:
    r"""Return words as they are typed for one argument.

    >>> quoted("apollo 11"), quoted("l'eagle")
    ("'apollo 11'", '"l\'eagle"')
    """
    return f'"{words}"' if "'" in words else f"'{words}'"


def _fits(words: str, candidates: Sequence[Candidate]) -> str:
    """Return what a name means, and what to type for it."""
    if len(candidates) == 1:
        return str(candidates[0])
    return f"{len(candidates)} records are called so: missionfacts show {quoted(words)}"


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_OF_A_NAME else f"{name[: MOST_OF_A_NAME - 1]}…"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines of columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [line.rstrip() for line in lines]


def did_you_mean(given: str, known: Iterable[str], near: float = NEAR) -> str:
    """Return a hint that names the nearest known words, or nothing when none is near.

    >>> did_you_mean("astpp", ["astp", "apollo-11"])
    ' (did you mean astp?)'
    >>> did_you_mean("xyz", ["astp"])
    ''
    """
    import difflib  # a mistyped word can wait the 3 ms

    spelling: dict[str, str] = {}
    for word in known:
        spelling.setdefault(fold(word), word)
    found = difflib.get_close_matches(fold(given), spelling, n=3, cutoff=near)
    return f" (did you mean {' or '.join(spelling[word] for word in found)}?)" if found else ""

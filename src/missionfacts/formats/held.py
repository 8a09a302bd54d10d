"""The records and firsts of a mission in words, a line each."""

from collections.abc import Callable, Iterable

from missionfacts.dates.display import display, display_duration, display_hours
from missionfacts.dates.elapsed import is_elapsed
from missionfacts.model.records import CATEGORIES, FIRSTS, Record

NAMED = 3  # so many people stand by name
OUTSIDE = ("time-outside", "longest-spacewalk")  # which are counted in hours
COVERED = {  # category -> the one beside which it says no more, of the same people
    "time-in-space": "longest-flight",
    "flights-in-orbit": "flights",
    "oldest-in-orbit": "oldest",
    "youngest-in-orbit": "youngest",
    "most-in-orbit": "most-in-space",
}
WITH_ARTICLE = ("USA", "USSR", "United", "Netherlands", "Bahamas")
GENDERS = {"male": "man", "female": "woman"}


def telling(records: Iterable[Record]) -> list[Record]:
    """Return the firsts and then the records that say something.

    One person aboard, or one flight, was a record only as the first.
    """
    told = list(records)
    people = {(record.category, record.people) for record in told}
    firsts = [record for record in told if record.category in FIRSTS]
    others = (record for record in told if record.category not in FIRSTS and record.value != "1")
    return [*firsts, *(each for each in others if (COVERED.get(each.category, ""), each.people) not in people)]


def in_words(record: Record, name: Callable[[str], str]) -> str:
    """Return a first or a record in words; name: returns what somebody is called, by id."""
    return _first(record, name) if record.category in FIRSTS else _record(record, name)


def _first(record: Record, name: Callable[[str], str]) -> str:
    """Return in words who was the first of what."""
    what = {
        "first-spacewalk": "First spacewalk",
        "first-of-nation": f"First in space for {'the ' if record.of.startswith(WITH_ARTICLE) else ''}{record.of}",
        "first-of-gender": f"First {GENDERS.get(record.of, record.of)} in space",
        "first-in-ship": f"First in a ship of the type {record.of}",
    }[record.category]
    return f"{what}: {_who(record, name)}"


def _record(record: Record, name: Callable[[str], str]) -> str:
    """Return a record in words: how much, whose, and until when."""
    until = f"until {display(record.until.partition('T')[0])}" if record.until else "still"
    who = _who(record, name) if record.unit != "people" else ""
    return ", ".join(
        filter(None, [f"{CATEGORIES.get(record.category, record.category)}: {_amount(record)}", who, until])
    )


def _amount(record: Record) -> str:
    if not is_elapsed(record.value):
        return f"{record.value} {record.unit}".rstrip()
    return display_hours(record.value) if record.category in OUTSIDE else display_duration(record.value)


def _who(record: Record, name: Callable[[str], str]) -> str:
    people = [name(person) for person in record.people]
    more = len(people) - NAMED
    return ", ".join([*people[:NAMED], f"{more} more"] if more > 1 else people)

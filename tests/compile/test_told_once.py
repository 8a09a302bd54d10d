"""What is taken for one happening told in two files, and what is not."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from missionfacts.compile import load
from missionfacts.data_files import data_files
from tests.conftest import Run
from tests.places import SOURCES, TOLD, put

PEOPLE = f"people:\n  doe: {{name: Jane Doe, {TOLD}}}\n"
RULES = {"told-once", "distinct-needed"}


def told(key: str, at: str, kind: str, more: str = "") -> str:
    """Return an event."""
    return f"{{id: {key}, at: {at}, kind: {kind}, {more}title: Event {key}, {TOLD}}}"


def file(key: str, *events: str) -> str:
    """Return a mission with a ship, and some events in front of which that is launched, if they have to do with it."""
    launch = told("up", {"a": "1957", "b": "1958"}.get(key, "1959"), "launch", "spacecraft: [ship], ")
    return (
        f"mission:\n  id: {key}\n  name: Mission {key}\n  kind: crewed\n  summary: Small.\n  {TOLD}\n"
        f"  spacecraft: [{{id: ship, name: Ship of {key}, {TOLD}}}]\n  events:\n"
        + "".join(f"    - {event}\n" for event in (launch, *events))
    )


class Case(NamedTuple):
    """Events of the missions a, b and c, and what is said of them."""

    a: list[str]
    b: list[str]
    problems: Sequence[tuple[str, str]] = ()  # the event that has a problem, and what stands in the message
    c: Sequence[str] = ()


BURN = "1980-01-05T10:00:00Z"
DAY = "1980-01-05"
SHIP, BOTH = "spacecraft: [ship], ", "spacecraft: [ship, b/ship], "
NOT_B = "distinct: [{id: b/x, note: Another one.}], "
AS_B = [("a/x", "b/x")]
CASES = {
    # Within a minute of each other: whatever it is.
    "two burns in one minute": Case(
        [told("x", BURN, "manoeuvre", SHIP)], [told("x", "1980-01-05T10:00:50Z", "manoeuvre", SHIP)], AS_B
    ),
    "two burns a minute apart": Case(
        [told("x", BURN, "manoeuvre", SHIP)], [told("x", "1980-01-05T10:01:00Z", "manoeuvre", SHIP)], AS_B
    ),
    "two burns a second more apart": Case(
        [told("x", BURN, "manoeuvre", SHIP)], [told("x", "1980-01-05T10:01:01Z", "manoeuvre", SHIP)]
    ),
    "two burns on either side of midnight": Case(
        [told("x", "1980-01-05T23:59:40Z", "manoeuvre")], [told("x", "1980-01-06T00:00:10Z", "test")], AS_B
    ),
    "two burns that are distinct": Case(
        [told("x", BURN, "manoeuvre", SHIP + NOT_B)], [told("x", "1980-01-05T10:00:50Z", "manoeuvre", SHIP)]
    ),
    "two burns that are distinct by the other file": Case(
        [told("x", BURN, "manoeuvre", SHIP)],
        [told("x", "1980-01-05T10:00:50Z", "manoeuvre", SHIP + "distinct: [{id: a/x, note: Another one.}], ")],
    ),
    "three in a minute, of which one is distinct from another": Case(
        [told("x", BURN, "test", NOT_B)], [told("x", BURN, "test")], [("a/x", "c/x"), ("b/x", "c/x")],
        [told("x", BURN, "test")],
    ),
    "an abort at lift-off": Case(
        [told("x", BURN, "launch", SHIP + NOT_B)],
        [told("x", "1980-01-05T10:00:30Z", "failure", "spacecraft: [a/ship], ")],
    ),
    "two of one file": Case([told("x", BURN, "manoeuvre", SHIP), told("y", BURN, "manoeuvre", SHIP)], []),
    "two landings of one file": Case([told("x", DAY, "landing", SHIP), told("y", DAY, "landing", SHIP)], []),
    # On one day, with a craft or person of both: what every file tells.
    "a docking that three missions see": Case([told("x", BURN, "docking", BOTH + "also: [c], ")], []),
    "a docking that both tell": Case(
        [told("x", BURN, "docking", BOTH)], [told("x", DAY, "docking", "spacecraft: [ship, a/ship], ")], AS_B
    ),
    "a docking and an undocking within the hour": Case(
        [told("x", BURN, "docking", BOTH)], [told("x", "1980-01-05T11:00Z", "undocking", SHIP)], AS_B
    ),
    "a docking and an undocking hours apart": Case(
        [told("x", BURN, "docking", BOTH)], [told("x", "1980-01-05T11:01Z", "undocking", SHIP)]
    ),
    "a docking and an undocking of other ships": Case(
        [told("x", DAY, "docking", SHIP)], [told("x", DAY, "undocking", SHIP)]
    ),
    "a launch with two payloads": Case([told("x", BURN, "launch", BOTH)], []),
    "a ship's loss that a docking on that day does not know of": Case(
        [told("x", BURN, "loss", SHIP)], [told("x", "1980-01-05T14:00Z", "docking", "spacecraft: [a/ship], ")]
    ),
    "a launch with two payloads that each tells": Case(
        [told("x", BURN, "launch", SHIP)], [told("x", BURN, "launch", SHIP)], AS_B
    ),
    "a launch that the carrier and the payload tell": Case(
        [told("x", DAY, "launch", BOTH)], [told("x", DAY, "launch", SHIP)], AS_B
    ),
    "what somebody does on a day": Case(
        [told("x", DAY, "eva", "people: [doe], ")], [told("x", DAY, "milestone", "people: [doe], ")], AS_B
    ),
    "what somebody else does, too": Case(
        [told("x", DAY, "eva", "people: [doe], ")], [told("x", DAY, "test", "people: [doe], ")]
    ),
    "what somebody passes into is what another docks with": Case(
        [told("x", DAY, "eva", "people: [doe], to: b/ship, ")], [told("x", DAY, "docking", SHIP)], AS_B
    ),
    "what is known to the month": Case(
        [told("x", "1980-01", "docking", BOTH)], [told("x", "1980-01", "docking", SHIP)]
    ),
    # What it says it is distinct from, and need not.
    "distinct from what is on another day": Case(
        [told("x", DAY, "docking", BOTH + NOT_B)], [told("x", "1980-01-06", "docking", SHIP)], [("a/x", "nobody")]
    ),
    "distinct from one of the same file": Case(
        [told("x", BURN, "test", NOT_B.replace("b/x", "a/y")), told("y", BURN, "test")], [], [("a/x", "nobody")]
    ),
    "distinct from two, of which one would do": Case(
        [told("x", BURN, "test", NOT_B.replace("}]", "}, {id: c/x, note: Nor this.}]"))],
        [told("x", BURN, "test")], [("a/x", "'c/x'")], [told("x", "1980-01-05T12:00Z", "test")],
    ),
}  # fmt: skip


def files(case: Case) -> dict[str, str]:
    return {"a": file("a", *case.a), "b": file("b", *case.b), "c": file("c", *case.c), "told": SOURCES + PEOPLE}


def problems_of(folder: Path) -> list[tuple[str, str]]:
    """Return the events of which a rule complains, each with the message."""
    _, problems = load.examine(data_files(folder), folder)
    assert {problem.level for problem in problems if problem.rule in RULES} <= {"warning"}
    return [
        (f"{problem.file.partition('.')[0]}/{problem.where.rpartition(' ')[2]}", problem.message)
        for problem in problems
        if problem.rule in RULES
    ]


@pytest.mark.parametrize("name", CASES)
def test_what_is_taken_for_one_happening_told_twice(tmp_path: Path, name: str) -> None:
    found = problems_of(put(tmp_path, **files(CASES[name])))
    assert [event for event, _ in found] == [event for event, _ in CASES[name].problems], found
    assert all(words in said for (_, said), (_, words) in zip(found, CASES[name].problems, strict=True)), found


@pytest.mark.parametrize("name", CASES)
def test_it_is_found_too_where_one_of_the_files_is_already_compiled(run: Run, tmp_path: Path, name: str) -> None:
    case = CASES[name]
    put(tmp_path / "all", **files(case))
    compiled = put(tmp_path / "compiled", **{key: text for key, text in files(case).items() if key != "a"})
    # What they refer to is not there without it.
    (compiled / "a.yaml").write_text(file("a", told("y", "1975", "test")), "utf-8")
    if any("a/x" in text for key, text in files(case).items() if key != "a"):
        (compiled / "a.yaml").write_text(file("a", told("x", "1975", "test")), "utf-8")
    argv = ["check", "--no-bundled", "--data", str(compiled), str(tmp_path / "all" / "a.yaml")]
    lines = [line for line in run(*argv).out.splitlines() if "warning" in line]
    of_a = [words for event, words in case.problems if event.startswith("a/")]
    assert len(lines) == len(of_a)
    assert all(words in line for line, words in zip(lines, of_a, strict=True))


def test_over_own_data_it_warns(run: Run, tmp_path: Path) -> None:
    own = put(tmp_path / "own", a=file("a", told("x", "1961-05-05T14:34:13Z", "launch", SHIP)), told=SOURCES)
    result = run("check", str(own))
    assert (result.code, result.err) == (0, "1 warning in 1 of 2 files\n")
    (line,) = result.out.splitlines()
    assert "event x: warning: 'mercury-redstone-3/" in line
    assert run("check", "--strict", str(own)).code == 65
    assert run("check", "--strict", "--no-bundled", str(own)).out == ""
    assert run("timeline", "a", "--data", str(own)).code == 0

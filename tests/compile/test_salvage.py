"""What is right of a wrong file is held against the rules in the same run, and what is left out gives no echo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from missionfacts.compile import load
from missionfacts.data_files import data_files
from missionfacts.model.problems import Problem

RIGHT = """\
mission:
  id: demo
  name: Demonstration
  kind: crewed
  agencies: [agency]
  summary: A demonstration.
  sources: [{id: told}]
  clocks: [{id: get, name: Elapsed time, epoch: 1965-03-18T07:00:00Z, sources: [{id: told}]}]
  spacecraft:
    - {id: ship, name: Ship, crew: 1, launcher: Great Rocket, sources: [{id: told}]}
    - {id: target, name: Target, crew: 0, sources: [{id: told}]}
  crew:
    - {person: doe, spacecraft: ship, role: pilot, status: prime, landed_in: taxi, sources: [{id: told}]}
  events:
    - {id: launch, at: 1965-03-18T07:00:00Z, kind: launch, spacecraft: [ship, target], weight: 4, title: Ship lifts off, sources: [{id: told}]}
    - {id: orbit, at: 1965-03-18T07:30Z, elapsed: {get: 0:30}, kind: orbit, spacecraft: [ship], title: Ship reaches orbit, sources: [{id: told}]}
    - {id: docking, at: 1965-03-18T08:00Z, kind: docking, spacecraft: [ship, target], title: Ship docks, sources: [{id: told}]}
    - {id: transfer, at: 1965-03-18T08:10Z, kind: transfer, people: [doe], to: target, title: Doe passes over, sources: [{id: told}]}
    - {id: test, at: 1965-03-18T08:20Z, kind: test, spacecraft: [target], people: [doe], title: Doe tries Target, sources: [{id: told}]}
    - {id: back, at: 1965-03-18T08:30Z, kind: transfer, people: [doe], to: ship, title: Doe comes back, sources: [{id: told}]}
    - {id: undocking, at: 1965-03-18T09:00Z, kind: undocking, spacecraft: [ship, target], title: Ship undocks, sources: [{id: told}]}
    - {id: landing, at: 1965-03-19T07:00:00Z, kind: landing, spacecraft: [ship], title: Ship lands, sources: [{id: told}]}
    - {id: walk, at: 1965-03-20, kind: eva, people: [doe], title: Doe goes outside, sources: [{id: diary}], distinct: [{id: taxi/watch, note: From afar.}]}
    - {id: escort, at: 1965-03-21, kind: rendezvous, spacecraft: [taxi/cab], title: Taxi is seen, sources: [{id: told}]}
  facts:
    - {id: flight-time, about: ship, label: Flight time, value: "24:00:00", unit: h:m:s, sources: [{id: told}]}
    - {id: mass, about: great-rocket, label: Mass, value: 1000, unit: kg, sources: [{id: told}]}
    - {id: taxi-mass, about: taxi/cab, label: Mass, value: 900, unit: kg, sources: [{id: told}]}
  pictures:
    - {id: picture, at: 1965-03-18, event: launch, caption: Lift-off, credit: Roe, people: [doe], sources: [{id: told}]}
    - {id: taxi-picture, at: 1965-03-19, event: taxi/launch, caption: Taxi, credit: Roe, sources: [{id: told}]}
people:
  doe: {name: Jane Doe, aliases: [Petterson], sources: [{id: told}]}
  peterson: {name: Ann Peterson, aliases: [A. Peterson], sources: [{id: told}]}
organisations:
  agency: {name: Agency, kind: agency, role: The agency., sources: [{id: told}]}
sources:
  told: {title: Told by somebody, kind: web}
  diary: {title: A Diary, kind: primary}
"""  # noqa: E501
TAXI = """\
mission:
  id: taxi
  name: Taxi
  kind: crewed
  summary: A ship that fetches people.
  sources: [{id: told}]
  spacecraft: [{id: cab, name: Cab, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1965-03-19T20:00:00Z, kind: launch, spacecraft: [cab], title: Taxi lifts off, sources: [{id: told}]}
    - {id: watch, at: 1965-03-20, kind: milestone, people: [doe], title: Doe sees the taxi, sources: [{id: told}]}
    - {id: landing, at: 1965-03-21T20:00:30Z, kind: landing, spacecraft: [cab], title: Taxi lands, sources: [{id: told}]}
"""  # noqa: E501


def examine(folder: Path, **files: str) -> list[Problem]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load.examine(data_files(folder), folder)[1]


def test_the_right_files_have_no_problem(tmp_path: Path) -> None:
    assert examine(tmp_path, demo=RIGHT, taxi=TAXI) == []


# What is changed into what, and the words of the one message that there is to be: no rule adds to it.
SLIPS = {
    "a launch without its date": ("at: 1965-03-18T07:00:00Z, kind: launch", "kind: launch", "'at' is missing"),
    "a launch of a wrong kind": ("kind: launch", "kind: lunch", "'lunch' is not known here"),
    "a wrong craft in a launch": ("spacecraft: [ship, target], weight", "spacecraft: [Ship, target], weight", "'Ship'"),
    "no list of craft in a launch": ("spacecraft: [ship, target], weight", "spacecraft: ship, weight", "a list"),
    "a craft in a misspelt field": ("spacecraft: [ship, target], weight", "craft: [ship, target], weight", "'craft'"),
    "a docking of a wrong kind": ("kind: docking", "kind: dokking", "'dokking' is not known here"),
    "a wrong craft in a docking": ("kind: docking, spacecraft: [ship", "kind: docking, spacecraft: [Ship", "'Ship'"),
    "a transfer to nowhere": ("to: target", "to: Target", "'to' cannot be 'Target'"),
    "a misspelt transfer": ("to: target", "into: target", "unknown field 'into'"),
    "a transfer of nobody": ("people: [doe], to: target", "people: doe, to: target", "'people' must be a list"),
    "a transfer that is left out": ("title: Doe passes over", "titel: x", "'titel'|'title' is missing"),
    "a landing without a title": ("title: Ship lands, ", "", "'title' is missing"),
    "a landing of a wrong craft": ("kind: landing, spacecraft: [ship]", "kind: landing, spacecraft: [Ship]", "'Ship'"),
    "a seat without a role": ("role: pilot, ", "", "'role' is missing"),
    "a seat of a wrong craft": ("person: doe, spacecraft: ship", "person: doe, spacecraft: Ship", "'Ship'"),
    "a wrong ship home": ("landed_in: taxi", "landed_in: The Taxi", "'The Taxi'"),
    "a misspelt ship home": ("landed_in: taxi", "lands_in: taxi", "'lands_in'"),
    "a ship without a name": ("{id: ship, name: Ship, ", "{id: ship, ", "'name' is missing"),
    "a launcher that is a list": ("launcher: Great Rocket", "launcher: [Great Rocket]", "'launcher' must be text"),
    "a clock without an epoch": ("epoch: 1965-03-18T07:00:00Z, ", "", "'epoch' is missing"),
    "a person without a name": ("doe: {name: Jane Doe, ", "doe: {", "'name' is missing"),
    "an alias that is a list": ("[Petterson]", "[[Petterson]]", "an item of 'aliases'"),
    "an organisation of a wrong kind": ("kind: agency", "kind: agencies", "'agencies'"),
    "a source without a title": ("told: {title: Told by somebody, kind: web}", "told: {kind: web}", "'title'"),
    "what cites a source": ("title: Doe goes outside", "title: ''", "'title' is empty"),
    "a use that cites a source": ("[{id: diary}]", "[{id: diary, page: 3}]", "'page'"),
    "groups under misspelt names": ("  spacecraft:\n", "  craft:\n", "unknown field 'craft'"),
    "no list of events": ("  events:\n", "  events: none\n  event:\n", "'event'|'events' must be a list"),
    "people under a misspelt name": ("\npeople:\n", "\npeple:\n", "'peple'"),
    "works under a misspelt name": ("\nsources:\n", "\nsuorces:\n", "'suorces'"),
    "a mission under a misspelt name": ("mission:\n", "mision:\n", "'mision'"),
    "a mission without an id": ("  id: demo\n", "", "'id' is missing"),
    "a mission without sources": ("  sources: [{id: told}]\n  clocks", "  clocks", "'sources' is missing"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_and_no_rule_complains_of_what_is_left_out_for_it(name: str, tmp_path: Path) -> None:
    old, new, words = SLIPS[name]
    assert RIGHT.count(old) == 1
    problems = examine(tmp_path, demo=RIGHT.replace(old, new), taxi=TAXI)
    told = "\n".join(map(str, problems))
    assert len(problems) == len(words.split("|")), told
    assert all(each in told for each in words.split("|")), told


def paths_in(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value in a tree."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths_in(value, (*path, key))


def with_slip_at(path: tuple[str | int, ...]) -> str:
    """Return the right file with something that fits nowhere at a path."""
    tree = node = yaml.load(RIGHT, yaml.CBaseLoader)
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = [["fits nowhere"]]
    return str(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True))


@pytest.mark.slow
def test_whatever_is_of_a_wrong_type_no_rule_complains_of_what_is_left_out_for_it(tmp_path: Path) -> None:
    paths = list(paths_in(yaml.load(RIGHT, yaml.CBaseLoader)))
    assert len(paths) > 150
    for path in paths:
        problems = examine(tmp_path, demo=with_slip_at(path), taxi=TAXI)
        assert problems, path
        assert {problem.rule for problem in problems} == {"format"}, (path, list(map(str, problems)))


@pytest.mark.parametrize("end", ["people: {\n", "  x\n", "\torganisations:\n", "'\n", "organisations: {agency: {\n"])
def test_a_file_that_ends_too_soon_gives_no_echo(end: str, tmp_path: Path) -> None:
    kept, _, _ = RIGHT.partition("  facts:\n")
    (problem,) = examine(tmp_path, demo=kept + end, taxi=TAXI)
    assert problem.message.startswith("not valid YAML: ")


@pytest.mark.parametrize("line", range(2, RIGHT.count("\n")))
def test_a_file_that_breaks_off_in_any_line_has_that_one_problem(line: int, tmp_path: Path) -> None:
    kept = "".join(RIGHT.splitlines(keepends=True)[:line])
    problems = examine(tmp_path, demo=kept + "]\n", taxi=TAXI)
    assert [problem.message.partition(":")[0] for problem in problems] == ["not valid YAML"]


def test_a_file_that_is_no_mission_where_one_should_be_gives_no_echo_elsewhere(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path, demo=RIGHT, taxi="mission: taxi\n")
    assert problem.message == "'mission' must be a mapping, not 'taxi'"


# All layers in one run


BROKEN_END = """\
mission:
  id: broken
  name: Broken
  kind: crewd
  summary: It breaks off.
  sources: [{id: told}]
  crew:
    - {person: doe, role: pilot, status: primary, sources: [{id: told}]}
    - {person: ghost, role: guest, status: ground, sources: [{id: told}]}
  events:
    - {id: launch, at: 1965-04-31, kind: launch, title: It lifts off, sources: [{id: told}]}
    - {id: visit, at: 1965-04-03, kind: visit, to: ship, title: Somebody comes, sources: [{id: told}]}
    - {id: visit, at: 1965-04-02, kind: visit, title: Somebody goes, sources: [{id: told}]}
    - {id: last, at: 1965-04-04, kind: visit, title: "Somebody stays, sources: [{id: told}]}
"""
WRONG_SHAPE = """\
mission:
  id: wrong
  name: Wrong
  kind: crewed
  summary: It has wrong fields.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, crew: many, sources: [{id: told}]}]
  crew:
    - {person: doe, spacecraft: shop, role: pilot, status: prime, sources: [{id: told}]}
  events:
    - {id: launch, at: 1965-04-01, kind: launch, weight: 9, title: It lifts off., sources: [{id: told}]}
    - {id: walk, at: 1965-04-02, kind: eva, duration: long, people: [ghost], title: Ghost goes outside, sources: [{id: tolt}]}
    - {id: odd, at: 1965-04-02T10:00Z/1965-04-02T11:00Z, kind: test, duration: 1:00, title: It is tried, sources: [{id: told}]}
"""  # noqa: E501


def test_the_end_the_shape_and_the_rules_are_told_in_one_run(tmp_path: Path) -> None:
    told = [
        (problem.line, problem.rule, problem.message) for problem in examine(tmp_path, broken=BROKEN_END, taxi=TAXI)
    ]
    assert [each[:2] for each in told if each[0]] == [
        (4, "format"),
        (8, "format"),
        (11, "format"),
        (12, "unique-ids"),
        (12, "transfer-to"),
        (13, "unique-ids"),
        (13, "event-order"),
        (15, "format"),
    ]
    assert told[-1][2].startswith("not valid YAML: ")


def test_records_that_are_right_in_a_file_of_wrong_shape_are_held_against_the_rules(tmp_path: Path) -> None:
    _, _, works = RIGHT.partition("organisations:\n")
    people = "people:\n  doe: {name: Jane Doe, sources: [{id: told}, {id: diary}]}\norganisations:\n"
    problems = examine(tmp_path, wrong=WRONG_SHAPE, works=people + works)
    assert [(problem.line, problem.column, problem.rule) for problem in problems] == [
        (7, 39, "format"),
        (9, 21, "known-spacecraft"),
        (11, 50, "format"),
        (11, 61, "title-style"),
        (12, 45, "format"),
        (12, 70, "known-people"),
        (12, 116, "known-sources"),
        (13, 70, "duration-without-times"),
    ]


def test_what_stands_behind_a_record_that_is_left_out_keeps_its_place(tmp_path: Path) -> None:
    text = RIGHT.replace("kind: docking", "kind: dokking").replace("title: Ship lands", "title: Ship will land")
    wrong, style = examine(tmp_path, demo=text, taxi=TAXI)
    assert (wrong.line, wrong.where) == (17, "event docking")
    assert (style.line, style.where, style.rule) == (22, "event landing", "title-style")

"""What the documents list is what there is, no more and no less: records, commands, formats, the data format, modules.

The last tests add something that is not described, and see that each list is found to lack it.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from missionfacts import commands, errors
from missionfacts.catalogue.columns import STORAGE
from missionfacts.commands import COMMANDS, records_of
from missionfacts.compile import rules
from missionfacts.compile.rules import all_rules, sentences
from missionfacts.errors import MissionfactsError
from missionfacts.formats.layout import Layout
from missionfacts.formats.registry import FORMATS, renderer
from missionfacts.model import fields, vocabulary
from missionfacts.model.events import Event
from missionfacts.model.fields import Kind, Text, kind_of, type_of
from tests.conftest import ROOT, Run
from tests.contract import documents
from tests.contract.documents import DATA, README, RECORDS, by_heading, quoted, table

SOURCE = ROOT / "src" / "missionfacts"

# docs/records.md


TYPES = {  # kind of field -> what the document calls it
    fields.ID: "id", fields.IDS: "ids", fields.TEXT: "text", fields.TEXTS: "texts", fields.DATE: "date",
    fields.DATE_IN_LIST: "date", fields.DATE_ON_DAY: "clock time", fields.SECOND: "second",
    fields.CLOCK_TIME: "clock time", fields.DURATION: "duration",
    fields.ELAPSED: "elapsed time", fields.COUNT: "number", fields.TALLY: "number", fields.YEARS: "number",
    fields.QUANTITY: "quantity", fields.GAP: "quantity", fields.VALUE: "value", fields.FLAG: "flag",
    fields.USUAL: "flag", fields.LANGUAGE: "text", fields.SIDE: "text", fields.SIDES: "texts",
    fields.USES: "uses", fields.RIVALS: "rivals", **{kind: f"number in {kind.unit}" for kind in fields.MEASURES},
}  # fmt: skip


def within(record: Any, name: str) -> Any:
    """Return the record that a field holds, alone or in a list; None for a field that holds none."""
    return next((each for each in getattr(type_of(record, name), "__args__", ()) if hasattr(each, "_fields")), None)


def printed() -> dict[str, Any]:
    """Return every kind of record that a command prints, and those within them."""
    found: dict[str, Any] = {}
    waiting = [kind for name in commands.COMMANDS for kind in commands.records_of(name)]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting += filter(None, (within(kind, name) for name in kind._fields))
    return found


def type_word(record: Any, name: str) -> str:
    kind = kind_of(record, name)
    if kind in TYPES:
        return TYPES[kind]
    inner: str = within(record, name).__name__
    return inner if kind is fields.RECORD else f"list of {inner}"


def test_records_has_each_field_of_each_record_in_order_with_its_type() -> None:
    described = by_heading(RECORDS, ["field", "type", "meaning"])
    told = {name: [(*quoted(row[0]), row[1]) for row in rows] for name, rows in described.items()}
    assert told == {
        name: [(field, type_word(kind, field)) for field in kind._fields] for name, kind in printed().items()
    }


def test_records_has_each_type() -> None:
    assert {row[0] for row in table(RECORDS, "type")} == set(TYPES.values())


def test_records_has_each_command_with_what_it_prints() -> None:
    told = {quoted(row[0])[0]: re.findall(r"\[([A-Z]\w+)\]", row[1]) for row in table(RECORDS, "command")}
    assert list(told) == list(commands.COMMANDS)
    assert told == {name: [kind.__name__ for kind in commands.records_of(name)] for name in commands.COMMANDS}


ASKED = {
    "show": ["astp"], "timeline": ["astp"], "crew": ["astp"], "figures": ["astp"], "person": ["leonov"],
    "search": ["docking"], "traffic": ["skylab"], "aboard": ["1975-07-17"], "cite": ["astp"],
    "now": ["--at", "2025-07-17T19:30Z"], "replay": ["vostok-1", "--speed", "max"],
    "check": [str(ROOT / "data" / "dataset.yaml")],
}  # fmt: skip


@pytest.mark.parametrize("row", [row for row in table(RECORDS, "command") if row[2]], ids=lambda row: quoted(row[0])[0])
def test_records_has_the_default_columns_of_a_command(run: Run, row: list[str]) -> None:
    (name,) = quoted(row[0])
    header = run(name, *ASKED.get(name, []), "--format", "tsv", "--header").out.splitlines()[0]
    assert header.split("\t") == (list(records_of(name)[0]._fields) if row[2] == "all" else quoted(row[2]))


def test_every_command_that_prints_records_has_default_columns() -> None:
    assert [quoted(row[0])[0] for row in table(RECORDS, "command") if row[2]] == [
        name for name in COMMANDS if records_of(name)
    ]


def test_records_has_each_format_with_the_fields_that_it_prints() -> None:
    layout = Layout(columns=("id",))
    words = {Event._fields: "every field", layout.columns: "default columns"}
    told = {quoted(row[0])[0]: row[1] for row in table(RECORDS, "format")}
    assert told == {name: words[renderer(name).default_fields(Event, layout)] for name in FORMATS}


# The closed lists and rules of docs/data.md


def test_the_dictionary_has_each_kind_of_event_with_its_sentence() -> None:
    assert {quoted(kind)[0]: what for kind, what in table(DATA, "kind")} == vocabulary.EVENT_KINDS


def test_the_dictionary_has_each_kind_of_source() -> None:
    assert [quoted(row[0])[0] for row in table(DATA, "`kind`")] == list(vocabulary.SOURCE_KINDS)


def test_the_dictionary_has_each_closed_list() -> None:
    assert {name: tuple(quoted(words)) for name, words in table(DATA, "list")} == {
        "kind of mission": vocabulary.MISSION_KINDS,
        "status": vocabulary.SEAT_STATUSES,
        "gender": vocabulary.GENDERS,
        "death": vocabulary.DIED_IN,
        "kind of organisation": vocabulary.ORGANISATION_KINDS,
        "unit": vocabulary.UNITS,
        "end of a visitor": vocabulary.VISITOR_ENDS,
        "body": vocabulary.BODIES,
    }


def test_the_dictionary_has_each_standard_figure() -> None:
    found = {quoted(key)[0]: (label, unit.strip("`")) for key, label, unit in table(DATA, "id") if quoted(key)}
    assert {
        key: each for key, each in found.items() if key in vocabulary.STANDARD_FIGURES
    } == vocabulary.STANDARD_FIGURES


def test_the_dictionary_has_each_rule_with_its_sentence_and_level() -> None:
    levels = {each.name: each.level for each in all_rules()}
    assert {quoted(name)[0]: (sentence, level) for name, sentence, level in table(DATA, "rule")} == {
        name: (sentence, levels.get(name, "error")) for name, sentence in sentences().items()
    }


# docs/architecture.md


def in_the_tree() -> Iterator[str]:
    """Yield the paths that the tree of docs/architecture.md names, in its order."""
    tree = re.search(r"```\nsrc/missionfacts/\n(.*?)```", documents.ARCHITECTURE, re.DOTALL)
    assert tree
    folders: list[str] = []
    for line in tree[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        for word in line.split():
            if not re.fullmatch(r"\w+(\.py|\.yaml|/)", word):
                break  # the description begins
            yield "".join([*folders[:depth], word])
            if word.endswith("/"):
                folders[depth:] = [word]


def test_the_tree_has_each_module_and_folder_and_no_other() -> None:
    packages = {path.parent.relative_to(SOURCE).as_posix() + "/" for path in SOURCE.rglob("__init__.py")} - {"./"}
    modules = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py")}
    there = packages | {path for path in modules if not path.endswith("/__init__.py")} | {"template.yaml"}
    named = list(in_the_tree())
    assert sorted(named) == sorted(there)


def test_the_layers_are_those_of_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert "\n".join(["```", *layers, "```"]) in documents.ARCHITECTURE


def test_the_kinds_of_field_are_described_with_their_columns() -> None:
    told = {
        row[0]: (row[1].partition(",")[0], row[2] == "yes") for row in table(documents.ARCHITECTURE, "kind of field")
    }
    assert told == {kind.name: (STORAGE[kind].sql, kind.right) for kind in fields.KINDS}


def test_each_error_is_described_with_its_exit_code() -> None:
    def below(error: type[MissionfactsError]) -> Iterator[type[MissionfactsError]]:
        for each in error.__subclasses__():
            yield each
            yield from below(each)

    own = {each.__name__: each.exit_code for each in below(MissionfactsError) if each.__module__ == errors.__name__}
    assert {quoted(row[0])[0]: int(row[1]) for row in table(documents.ARCHITECTURE, "error")} == own


# README.md


def test_the_readme_uses_every_command() -> None:
    assert [name for name in COMMANDS if not re.search(rf"(`|\bmissionfacts ){name}\b", README)] == []


# Links


PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/CHANGELOG.md")] + sorted(
    ROOT.glob("docs/*.md")
)


def anchors(page: Path) -> set[str]:
    """Return what GitHub makes of the headings of a page."""
    prose = re.sub(r"(?s)^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE)
    headings = re.findall(r"(?m)^#+ (.*)$", prose)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", page.read_text("utf-8")):
        there = (page.parent / target) if target else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), f"{target}#{anchor}"


# That these tests would find what is not described


def _one_field_more(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Event, "_fields", (*Event._fields, "news"))
    patch.setitem(Event.__annotations__, "news", Text)


def _one_command_more(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(commands, "COMMANDS", (*COMMANDS, "today"))


def _one_kind_of_record_more(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(commands.command("crew"), "prints", (*records_of("crew"), Event))


def _one_format_more(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(FORMATS, "xml", FORMATS["tsv"])


def _one_rule_more(patch: pytest.MonkeyPatch) -> None:
    more = next(iter(rules.RULES.values()))._replace(name="new", sentence="All is new.")
    patch.setitem(rules.RULES, "new", more)


def _one_kind_of_event_more(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(vocabulary.EVENT_KINDS, "party", "people dance")


def _one_kind_of_field_more(patch: pytest.MonkeyPatch) -> None:
    colour = Kind("colour")
    patch.setattr(fields, "KINDS", (*fields.KINDS, colour))
    patch.setitem(STORAGE, colour, STORAGE[fields.TEXT])


def _one_module_not_named(patch: pytest.MonkeyPatch) -> None:
    without = re.sub(r"(?m)^ +cells\.py .*\n", "", documents.ARCHITECTURE)
    patch.setattr(documents, "ARCHITECTURE", without)


def _one_error_more(patch: pytest.MonkeyPatch) -> None:
    more = type("Quota", (errors.UsageError,), {"__module__": errors.__name__})
    patch.setattr(errors, "Quota", more, raising=False)  # holds it as long as the test runs


@pytest.mark.parametrize(
    ("add", "guard"),
    [
        (_one_field_more, test_records_has_each_field_of_each_record_in_order_with_its_type),
        (_one_command_more, test_records_has_each_command_with_what_it_prints),
        (_one_kind_of_record_more, test_records_has_each_command_with_what_it_prints),
        (_one_format_more, test_records_has_each_format_with_the_fields_that_it_prints),
        (_one_rule_more, test_the_dictionary_has_each_rule_with_its_sentence_and_level),
        (_one_kind_of_event_more, test_the_dictionary_has_each_kind_of_event_with_its_sentence),
        (_one_kind_of_field_more, test_the_kinds_of_field_are_described_with_their_columns),
        (_one_module_not_named, test_the_tree_has_each_module_and_folder_and_no_other),
        (_one_error_more, test_each_error_is_described_with_its_exit_code),
    ],
)
def test_what_is_not_described_is_found(
    monkeypatch: pytest.MonkeyPatch, add: Callable[[pytest.MonkeyPatch], None], guard: Callable[[], None]
) -> None:
    guard()
    add(monkeypatch)
    with pytest.raises(AssertionError):
        guard()

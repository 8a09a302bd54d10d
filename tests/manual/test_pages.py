"""What the help says is all there is to say, in words that users know."""

import re
from pathlib import Path

import pytest
import typer

from missionfacts.commands import COMMANDS, GROUPS, command, records_of
from missionfacts.errors import Exit
from missionfacts.manual.describe import OWN
from missionfacts.manual.topics import DAYS, ENVIRONMENT, EXIT_CODES, LIMITS, TOPICS, ZONES, topic_page
from missionfacts.model.vocabulary import EVENT_KINDS, MISSION_KINDS, SEAT_STATUSES
from tests.conftest import ROOT, Run
from tests.manual.shared import PAGES, entries

EVERYTHING = {**PAGES, **{f"help {name}": topic_page(name) for name in TOPICS}}


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_type_or_other_word_of_the_program_leaks(name: str) -> None:
    for text in [EVERYTHING[name].usage, *(part for entry in entries(EVERYTHING[name]) for part in entry)]:
        assert not re.search(r"<\w+\||>=|<=|\bNone\b|\bTrue\b|\bFalse\b|\[required\]|env var|INTEGER", text), text


@pytest.mark.parametrize("name", EVERYTHING)
def test_help_can_be_read_in_any_encoding(name: str) -> None:
    page = EVERYTHING[name]
    texts = [page.summary, *page.prose, *(part for entry in entries(page) for part in entry)]
    texts += [each for section in page.sections for each in (section.prose, *section.examples)]
    assert [text for text in texts if not text.isascii()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_summary_is_one_sentence(name: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", PAGES[name].summary)


def test_all_options_and_arguments_are_explained() -> None:
    assert [entry.term for page in EVERYTHING.values() for entry in entries(page) if not entry.text] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if records_of(name)])
def test_shared_options_have_headings_of_their_own_after_the_commands_own(name: str) -> None:
    headings = [section.heading for section in PAGES[name].sections]
    assert [each for each in headings if each != "Arguments"] == [OWN, "Output", "Data", "Examples", "Fields"]
    by_heading = {section.heading: section for section in PAGES[name].sections}
    assert [entry.term.split()[0] for entry in by_heading["Output"].entries] == [
        "-f,", "-o,", "--width", "--fields", "--header,", "--color", "--dates", "--no-color",
    ]  # fmt: skip
    assert [entry.term.split()[0] for entry in by_heading["Data"].entries] == [
        "--data", "--bundled,", *(["--strict"] if name != "check" else []),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in COMMANDS if records_of(name)])
def test_the_fields_are_those_of_the_records(name: str) -> None:
    (section,) = (section for section in PAGES[name].sections if section.heading == "Fields")
    told = [section.prose] if section.prose else [entry.text for entry in section.entries]
    assert [text.split(", ") for text in told] == [list(kind._fields) for kind in records_of(name)]


def test_every_option_that_may_be_repeated_takes_a_list_with_commas_too() -> None:
    for name in COMMANDS:
        for annotation in command(name).__annotations__.values():
            told = getattr(annotation, "__metadata__", [None])[0]
            if isinstance(told, typer.models.OptionInfo) and "list[str]" in str(annotation):
                assert str(told.metavar).endswith(",..."), (name, told)


def test_the_groups_have_every_command_once() -> None:
    named = [name for answers in GROUPS.values() for name in answers]
    assert tuple(named) == COMMANDS
    assert len(set(named)) == len(named)
    files = {path.stem for path in (ROOT / "src" / "missionfacts" / "commands").glob("[a-z]*.py")}
    assert files == set(COMMANDS)


def test_the_kinds_are_those_of_the_vocabulary() -> None:
    events, missions, seats = topic_page("kinds").sections
    assert dict(events.entries) == EVENT_KINDS
    assert missions.prose.split(", ") == list(MISSION_KINDS)
    assert seats.prose.split(", ") == list(SEAT_STATUSES)


@pytest.mark.parametrize(
    "asked",
    [
        *(["today", "--date", day] for day in DAYS),
        *(["timeline", "astp", "--from", limit] for limit in (*DAYS[:1], *LIMITS)),
        *(["today", "--tz", zone] for zone in ZONES),
        *(["timeline", "astp", "--clock", clock] for clock in (*ZONES, "get", "met", "T+")),
    ],
    ids=" ".join,
)
def test_what_the_help_says_of_dates_is_understood(run: Run, asked: list[str]) -> None:
    result = run(*asked)
    assert (result.code, result.err) == (0, "")


def test_every_exit_code_is_told() -> None:
    assert set(EXIT_CODES) == {code for name, code in vars(Exit).items() if name.isupper()} | {130}


def test_every_variable_that_is_read_is_told() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    read = {
        name
        for text in sources
        for name in re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"|\"(MISSIONFACTS_\w+)\"", text)
        for name in name
        if name
    }
    assert sorted(read - set(ENVIRONMENT)) == []
    assert sorted(name for name in ENVIRONMENT if name.startswith("MISSIONFACTS_") and name not in read) == []


def test_help_of_a_command_is_the_same_wherever_it_is_asked_for(run: Run) -> None:
    there = run("timeline", "-h")
    assert there.code == 0
    for asked in (["timeline", "--help"], ["help", "timeline"], ["-h", "timeline"], ["timeline", "astp", "-h"]):
        assert run(*asked) == there, asked
    assert run("help") == run("-h") == run("--help") == run()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_explained(run: Run, topic: str) -> None:
    result = run("help", topic)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"missionfacts help {topic}")


def test_help_on_what_there_is_not_names_the_nearest(run: Run) -> None:
    result = run("help", "timelin")
    assert (result.code, result.out) == (2, "")
    assert "did you mean timeline?" in result.err


def test_help_runs_where_there_is_no_data(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("missionfacts.store.SHIPPED", tmp_path / "none")
    monkeypatch.setattr("missionfacts.store.CHECKOUT_DATA", tmp_path / "none")
    assert run("help", "today").code == run("help").code == run("today", "-h").code == 0

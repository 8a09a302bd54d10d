"""Reading YAML: text and places out of any file that a text editor may write, by libyaml or without it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from missionfacts.compile import load, yaml_reader
from missionfacts.errors import BadData
from tests.compile.test_messages import CASES
from tests.conftest import ROOT

PEOPLE = """\
people:
  # The name in its own script, and a text over two lines.
  leonov: {name: Alexei Leonov, native: Алексей Леонов, sources: [{id: sp-4012, at: "vol. 3,
    table 2-54"}]}
sources:
  sp-4012: {title: NASA Historical Data Book, kind: history}
"""


def messages_on(file: Path) -> str:
    with pytest.raises(BadData) as caught:
        load.load([file], file.parent)
    return str(caught.value)


def test_a_very_large_file_is_refused_with_the_way_to_let_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "large.yaml"
    file.write_text(PEOPLE + "#" * 2_000_000, "utf-8")
    monkeypatch.setenv("MISSIONFACTS_MAX_FILE_MB", "1")
    assert "MISSIONFACTS_MAX_FILE_MB=3" in messages_on(file)
    monkeypatch.setenv("MISSIONFACTS_MAX_FILE_MB", "3")
    assert "leonov" in load.load([file], tmp_path).people


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_make_no_difference(
    tmp_path: Path, mark: str, line_end: str
) -> None:
    file = tmp_path / "people.yaml"
    file.write_bytes((mark + PEOPLE.replace("\n", line_end)).encode("utf-8"))
    leonov, there = load.load([file], tmp_path).people["leonov"]
    assert (leonov.native, leonov.sources[0].at) == ("Алексей Леонов", "vol. 3, table 2-54")
    assert there.document.place(("people", "leonov", "native")) == (3, 33)
    assert there.document.place(("sources", "sp-4012")) == (6, 3)


@pytest.mark.parametrize("style", [">", "|", ">-", "|+"])
def test_a_text_over_several_lines_may_be_written_as_a_block(tmp_path: Path, style: str) -> None:
    file = tmp_path / "people.yaml"
    block = f"    note: {style}\n      The first words\n      and the last.\n"
    file.write_text(f"sources:\n  sp-4012:\n    title: NASA Historical Data Book\n    kind: history\n{block}", "utf-8")
    note = load.load([file], tmp_path).sources["sp-4012"][0].note
    assert note.split() == ["The", "first", "words", "and", "the", "last."]
    assert note == note.strip()


def test_a_file_is_placed_right_after_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(b"\xef\xbb\xbfpeople:\n  \xff")
    assert messages_on(file).startswith("bad.yaml:2: ")


@pytest.mark.parametrize(
    "text",
    ["1975-07-15T12:20:00Z", "12:20:05", "NO", "yes", "0x1F", "1_000", "1e3", "null", "~", ".inf", "2e", "-0:45"],
)
def test_what_looks_like_a_number_a_date_or_a_truth_is_text(text: str) -> None:
    document, problems = yaml_reader.parse(f"{{a: {text}, b: '{text}'}}".encode(), "x.yaml")
    assert document is not None
    assert (document.tree, problems) == ({"a": text, "b": text}, [])


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(path.read_bytes(), id=path.name)
        for path in [*CASES, *sorted((ROOT / "data").glob("*.yaml"))[::20]]  # PyYAML by itself is slow
        if not path.stem.startswith("nested-")  # PyYAML by itself is slow there
    ],
)
def test_without_libyaml_a_file_says_the_same(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml, problems = yaml_reader.parse(raw, "x.yaml")
    monkeypatch.setattr(yaml_reader, "Loader", yaml.SafeLoader)
    without, others = yaml_reader.parse(raw, "x.yaml")
    if with_libyaml is not None and not with_libyaml.unfinished:
        assert without == with_libyaml
        assert others == problems
    assert len(others) == len(problems)  # the two word a syntax error differently


# Nested deeper than libyaml likes


DEEP = [case for case in CASES if case.stem.startswith("nested-")]


def reword(monkeypatch: pytest.MonkeyPatch, problem: str | None, context: str | None) -> list[str]:
    """Let libyaml say something else of every mistake; return what it would have said, to be filled."""
    said: list[str] = []
    feed = yaml_reader._feed

    def feed_reworded(builder: Any, text: str, loader: Any) -> None:
        try:
            feed(builder, text, loader)
        except yaml.MarkedYAMLError as error:
            said.append(str(error.problem))
            error.problem, error.context = problem, context
            raise

    monkeypatch.setattr(yaml_reader, "_feed", feed_reworded)
    return said


@pytest.mark.parametrize("case", DEEP, ids=lambda case: case.stem)
@pytest.mark.parametrize(
    "words", [(None, None), ("no more", None), ("did not find expected ',' or ']'", "while parsing")]
)
def test_what_is_nested_too_deep_is_told_by_our_own_limit_however_libyaml_words_it(
    case: Path, words: tuple[str | None, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    reword(monkeypatch, *words)
    _, problems = yaml_reader.parse(case.read_bytes(), f"{case.stem}.yaml")
    assert "".join(f"{problem}\n" for problem in problems) == case.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("deep", ["[" * 10_000, "{a: " * 10_000, "[" * 1000 + "]" * 1000, "[{b: " * 600])
def test_a_thousand_brackets_are_told_where_the_limit_is(deep: str) -> None:
    _, problems = yaml_reader.parse(f"a: {deep}".encode(), "x.yaml")
    assert [problem.message for problem in problems] == ["nested more than 20 deep"]
    assert (problems[0].line, problems[0].column) < (1, 120)


def test_a_mistake_beside_many_brackets_that_are_closed_is_told_as_what_it_is() -> None:
    text = "a: [" + "[x], " * 2000 + "]\nb: ]\n"
    _, (problem,) = yaml_reader.parse(text.encode(), "x.yaml")
    assert (problem.line, problem.column) == (2, 4)
    assert problem.message.startswith("not valid YAML: ")


def test_brackets_that_are_not_nested_too_deep_may_stay_open_to_the_end() -> None:
    document, problems = yaml_reader.parse(("a: " + "[" * 15).encode(), "x.yaml")
    assert [problem.message.partition(":")[0] for problem in problems] == ["not valid YAML"]
    assert document is not None
    assert len(document.unfinished) == 16


# Where it ends too soon


def test_what_was_read_before_a_mistake_is_there_and_what_was_being_read_is_named() -> None:
    text = "people:\n  doe: {name: Jane Doe}\n  roe:\n    name: Rachel Roe\n    born: 1961: 2\n"
    document, (problem,) = yaml_reader.parse(text.encode(), "x.yaml")
    assert document is not None
    assert document.tree == {"people": {"doe": {"name": "Jane Doe"}, "roe": {"name": "Rachel Roe", "born": "1961"}}}
    assert document.unfinished == ((), ("people",), ("people", "roe"))
    assert document.spoilt == {("people", "roe", "born")}  # the line does not say what it seems to
    assert (problem.line, problem.column) == (5, 15)


def test_a_key_that_has_no_value_yet_is_not_taken_for_empty() -> None:
    document, problems = yaml_reader.parse(b'people:\n  doe: {name: "Jane', "x.yaml")
    assert document is not None
    assert document.spoilt == {("people", "doe", "name")}
    assert len(problems) == 1

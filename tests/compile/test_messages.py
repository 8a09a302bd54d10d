"""Broken files beside what is said of them: to add a case, drop NAME.yaml and NAME.txt into tests/bad.

What is no text in UTF-8 is kept as NAME.bin. The program sees every case as NAME.yaml.
"""

import re
import shutil
import time
from pathlib import Path

import pytest
import yaml

from missionfacts import loading, source
from missionfacts.errors import BadData

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "bad").iterdir() if path.suffix != ".txt")
PEOPLE = """\
people:
  # The name in its own script, and a text over two lines.
  leonov: {name: Alexei Leonov, native: Алексей Леонов, sources: [{id: sp-4012, at: "vol. 3,
    table 2-54"}]}
sources:
  sp-4012: {title: NASA Historical Data Book, kind: history}
"""


def put(case: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(case, folder / f"{case.stem}.yaml"))


def messages_on(paths: list[Path], folder: Path) -> str:
    with pytest.raises(BadData) as caught:
        loading.load(paths, folder)
    return f"{caught.value}\n"


def test_every_case_has_its_expected_text_and_every_text_its_case() -> None:
    texts = {path.stem for path in (HERE / "bad").glob("*.txt")}
    assert len(CASES) == len(texts)
    assert {case.stem for case in CASES} == texts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_file_gets_exactly_the_messages_beside_it_and_soon(case: Path, tmp_path: Path) -> None:
    file = put(case, tmp_path)
    began = time.perf_counter()
    messages = messages_on([file], tmp_path)
    assert time.perf_counter() - began < 2
    assert messages == case.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_message_speaks_of_the_parts_that_the_program_is_made_of(case: Path) -> None:
    for line in case.with_suffix(".txt").read_text("utf-8").splitlines():
        assert line.startswith(f"{case.stem}.yaml:")
        for word in ("Input should", "constrained", "literal", "pydantic", "function-", "None", "['", "{'"):
            assert word not in line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_nothing_is_said_twice(case: Path) -> None:
    lines = case.with_suffix(".txt").read_text("utf-8").splitlines()
    assert lines
    assert len(set(lines)) == len(lines)


def place(message: str) -> tuple[str, int, int]:
    found = re.match(r"([\w-]+\.yaml):(?:(\d+):)?(?:(\d+):)? ", message)
    assert found
    return found[1], int(found[2] or 0), int(found[3] or 0)


def test_all_problems_of_all_files_come_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    paths = [put(case, tmp_path) for case in CASES]
    lines = messages_on(paths[::-1], tmp_path).splitlines()
    # What the files say together breaks rules besides: they define the same things.
    for case in CASES:
        assert set(case.with_suffix(".txt").read_text("utf-8").splitlines()) <= set(lines)
    assert [place(line) for line in lines] == sorted(place(line) for line in lines)
    assert len(set(lines)) == len(lines)


def test_a_file_that_cannot_be_read_is_told_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    paths = [tmp_path / "gone.yaml", put(HERE / "bad" / "empty.bin", tmp_path), tmp_path / "folder.yaml"]
    lines = messages_on(paths, tmp_path).splitlines()
    assert [line.split(":")[0] for line in lines] == ["empty.yaml", "folder.yaml", "gone.yaml"]
    assert "read" in lines[1]
    assert lines[2].startswith("gone.yaml: cannot be read: ")


def test_of_very_many_problems_in_a_file_only_the_first_are_told(tmp_path: Path) -> None:
    file = tmp_path / "anchors.yaml"
    file.write_text("people:\n" + "".join(f"  p{n}: &a{n} {{name: Somebody}}\n" for n in range(5000)), "utf-8")
    lines = messages_on([file], tmp_path).splitlines()
    assert len(lines) == source.MOST_PROBLEMS + 1
    assert "&a0" in lines[0]
    assert "and so on" in lines[-1]


def test_a_very_large_file_is_refused_with_the_way_to_let_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "large.yaml"
    file.write_text(PEOPLE + "#" * 2_000_000, "utf-8")
    monkeypatch.setenv("MISSIONFACTS_MAX_FILE_MB", "1")
    assert "MISSIONFACTS_MAX_FILE_MB=3" in messages_on([file], tmp_path)
    monkeypatch.setenv("MISSIONFACTS_MAX_FILE_MB", "3")
    assert "leonov" in loading.load([file], tmp_path).people


def test_a_file_outside_the_root_is_named_by_its_whole_path(tmp_path: Path) -> None:
    file = put(HERE / "bad" / "empty.bin", tmp_path)
    assert messages_on([file], tmp_path / "elsewhere").startswith(f"{file}:1:1: ")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_make_no_difference(
    tmp_path: Path, mark: str, line_end: str
) -> None:
    file = tmp_path / "people.yaml"
    file.write_bytes((mark + PEOPLE.replace("\n", line_end)).encode("utf-8"))
    leonov, there = loading.load([file], tmp_path).people["leonov"]
    assert (leonov.native, leonov.sources[0].at) == ("Алексей Леонов", "vol. 3, table 2-54")
    assert there.document.place(("people", "leonov", "native")) == (3, 33)
    assert there.document.place(("sources", "sp-4012")) == (6, 3)


@pytest.mark.parametrize("style", [">", "|", ">-", "|+"])
def test_a_text_over_several_lines_may_be_written_as_a_block(tmp_path: Path, style: str) -> None:
    file = tmp_path / "people.yaml"
    block = f"    note: {style}\n      The first words\n      and the last.\n"
    file.write_text(f"sources:\n  sp-4012:\n    title: NASA Historical Data Book\n    kind: history\n{block}", "utf-8")
    note = loading.load([file], tmp_path).sources["sp-4012"][0].note
    assert note.split() == ["The", "first", "words", "and", "the", "last."]
    assert note == note.strip()


def test_elapsed_time_that_leads_out_of_the_calendar_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "far.yaml"
    sources = "sources: [{id: sp-4012}]"
    file.write_text(
        f"""\
mission:
  {{id: far, name: Far, kind: crewed, summary: Far off., {sources},
  clocks: [{{id: get, name: Elapsed time, epoch: 9000-01-01T00:00:00Z, {sources}}}],
  events: [{{id: launch, at: 9999, elapsed: {{get: 9999999:00}}, kind: launch, title: It flies, {sources}}}]}}
sources:
  sp-4012: {{title: NASA Historical Data Book, kind: history}}
""",
        "utf-8",
    )
    assert "9999999:00 on clock 'get'" in messages_on([file], tmp_path)


def test_a_file_is_placed_right_after_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(b"\xef\xbb\xbfpeople:\n  \xff")
    assert messages_on([file], tmp_path).startswith("bad.yaml:2: ")


@pytest.mark.parametrize(
    "text",
    ["1975-07-15T12:20:00Z", "12:20:05", "NO", "yes", "0x1F", "1_000", "1e3", "null", "~", ".inf", "2e", "-0:45"],
)
def test_what_looks_like_a_number_a_date_or_a_truth_is_text(text: str) -> None:
    document, problems = source.parse(f"{{a: {text}, b: '{text}'}}".encode(), "x.yaml")
    assert document is not None
    assert (document.tree, problems) == ({"a": text, "b": text}, [])


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(path.read_bytes(), id=path.relative_to(HERE.parent).as_posix())
        for path in [*CASES, *sorted((HERE.parent / "data").glob("*.yaml"))[::20]]  # PyYAML by itself is slow
        if not path.stem.startswith("nested-")  # PyYAML by itself is slow there
    ],
)
def test_without_libyaml_a_file_says_the_same(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml, problems = source.parse(raw, "x.yaml")
    monkeypatch.setattr(source, "Loader", yaml.SafeLoader)
    without, others = source.parse(raw, "x.yaml")
    if with_libyaml is not None:
        assert without == with_libyaml
        assert others == problems
    assert len(others) == len(problems)  # the two word a syntax error differently

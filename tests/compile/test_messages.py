"""Broken files beside what is said of them: to add a case, drop NAME.yaml and NAME.txt into the folder `bad`.

What is no text in UTF-8 is kept as NAME.bin. The program sees every case as NAME.yaml.
"""

import re
import shutil
import time
from pathlib import Path

import pytest

from missionfacts.compile import load, yaml_reader
from missionfacts.errors import BadData

FOLDER = Path(__file__).parent / "bad"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")


def put(case: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(case, folder / f"{case.stem}.yaml"))


def messages_on(paths: list[Path], folder: Path) -> str:
    with pytest.raises(BadData) as caught:
        load.load(paths, folder)
    return f"{caught.value}\n"


def test_every_case_has_its_expected_text_and_every_text_its_case() -> None:
    texts = {path.stem for path in FOLDER.glob("*.txt")}
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
    paths = [tmp_path / "gone.yaml", put(FOLDER / "empty.bin", tmp_path), tmp_path / "folder.yaml"]
    lines = messages_on(paths, tmp_path).splitlines()
    assert [line.split(":")[0] for line in lines] == ["empty.yaml", "folder.yaml", "gone.yaml"]
    assert "read" in lines[1]
    assert lines[2].startswith("gone.yaml: cannot be read: ")


def test_of_very_many_problems_in_a_file_only_the_first_are_told(tmp_path: Path) -> None:
    file = tmp_path / "anchors.yaml"
    file.write_text("people:\n" + "".join(f"  p{n}: &a{n} {{name: Somebody}}\n" for n in range(5000)), "utf-8")
    lines = messages_on([file], tmp_path).splitlines()
    assert len(lines) == yaml_reader.MOST_PROBLEMS + 1
    assert "&a0" in lines[0]
    assert "and so on" in lines[-1]


def test_a_file_outside_the_root_is_named_by_its_whole_path(tmp_path: Path) -> None:
    file = put(FOLDER / "empty.bin", tmp_path)
    assert messages_on([file], tmp_path / "elsewhere").startswith(f"{file}:1:1: ")


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

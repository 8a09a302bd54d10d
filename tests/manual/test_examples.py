"""Each example in the help does what it says: it ends well, and prints something or writes a file."""

from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS
from tests.conftest import Run
from tests.manual.shared import EXAMPLES
from tests.typed import example_folder, try_line

LONG = {  # takes seconds
    "missionfacts export almanac",
    "missionfacts export almanac --format sqlite",
}
ELSEWHERE = {
    "missionfacts site -o almanac"
}  # the whole almanac takes half a minute, and tests/pages/test_site.py makes it
LINES = [
    pytest.param(line, marks=[pytest.mark.slow] if line in LONG else [])
    for _, line in EXAMPLES
    if line not in ELSEWHERE
]


@pytest.mark.parametrize("example", LINES)
def test_an_example_ends_well_and_prints_something(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    monkeypatch.chdir(example_folder(tmp_path, example))
    try_line(run, example)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_each_help_has_two_or_three_examples_of_its_own_command(name: str) -> None:
    own = [example for of, example in EXAMPLES if of == name]
    assert 2 <= len(own) <= 3
    assert all(example.startswith(f"missionfacts {name}".strip()) for example in own)

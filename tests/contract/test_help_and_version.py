"""The command without a command."""

import pytest

from missionfacts import __version__
from missionfacts.commands import COMMANDS
from tests.conftest import Run


def test_without_a_command_the_help_is_printed(run: Run) -> None:
    result = run()
    assert result.code == 0
    assert all(name in result.out for name in COMMANDS)
    assert not result.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_begins_with_what_it_does(run: Run, name: str) -> None:
    result = run(name, "-h")
    assert (result.code, result.err) == (0, "")
    assert f"\nUsage  missionfacts {name} " in result.out
    assert result.out.startswith(f"missionfacts {name}  ")


@pytest.mark.parametrize("asked", ["--version", "-V"])
def test_version_names_tool_and_data(run: Run, asked: str) -> None:
    result = run(asked)
    assert result.code == 0
    assert result.out.startswith(f"missionfacts {__version__}, data 20")

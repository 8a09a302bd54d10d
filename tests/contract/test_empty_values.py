"""An empty value, which a variable of the shell that is not set makes, is an error, the same for each option."""

from typing import Any

import pytest
import typer

from missionfacts.cli import CONTEXT, Command
from missionfacts.commands import COMMANDS, command
from tests.conftest import Run, run_process
from tests.examples import RECORD_COMMANDS


def parameters(name: str) -> list[Any]:
    alone = typer.Typer(context_settings=CONTEXT)
    alone.command(name, cls=Command)(command(name))
    return list(typer.main.get_command(alone).params)


OPTIONS = [
    (name, option)
    for name in COMMANDS
    for parameter in parameters(name)
    if parameter.param_type_name == "option" and not parameter.is_flag
    for option in parameter.opts
]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_an_empty_value_is_wrong_usage(run: Run, name: str, option: str) -> None:
    needed = RECORD_COMMANDS.get(name, [name])
    for empty in ([option, ""], [option, " "], [f"{option}="] if option.startswith("--") else [option, ""]):
        result = run(*needed, *empty)
        told = f"missionfacts: {option} is empty: give it a value, or leave it out\n"
        assert (result.code, result.out, result.err) == (2, "", told)


@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if any(each.param_type_name == "argument" for each in parameters(name))]
)
def test_an_empty_argument_is_wrong_usage(run: Run, name: str) -> None:
    result = run(name, "")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("missionfacts: an argument is empty")


def test_an_empty_variable_of_the_environment_is_one_that_is_not_set() -> None:
    assert run_process("missions", "--year", "1957", MISSIONFACTS_DATA="", MISSIONFACTS_NOW="").out.startswith(
        "sputnik-1"
    )

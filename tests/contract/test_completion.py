"""What shells complete, by the protocol of the scripts that `--show-completion` prints."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import typer

from missionfacts.cli import CONTEXT, Command, main
from missionfacts.commands import COMMANDS, command
from missionfacts.model.events import Event
from tests.conftest import run_process
from tests.examples import OF_EVERYTHING

Complete = Callable[[str], list[str]]


def protocol(shell: str, line: str) -> dict[str, str]:
    """Return the variables by which a shell's script asks what could stand at the end of a line."""
    whole = f"missionfacts {line}"
    if shell == "bash":
        return {
            "_MISSIONFACTS_COMPLETE": "complete_bash",
            "COMP_WORDS": whole,
            "COMP_CWORD": str(len(whole.split(" ")) - 1),
        }
    return {
        "_MISSIONFACTS_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": whole,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Complete:
    """Return a function that completes a line as in bash; nothing may be on standard error, where the prompt is."""

    def complete_here(line: str) -> list[str]:
        monkeypatch.setenv("MISSIONFACTS_DEBUG", "1")
        for name, value in protocol("bash", line).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):
            main([])
        out, err = capfd.readouterr()
        assert err == ""
        return out.split()

    return complete_here


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", [*COMMANDS]),
        ("tim", ["timeline"]),
        ("export almanac --format ", ["csv", "sqlite", "jsonl"]),
        ("export almanac -f s", ["sqlite"]),
        ("timeline apollo-1", ["apollo-1", *(f"apollo-1{number}" for number in range(8))]),
        ("events --ship Space-Sh", ["Space-Shuttle-orbiter"]),
        ("events --ship eagle,discovery", ["eagle,discovery"]),
        ("events --agency cms", ["cmsa"]),
        ("events --sort d", ["duration"]),
        ("missions --launcher saturn-v", ["saturn-v", "saturn-v-(sa-513)"]),
        ("missions --site Spacep", ["Spaceport-America"]),
        ("timeline Apollo-soyuz", []),
        ("show Tereshk", ["Tereshkova"]),
        ("show SP-420", ["SP-4201", "SP-4203", "SP-4204", "SP-4205", "SP-4206", "SP-4208", "SP-4209"]),
        ("show nasa-headq", ["nasa-headquarters"]),
        ("show astp/first-dock", ["astp/first-docking", "astp/first-docking-talks"]),
        ("cite first-dock", ["first-docking", "first-docking-talks"]),
        ("person LEON", ["LEONov"]),
        ("timeline astp --spacecraft ap", ["apollo"]),
        ("timeline astp --person staff", ["stafford"]),
        ("timeline astp --kind Do", ["Docking"]),
        ("timeline astp --kind eva,do", ["eva,docking"]),
        ("timeline astp --clock ap", ["apollo-get"]),
        ("timeline astp --clock g", ["get"]),
        ("timeline astp --clock europe/mos", ["europe/moscow"]),
        ("today --tz Europe/Mosc", ["Europe/Moscow"]),
        ("today --tz mosc", ["moscow"]),
        ("today --tz ut", ["utc"]),
        ("today --date tom", ["tomorrow"]),
        ("today --mission sputnik-", ["sputnik-1", "sputnik-2", "sputnik-3"]),
        ("missions --nation united", ["united-arab-emirates"]),
        ("missions --kind st", ["station"]),
        ("missions --person leonov,staff", ["leonov,stafford"]),
        ("crew astp --status b", ["backup"]),
        ("figures astp --about sat", ["saturn-ib"]),
        ("timeline astp --fields at,ti", ["at,title"]),
        ("timeline astp -f n", ["ndjson"]),
        ("check -f s", ["sarif"]),
        ("timeline astp --color al", ["always"]),
        ("cite astp --style b", ["bibtex", "biblatex"]),
        ("schema t", ["timeline", "traffic", "today"]),
        ("sources apollo-1", ["apollo-1", *(f"apollo-1{number}" for number in range(8))]),
        ("today --date '' --tz ut", ["utc"]),
        ("timeline apollo 1", ["1", *(f"1{number}" for number in range(8))]),
        ("timeline Apollo soyuz T", ["Test"]),
        ("crew apollo soyuz test pr", ["project"]),
        ("person valentina t", ["tereshkova"]),
        ("person Sally r", ["ride"]),
        ("show buzz al", ["aldrin"]),
        ("show gagarin z", []),
        ("timeline apollo-11 ap", []),
        ("today --mission astp --mission sputnik-", ["sputnik-1", "sputnik-2", "sputnik-3"]),
        ("timeline astp --weight ", ["1", "2", "3", "4", "5"]),
        ("today --tz america/new", ["america/new_york"]),
        ("timeline no-such-mission --spacecraft ", []),
        ("timeline --data /no/such/folder ap", []),
    ],
)
def test_what_has_a_list_is_completed(complete: Complete, line: str, wanted: list[str]) -> None:
    assert complete(line) == wanted


def test_the_fields_are_those_of_the_command(complete: Complete) -> None:
    assert complete("timeline astp --fields ") == [*Event._fields]


@pytest.mark.parametrize("before", [True, False])
def test_data_of_ones_own_are_completed(complete: Complete, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    data = " ".join(OF_EVERYTHING) if before else "--no-bundled"
    if not before:
        monkeypatch.setenv("MISSIONFACTS_DATA", OF_EVERYTHING[-1])
    assert complete(f"timeline {data} De") == ["Demo"]
    assert complete(f"timeline {data} demo --spacecraft l") == ["lifeboat"]
    assert complete(f"person {data} demo-o") == ["demo-other"]


def test_an_unknown_command_spoils_no_prompt() -> None:
    for shell in ("bash", "zsh", "fish"):
        result = run_process(**protocol(shell, "tody --ti"))
        assert (result.out, result.err) == ("", "")


@pytest.mark.parametrize(
    ("shell", "printed"),
    [
        ("bash", "apollo-1\napollo-10\n"),
        ("zsh", '_arguments \'*: :(("apollo-1"\n"apollo-10"\n'),
        ("fish", "apollo-1\napollo-10\n"),
    ],
)
def test_each_shell_is_answered_in_its_own_way(shell: str, printed: str) -> None:
    result = run_process(**protocol(shell, "timeline apollo-1"))
    assert result.out.startswith(printed)
    assert result.err == ""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_options_come_with_their_help(shell: str) -> None:
    assert "Not before this date" in run_process(**protocol(shell, "timeline astp --fr")).out


def test_every_option_that_takes_a_word_has_a_list_or_none_can_be_made() -> None:
    free = {
        "--from",
        "--to",
        "--year",
        "--limit",
        "--top",
        "--days",
        "--seed",
        "--data",
        "--folder",
        "--text",
        "--from-table",
    }
    free |= {"--min-duration", "--max-duration", "-o", "--output", "--width"}
    without = set()
    for name in COMMANDS:
        alone = typer.Typer(context_settings=CONTEXT)
        alone.command(name, cls=Command)(command(name))
        parameters: list[Any] = typer.main.get_command(alone).params
        for each in parameters:
            listed = each._custom_shell_complete is not None or each.type.name == "choice"
            if each.param_type_name == "option" and not each.is_flag and not listed:
                without |= set(each.opts)
    assert without <= free


@pytest.mark.parametrize("line", ["", "timeline astp --", "show ap", "timeline astp --kind "])
def test_a_tab_imports_neither_rich_nor_what_compiles(line: str) -> None:
    """The time that a Tab takes is what it imports: Rich alone would double it."""
    asked = {**os.environ, **protocol("zsh", line)}
    told = [sys.executable, "-X", "importtime", "-m", "missionfacts"]
    done = subprocess.run(told, env=asked, capture_output=True, text=True, check=False)
    assert "_arguments" in done.stdout
    imported = {words[-1].strip() for words in (each.split("|") for each in done.stderr.split("\n"))}
    assert "typer" in imported
    assert imported & {"rich", "yaml", "pydantic", "json", "missionfacts.compile"} == set()

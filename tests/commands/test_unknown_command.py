"""A first word that is no command is answered with what would work, and never with the list of all commands."""

from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS
from tests.conftest import Run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("apollo 11", "no command 'apollo'; Apollo 11 is a mission: missionfacts show apollo-11"),
        ("apollo 11 -f json", "no command 'apollo'; Apollo 11 is a mission: missionfacts show apollo-11"),
        ("Leonov", "no command 'Leonov'; Alexei Leonov is a person: missionfacts person leonov"),
        ("voyager", "no command 'voyager'; 2 records are called so: missionfacts show 'voyager'"),
        ("timline apollo 11", "unknown command 'timline' (did you mean timeline?)"),
        ("mission", "unknown command 'mission' (did you mean missions?)"),
        ("foo bar", "no command 'foo'; try: missionfacts search 'foo bar'"),
        ("l'eagle", "no command 'l'eagle'; try: missionfacts search \"l'eagle\""),
    ],
)
def test_it_is_answered_with_what_would_work(run: Run, typed: str, said: str) -> None:
    result = run(*typed.split())
    assert (result.code, result.out, result.err) == (2, "", f"missionfacts: {said}\n")


def test_a_name_in_quotes_is_one_word(run: Run) -> None:
    assert "missionfacts show apollo-11" in run("Apollo 11").err


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_lists_all_commands(run: Run, name: str) -> None:
    assert len([each for each in COMMANDS if each in run(f"{name}xyz").err.split()]) <= 3


def test_own_data_are_looked_through_and_bad_ones_do_not_matter(
    run: Run, tmp_path: Path, two_missions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MISSIONFACTS_DATA", two_missions[-1])
    assert "Taxi is a mission: missionfacts show taxi" in run("taxi").err
    (tmp_path / "taxi.yaml").write_text("mission: [", "utf-8")
    result = run("taxi")
    left_out, said = result.err.splitlines()
    assert (result.code, said) == (2, "missionfacts: no command 'taxi'; try: missionfacts search 'taxi'")
    assert left_out.startswith("missionfacts: left out: ")
    monkeypatch.setenv("MISSIONFACTS_DATA", str(tmp_path / "nowhere"))
    assert run("taxi").code == 2

"""Wrong usage is told in words: what is wrong, of which option, and where to read on."""

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("timeline", "Missing argument 'MISSION'"),
        ("search", "Missing argument 'TEXT...'"),
        ("timeline astp --nope", "No such option: --nope"),
        ("timeline astp --knd x", "--kind"),
        ("timeline astp --kind", "'--kind' requires an argument"),
        ("today --limit -1", "Invalid value for '--limit': -1 is not a whole number from 0 on."),
        ("today --limit many", "Invalid value for '--limit': 'many' is not a whole number from 0 on."),
        ("upcoming --days 400", "Invalid value for '--days': 400 is not a whole number from 1 to 366."),
        ("calendar --weight 9", "Invalid value for '--weight': 9 is not a whole number from 1 to 5."),
        ("today --color blue", "Invalid value for '--color': 'blue' is not one of 'auto', 'always', 'never'."),
        ("cite astp --style apa7", "Invalid value for '--style': 'apa7' is not one of"),
        ("crew astp apollo-11 --header=3", "--header"),
    ],
)
def test_wrong_usage_names_the_option_and_the_help_that_says_more(run: Run, asked: str, said: str) -> None:
    result = run(*asked.split())
    assert (result.code, result.out) == (2, "")
    message, hint = result.err.splitlines()
    assert said in message
    assert hint == f"Try 'missionfacts {asked.split()[0]} -h'."
    assert not any(word in message for word in ("<", ">", "range", "None"))


def test_an_unknown_option_before_the_command_leads_to_the_first_page(run: Run) -> None:
    result = run("--nope", "today")
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("Try 'missionfacts -h'.\n")

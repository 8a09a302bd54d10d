"""search: any text, in any spelling; found words are marked for eyes."""

import re

import pytest

from missionfacts.commands.search import SHOWN
from tests.commands.conftest import records
from tests.conftest import Run
from tests.readers import read_table


@pytest.mark.parametrize("spelling", ["Леонов", "Leonov", "Leonow", "LÉONOV", "leonov", "Алексей Леонов", "leono"])
def test_a_man_is_found_in_every_spelling(run: Run, spelling: str) -> None:
    first = records(run, "search", spelling)[0]
    assert (first["what"], first["id"]) == ("person", "leonov")


def test_every_word_counts_and_the_order_of_words_does_not(run: Run) -> None:
    hits = records(run, "search", "eclipse", "artificial")
    assert "astp/ma-148" in {hit["id"] for hit in hits}
    assert [hit["id"] for hit in records(run, "search", "artificial eclipse")] == [hit["id"] for hit in hits]


def test_an_event_is_found_by_those_who_took_part(run: Run) -> None:
    assert "astp/handshake" in {hit["id"] for hit in records(run, "search", "shake Леонов")}


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "AND",
        "*",
        '""',
        "NEAR(a b)",
        "title:",
        "-",
        "^",
        "a OR",
        "(",
        "'; DROP TABLE event; --",
        "\x01\x1b",
        "\ud800",
    ],
)
def test_what_full_text_search_would_choke_on_is_text(run: Run, text: str) -> None:
    result = run("search", "--", text)
    assert result.code in {0, 1}
    assert "fts5" not in result.err.lower()
    assert "bug" not in result.err


def test_ten_thousand_letters_are_text_too(run: Run) -> None:
    assert run("search", "x" * 10_000).code == 1
    assert run("search", " ".join(f"word{i}" for i in range(2_000))).code == 1


def test_found_words_are_marked_on_a_terminal_only(run: Run) -> None:
    colored = run("search", "eclipse", width=100, color=True)
    assert "\x1b[1;33meclipse\x1b[0m" in colored.out.lower()
    assert "\x1b" not in run("search", "eclipse", width=100).out
    assert "\x1b" not in run("search", "eclipse").out


def test_a_terminal_gets_the_best_hits_and_how_many_more_there_are(run: Run) -> None:
    shown = run("search", "moon", width=100).out
    assert len(read_table(shown.rpartition("\n\n")[0])) == SHOWN
    assert re.search(r"\n\d+ more; --limit 0 shows all\n$", shown)
    assert run("search", "moon", "--limit", "3", width=100).out.count("\n20 Jul 1969") <= 3
    assert "more; --limit" not in run("search", "moon", "--limit", "0", width=100).out


def test_a_pipe_gets_all_hits_or_as_many_as_are_asked_for(run: Run) -> None:
    every = run("search", "moon").out.splitlines()
    assert len(every) > SHOWN
    assert run("search", "moon", "--limit", "3").out.splitlines() == every[:3]
    assert run("search", "moon", "--limit", "0").out.splitlines() == every


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
def test_every_hit_has_its_id_and_reason_at_every_width(run: Run, width: int) -> None:
    shown = re.sub(r"\s", "", run("search", "Гагарин", "--limit", "3", width=width).out)
    assert shown.count("ЮрийАлексеевичГагарин") == 3
    assert "vostok-1/launch" in shown


def test_a_reason_that_the_columns_show_is_not_told_again(run: Run) -> None:
    assert "title" not in run("search", "apollo 11", "--limit", "4", width=80).out
    assert "date" not in run("search", "1969-07-20", "--limit", "4", width=80).out
    assert {hit["matched"] for hit in records(run, "search", "1969-07-20", "--limit", "4")} == {"date"}


@pytest.mark.parametrize(
    ("kinds", "whats"),
    [
        (["--kind", "person"], {"person"}),
        (["--kind", "person,mission"], {"person", "mission"}),
        (["--kind", "person", "--kind", "mission"], {"person", "mission"}),
        (["--kind", "EVA"], {"event"}),
    ],
)
def test_kinds_may_be_several(run: Run, kinds: list[str], whats: set[str]) -> None:
    assert {hit["what"] for hit in records(run, "search", "armstrong", *kinds)} == whats


def test_what_is_not_found_of_a_kind_is_told_with_the_kind(run: Run) -> None:
    result = run("search", "moon landing", "--kind", "person,eva")
    assert (result.code, result.err) == (
        1,
        "missionfacts: no match for 'moon landing' among kinds person, eva\n",
    )


def test_an_unknown_kind_is_told(run: Run) -> None:
    result = run("search", "moon", "--kind", "moonwalks")
    assert result.code == 2
    assert "unknown kind 'moonwalks'" in result.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gagrin", "no match for 'gagrin'; nothing has 'gagrin' (did you mean gagarin"),
        ("apolo landing", "nothing has 'apolo' (did you mean apollo"),
        ("gagarin pluto", "no match for 'gagarin pluto'; each of these words is found, but nowhere all together"),
        ("x" * 100, f"no match for '{'x' * 59}…'"),
        ("?!", "no match for '?!'\n"),
    ],
)
def test_what_is_found_nowhere_is_told_with_what_may_be_meant(run: Run, text: str, told: str) -> None:
    result = run("search", text)
    assert (result.code, result.out) == (1, "")
    assert told in result.err
    assert result.err.count("\n") == 1


def test_one_hit_is_no_reason_to_look_for_near_words(run: Run) -> None:
    assert run("search", "eclipse").err == ""


def test_stems_and_whole_words_are_marked(run: Run) -> None:
    colored = run("search", "moon landing", width=100, color=True).out
    assert {"Moon", "landing", "lands"} <= set(re.findall("\x1b\\[1;33m(\\w+)\x1b", colored))
    assert "Moonshot" not in colored

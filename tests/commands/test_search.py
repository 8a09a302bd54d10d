"""search: any text, in any spelling; found words are marked for eyes."""

import pytest

from tests.commands.conftest import records
from tests.conftest import Run


@pytest.mark.parametrize("spelling", ["Леонов", "Leonov", "Leonow", "LÉONOV", "leonov", "Алексей Леонов", "leon"])
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

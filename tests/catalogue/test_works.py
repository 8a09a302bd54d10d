"""Search, citations, disagreements, people: what the answers say."""

import json
from typing import Any

import pytest

from missionfacts.catalogue.provenance import spread_of

from .conftest import Run


def records(run: Run, *argv: str) -> list[dict[str, Any]]:
    result = run(*argv, "-f", "json")
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


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
        "",
        " ",
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


def test_a_citation_has_all_that_a_writer_needs(run: Run) -> None:
    (found,) = records(run, "cite", "first-docking")
    assert found["id"] == "astp/first-docking"
    assert found["value"] == "1975-07-17T16:09:09Z"
    assert found["precision"] == "to the second"
    assert {"id": "sp-4012", "at": "vol. 3, table 2-54"}.items() <= found["sources"][0].items()
    assert found["disputed"]
    assert found["file"].endswith("astp.yaml")


@pytest.mark.parametrize(
    "name",
    ["astp/handshake", "handshake", "astp/leonov-commander", "astp/dm-mass", "leonov", "astp/ma-148", "nasa", "astp"],
)
def test_events_seats_figures_people_and_more_can_be_cited(run: Run, name: str) -> None:
    (found,) = records(run, "cite", name)
    assert found["sources"]


def test_a_citation_in_plain_text_names_work_place_and_rivals(run: Run) -> None:
    text = run("cite", "soyuz-landing", "--style", "text").out
    assert text.startswith("Soyuz 19 lands in Kazakhstan: 21 Jul 1975, 10:50:54 UTC (known to the second).\n")
    assert "Linda Neuman Ezell" in text
    assert "table 2-54" in text
    assert "Otherwise: " in text


def test_bibtex_entries_balance_and_have_titles(run: Run) -> None:
    text = run("cite", "first-docking", "--style", "bibtex").out
    assert text.count("{") == text.count("}")
    assert text.count("@") == text.count("  title = ") >= 2


def test_csl_json_is_an_array_of_items_with_types(run: Run) -> None:
    items = json.loads(run("cite", "first-docking", "--style", "csl-json").out)
    assert {"id", "type", "title"} <= set(items[0])
    assert items[0]["issued"] == {"date-parts": [[1988]]}


def test_works_are_counted(run: Run) -> None:
    works = records(run, "sources", "astp")
    assert works[0]["facts"] > 50
    assert [work["facts"] for work in works] == sorted((work["facts"] for work in works), reverse=True)
    assert records(run, "sources", "--unused") == []


def test_disagreements_have_a_spread(run: Run) -> None:
    found = {(each["id"], each["rival"]): each for each in records(run, "disputes", "astp")}
    hard_dock = found["astp/first-docking", "1975-07-17T16:12Z"]
    assert (hard_dock["spread"], hard_dock["unit"]) == ("3", "min")
    assert (found["astp/dm-mass", "2012"]["spread"], found["astp/dm-mass", "2012"]["unit"]) == ("6", "kg")
    assert found["astp/apollo-entry", "217:30:46"]["field"] == "elapsed"
    assert all(each["note"] for each in found.values())


@pytest.mark.parametrize(
    ("value", "rival", "unit", "spread"),
    [
        ("1975-07-21T10:50:54Z", "1975-07-21T10:50:51Z", "", ("3", "s")),
        ("1975-07-21T10:50:54Z", "1975-07-21T10:51Z", "", ("1", "min")),
        ("1975-07-21T10:50:10Z", "1975-07-21T10:50Z", "", ("0", "min")),
        ("1970-10-26/1970-10-28", "1970-10-26/1970-10-27", "", ("1", "d")),
        ("1975-07-17", "1975-07-18T16:12Z", "", ("1", "d")),
        ("1934-05-30", "1935", "", ("1", "years")),
        ("1975-03", "1975-07-01", "", ("4", "months")),
        ("9.6", "10", "km", ("0.4", "km")),
        ("2~", "3", "min", ("1", "min")),
        ("4:59", "4:57", "h:m", ("2", "min")),
        ("Kosygin", "Brezhnev", "", ("", "")),
        ("", "1975", "", ("", "")),
    ],
)
def test_a_spread_is_no_more_exact_than_the_coarser_value(
    value: str, rival: str, unit: str, spread: tuple[str, str]
) -> None:
    assert spread_of(value, rival, unit) == spread


def test_only_disputed_events_when_asked(run: Run) -> None:
    everything, disputed = records(run, "timeline", "astp"), records(run, "timeline", "astp", "--disputed")
    assert disputed == [event for event in everything if event["disputed"]]
    assert disputed


def test_a_person_has_seats_and_events_in_order(run: Run) -> None:
    (found,) = records(run, "person", "Алексей Архипович Леонов")
    assert found["id"] == "leonov"
    prime = [(seat["mission"], seat["role"]) for seat in found["seats"] if seat["status"] == "prime"]
    assert prime == [("voskhod-2", "pilot"), ("astp", "commander")]
    assert [flight["mission"] for flight in found["flights"]] == ["voskhod-2", "astp"]
    days = [event["at"][:10] for event in found["events"]]
    assert days == sorted(days)


def test_a_picture_is_named_by_its_event_and_by_its_mission(run: Run) -> None:
    (event,) = records(run, "timeline", "astp", "--from", "1975-04-25", "--to", "1975-04-25")
    assert event["pictures"]
    (mission,) = records(run, "show", "astp")
    assert any(picture["event"] == event["id"] for picture in mission["pictures"])


def test_a_day_belongs_to_the_zone_that_is_asked_for(run: Run) -> None:
    """The first visit ends at 23:01 UTC on 17 July, which in Moscow is the 18th."""
    in_moscow = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "Europe/Moscow")}
    in_utc = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "utc")}
    assert "astp/furnace-pressure-low" in in_moscow - in_utc


def test_a_leap_day_is_told_on_the_28th_of_a_common_year(run: Run, tmp_path: Any) -> None:
    text = "mission:\n  id: leap\n  name: Leap\n  kind: robotic\n  summary: A rare day.\n  sources: [{id: sp-4209}]\n"
    event = "  events: [{id: leap, at: 1996-02-29, kind: landing, title: Something lands, sources: [{id: sp-4209}]}]\n"
    (tmp_path / "leap.yaml").write_text(text + event, "utf-8")
    (tmp_path / "works.yaml").write_text("sources: {sp-4209: {title: The Partnership, kind: history}}\n", "utf-8")
    data = ["--no-bundled", "--data", str(tmp_path)]
    assert [each["at"] for each in records(run, "today", "--date", "2025-02-28", *data)] == ["1996-02-29"]
    assert records(run, "today", "--date", "2024-02-28", *data) == []
    assert "29 February" in run("today", "--date", "2025-02-28", *data, width=80).out
    assert "28 February" in run("today", "--date", "2025-02-27", *data).err


def test_a_citation_on_a_terminal_shows_control_characters_and_does_not_send_them(run: Run, tmp_path: Any) -> None:
    text = "mission:\n  id: odd\n  name: Odd\n  kind: robotic\n  summary: Odd text.\n  sources: [{id: sp-4209}]\n"
    event = '  events: [{id: odd, at: 1996, kind: landing, title: "Red \\e[31m lands", sources: [{id: sp-4209}]}]\n'
    (tmp_path / "odd.yaml").write_text(text + event, "utf-8")
    argv = ["cite", "odd/odd", "--style", "text", "--data", str(tmp_path)]
    assert "\x1b" not in run(*argv, width=80).out
    assert "\\x1b[31m" in run(*argv, width=80).out

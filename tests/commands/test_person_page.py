"""A person as a page: flights with their sum, spacewalks, highlights along a rail, sources by their titles."""

import re

import pytest

from missionfacts.commands._people import MAJOR, MOST, highlights
from missionfacts.model.events import Event
from tests.commands.conftest import records
from tests.conftest import Run
from tests.readers import read_table, width_of

PEOPLE = ("gagarin", "krikalev", "armstrong", "leonov", "george-low")


def page(run: Run, name: str, *options: str, width: int = 80) -> str:
    result = run("person", name, *options, width=width)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("name", PEOPLE)
def test_a_page_fits_its_terminal(run: Run, name: str, width: int) -> None:
    for encoding in ("utf-8", "ascii"):
        lines = run("person", name, "--all", width=width, encoding=encoding).out.split("\n")
        assert [line for line in lines if width_of(line) > width or line != line.rstrip()] == []


def test_a_life_stands_in_two_lines(run: Run) -> None:
    first, second, *_ = page(run, "gagarin").splitlines()
    assert first == "Yuri Gagarin" + "Юрий Алексеевич Гагарин".rjust(68)
    assert second == "USSR · 1 flight, 1961 · no. 1 in space · born 9 March 1934, died 27 March 1968"


def test_a_span_in_which_somebody_was_born_is_no_life(run: Run) -> None:
    life = page(run, "rogge").splitlines()[1]
    assert life == "Germany · 1 flight, 2025 · no. 724 in space · born between 1995 and 1996"


def test_flights_have_their_sum_below(run: Run) -> None:
    lines = page(run, "krikalev").splitlines()
    table = read_table("\n".join(lines[3:11]))
    assert [row["Up → down"] for row in table][:2] == ["Soyuz TM-7", "Soyuz TM-12 → TM-13"]
    assert [row["Role"] for row in table][:3] == ["engineer", "engineer", "specialist"]
    assert [row["Time"] for row in table][-1] == "179 d 23 min"
    assert lines[11].strip() == "in all  803 d 9 h 38 min"
    assert width_of(lines[11]) == width_of(lines[3])


def test_whom_somebody_flew_for_stands_above_and_where_there_is_room_with_each_flight(run: Run) -> None:
    assert page(run, "krikalev").splitlines()[1].startswith("USSR, Russia · ")
    lines = run("person", "krikalev", width=120).out.splitlines()
    nations = [row["Nation"] for row in read_table("\n".join(lines[3:11]))]
    assert nations == ["USSR", "USSR", "Russia", "Russia", "Russia", "Russia"]


def test_one_flight_has_no_sum(run: Run) -> None:
    assert "in all" not in page(run, "gagarin")


def test_a_wide_page_has_the_whole_role(run: Run) -> None:
    assert "flight engineer" in page(run, "krikalev", width=100)
    assert "Role" not in page(run, "krikalev", width=60)


def test_spacewalks_say_what_is_not_counted(run: Run) -> None:
    assert "6 spacewalks, about 22 h 0 min outside; the length of 3 is not known and not counted" in page(
        run, "lu-zhang", width=100
    )


def test_a_flight_without_a_known_time_is_said_not_to_count(run: Run, two_missions: list[str]) -> None:
    text = page(run, "roe", *two_missions)
    assert "Demo → Taxi" in text
    assert "not counted" not in text


def test_a_narrow_page_says_which_columns_of_the_flights_it_does_without(run: Run) -> None:
    assert "Not shown: role (`-f json`)\n" in page(run, "chretien")
    assert "Not shown: role" in page(run, "musgrave", width=60)
    assert "Role" in page(run, "chretien", width=100)
    assert "Not shown: role" not in page(run, "chretien", width=100)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_minutes_do_not_read_as_metres(run: Run, width: int) -> None:
    text = page(run, "musgrave", width=width)
    assert "53 d 9 h 58 min" in text
    assert not re.search(r"\d m\b", text)


def test_a_name_in_a_script_that_the_output_has_not_is_left_out(run: Run) -> None:
    first, second, *_ = run("person", "tereshkova", width=80, encoding="ascii").out.splitlines()
    assert (first, second[:4]) == ("Valentina Tereshkova", "USSR")


def test_only_the_highlights_are_told_until_all_are_asked_for(run: Run) -> None:
    (card,) = records(run, "person", "krikalev")
    major = [event["title"] for event in card["events"] if event["weight"] >= MAJOR]
    text = " ".join(re.sub(r"[│≠]", "", page(run, "krikalev")).split())
    assert [title for title in major if title not in text] == []
    assert f"{len(major)} of {len(card['events'])} events: `missionfacts person krikalev --all` shows all" in text
    whole = " ".join(re.sub(r"[│≠]", "", page(run, "krikalev", "--all")).split())
    places = [whole.index(event["title"]) for event in card["events"]]
    assert places == sorted(places)
    assert "shows all" not in whole


def test_events_stand_below_their_mission_and_wide_pages_or_those_asked_have_their_ids(run: Run) -> None:
    assert "1961  Vostok 1 ─" in page(run, "gagarin")
    assert "vostok-1/gagarin-lands" in page(run, "gagarin", width=100)
    assert "Not shown: the ids of events (`missionfacts person gagarin --ids`)" in page(run, "gagarin")
    assert "vostok-1/gagarin-lands" in page(run, "gagarin", "--ids", width=60)


def event(weight: int, number: int) -> Event:
    return Event._make("" for _ in Event._fields)._replace(weight=weight, id=f"m/e{number}", at="1961", mission="m")


@pytest.mark.parametrize(
    ("weights", "kept"),
    [([1, 4, 2, 5], [1, 3]), ([1, 3, 2, 3], [1, 3]), ([2, 2], [0, 1]), ([], [])],
)
def test_highlights_are_the_major_events_or_else_the_heaviest(weights: list[int], kept: list[int]) -> None:
    events = [event(weight, number) for number, weight in enumerate(weights)]
    assert highlights(events) == [events[number] for number in kept]


def test_highlights_are_few() -> None:
    events = [event(4 + number % 2, number) for number in range(40)]
    assert [each.weight for each in highlights(events)] == [5] * MOST


def test_other_parts_and_sources_are_told_in_words(run: Run) -> None:
    text = page(run, "gagarin")
    assert "Also part in  Voskhod 2: capcom\n" in text
    assert "Sources  On This Day, Yuri Gagarin\n" in text


def test_whoever_never_flew_has_a_page_too(run: Run) -> None:
    text = page(run, "george-low")
    assert "flight" not in text.splitlines()[1]
    assert "Apollo-Soyuz Test Project: co-chairman" in text


def test_show_shows_the_same_page(run: Run) -> None:
    assert run("show", "gagarin", width=80).out == page(run, "gagarin")


@pytest.mark.parametrize(
    ("person", "flown"),
    [
        ("strekalov", "5 flights, 1980–1995 and 1 flight that did not reach space"),
        ("michael-smith", "1 flight that did not reach space, 1986"),
        ("gagarin", "1 flight, 1961"),
    ],
)
def test_flights_are_counted_as_elsewhere(run: Run, person: str, flown: str) -> None:
    assert f" · {flown} · " in " ".join(run("person", person, width=100).out.split())


def test_a_flight_that_did_not_reach_space_has_no_number(run: Run) -> None:
    lines = run("person", "strekalov", width=140).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "not in space" in line)
    assert [line[:1] for line in lines[at - 1 : at + 2]] == ["2", " ", "3"]

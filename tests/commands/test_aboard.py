"""The command `aboard`, and `crew` of a station."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.conftest import records
from tests.conftest import Run

LATER = datetime(2026, 11, 26, 12, tzinfo=UTC)  # the data do not reach so far


def where(run: Run, *argv: str) -> dict[str, list[str]]:
    """Return who is aboard at each place, as a pipe gets it."""
    found: dict[str, list[str]] = {}
    for each in records(run, "aboard", *argv, "--tz", "utc"):
        found.setdefault(each["place"], []).append(each["person"])
    return found


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("1961-04-12T06:07:00Z", {"Vostok 1": ["gagarin"]}),
        ("1961-04-12 07:54 utc", {"Vostok 1": ["gagarin"]}),  # whose ship landed before him
        (
            "1975-07-17T19:30Z",
            {
                "Soyuz 19": ["leonov", "kubasov", "stafford", "slayton"],
                "Apollo": ["brand"],
                "Salyut 4": ["klimuk", "sevastyanov"],
            },
        ),
        # Of the way into the docking module nobody tells the time.
        (
            "1975-07-17T18:00Z",
            {
                "Soyuz 19": ["leonov", "kubasov"],
                "Apollo": ["brand"],
                "Apollo or Docking Module": ["stafford", "slayton"],
                "Salyut 4": ["klimuk", "sevastyanov"],
            },
        ),
        ("1969-07-21T03:00Z", {"Eagle on the Moon": ["armstrong", "aldrin"], "Columbia": ["michael-collins"]}),
        (
            "1969-11-19T08:00Z",
            {"Apollo 12 LM Intrepid on the Moon": ["conrad", "bean"], "Apollo 12 CSM Yankee Clipper": ["gordon"]},
        ),
        ("1969-01-16T08:00Z", {"Soyuz 4": ["shatalov"], "Soyuz 5": ["volynov", "yeliseyev", "khrunov"]}),
        ("1969-01-16T13:00Z", {"Soyuz 4": ["shatalov", "yeliseyev", "khrunov"], "Soyuz 5": ["volynov"]}),
        ("1986-05-05T20:00Z", {"Soyuz T-15": ["kizim", "solovyov"]}),  # on the way from Mir to Salyut 7
        ("1986-05-07T20:00Z", {"Salyut 7": ["kizim", "solovyov"]}),
        ("1991-10-15T02:00Z", {"Soyuz TM-13": ["krikalev", "aleksandr-volkov"]}),  # which changes its port
        ("1991-10-15T03:00Z", {"Mir": ["krikalev", "aleksandr-volkov"]}),
    ],
)
def test_people_are_where_the_events_put_them(run: Run, moment: str, there: dict[str, list[str]]) -> None:
    assert {place: set(people) for place, people in where(run, moment).items()} == {
        place: set(people) for place, people in there.items()
    }


def test_thirteen_people_were_on_one_station(run: Run) -> None:
    assert {each["station"] for each in records(run, "aboard", "2009-07-18", "--tz", "utc")} == {"iss"}
    assert len(records(run, "aboard", "--at", "2009-07-18", "--station", "iss", "--tz", "utc")) == 13
    assert len(records(run, "crew", "iss", "--at", "2009-07-18", "--tz", "utc")) == 13


def test_a_day_asks_for_all_who_were_up_on_any_part_of_it(run: Run) -> None:
    day = where(run, "1969-07-24")
    assert day == {"Columbia": ["armstrong", "michael-collins", "aldrin"]}
    assert run("aboard", "1969-07-24T17:00Z").out == ""


def test_a_record_says_how_somebody_came_and_went(run: Run) -> None:
    (wakata,) = (each for each in records(run, "aboard", "2009-05-30", "--tz", "utc") if each["person"] == "wakata")
    assert (wakata["up"], wakata["down"], wakata["day"], wakata["flight"]) == ("sts-119", "sts-127", 77, 3)
    assert (wakata["ship_up"], wakata["ship_down"]) == ("sts-119/discovery", "sts-127/endeavour")
    assert (wakata["nation"], wakata["certain"], wakata["docked"]) == (
        "Japan", True, ["soyuz-tma-14/soyuz-tma-14", "soyuz-tma-15/soyuz-tma-15"],
    )  # fmt: skip


@pytest.mark.parametrize("said", ["apollo-11 102:45:40", "apollo 11 GET 102:45:40", "1969-07-20T20:17:40Z"])
def test_a_moment_may_be_an_elapsed_time_of_a_mission(run: Run, said: str) -> None:
    assert where(run, said) == {"Eagle on the Moon": ["armstrong", "aldrin"], "Columbia": ["michael-collins"]}


def test_a_day_of_a_flight_is_a_day(run: Run) -> None:
    assert where(run, "apollo-11 day 9") == where(run, "1969-07-24")


def test_words_of_a_moment_need_no_quotes(run: Run) -> None:
    assert where(run, "17", "July", "1975", "19:30", "UTC") == where(run, "--at", "1975-07-17T19:30Z")


def test_a_zone_decides_the_day(run: Run) -> None:
    """Apollo 17 lifted off at 05:33 UTC, which in Houston was the evening before."""
    assert run("aboard", "1972-12-06", "--tz", "utc").out == ""
    assert len(run("aboard", "1972-12-06", "--tz", "America/Chicago").out.splitlines()) == 3


def test_where_a_landing_is_known_to_the_day_it_is_said_that_nobody_can_know(run: Run) -> None:
    on_the_day = records(run, "aboard", "2026-07-26T12:00Z")
    assert {each["up"] for each in on_the_day if not each["certain"]} == {"soyuz-ms-28"}
    table = run("aboard", "2026-07-26T12:00Z", width=100).out
    assert ", 3 of them perhaps" in table
    assert table.count(" ?") == 3
    day_before = records(run, "aboard", "2026-07-25T12:00Z")
    assert all(each["certain"] for each in day_before)
    assert "soyuz-ms-28" not in {each["up"] for each in records(run, "aboard", "2026-07-27", "--tz", "utc")}


def test_beyond_the_data_it_is_who_was_up_at_their_end_and_may_have_landed(run: Run) -> None:
    result = run("aboard", "-f", "json", now=LATER)
    assert '"certain": true' not in result.out
    assert "spacex-crew-12" not in result.out  # it landed on that day
    assert result.err == (
        "missionfacts: the data reach to 8 October 2026; who has landed since, or gone up, they do not tell\n"
    )
    table = run("aboard", width=80, now=LATER).out
    assert "In space on Thu 8 October 2026" in table
    assert "anybody here may have landed since" in " ".join(table.split())


def test_within_the_data_now_is_a_moment_like_any_other(run: Run) -> None:
    now = datetime(2025, 7, 17, 12, tzinfo=UTC)
    assert run("aboard", now=now).out == run("aboard", "2025-07-17T12:00:00Z").out
    assert run("aboard", now=now).err == ""


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["2027-01-01"], 1, "the data reach to 8 October 2026 and do not tell who was in space after that"),
        (["1961-04-12T06:06:59Z"], 1, "nobody was in space before 12 April 1961, when Vostok 1 lifted off"),
        (["1957"], 2, "'1957' is not a date to work with: which day of 1957? Write one, such as 17 July 1957"),
        (["1957-10-04"], 1, "nobody was in space before 12 April 1961, when Vostok 1 lifted off"),
        (["1986-01-01", "--station", "mir"], 1, "Mir was launched later, on 19 February 1986"),
        (
            ["2002-01-01", "--station", "mir"],
            1,
            "Mir was there no longer: it came down on 23 March 2001; `missionfacts expeditions mir` lists who lived"
            " there",
        ),
        (
            ["1969-07-20", "--station", "apollo-11"],
            2,
            "Apollo 11 is not a station: `missionfacts missions --kind station` lists them",
        ),
        (["51:49"], 2, "'51:49' is not a date to work with: of which flight? Write its name too: 'apollo-11 51:49'"),
        (["1975-07-17", "--at", "1975-07-18"], 2, "the moment is given twice: once will do"),
        (
            ["1975-07-17T16:00Z/1975-07-17T18:00Z"],
            2,
            "'1975-07-17T16:00Z/1975-07-17T18:00Z' is not a date to work with: one moment is wanted, not a span",
        ),
        (
            ["1961-04-12T07:56:00Z", "--tz", "utc"],
            0,
            "nobody was in space on Wed 12 April 1961 at 07:56:00 UTC: Vostok 1 had landed on 12 April 1961, and"
            " Mercury-Redstone 3 lifted off on 5 May 1961",
        ),
        (["1990-02-01", "--station", "salyut-7", "--tz", "utc"], 0, "nobody was at Salyut 7 on Thu 1 February 1990"),
    ],
)
def test_what_cannot_be_answered_is_one_clear_line(run: Run, argv: list[str], code: int, said: str) -> None:
    result = run("aboard", *argv, now=LATER)
    assert (result.code, result.out, result.err) == (code, "", f"missionfacts: {said}\n")


def test_a_table_has_a_heading_for_each_place_and_fits(run: Run) -> None:
    for width in (60, 80, 140):
        table = run("aboard", "1975-07-17T19:30Z", "--tz", "utc", width=width).out
        assert all(len(line) <= width for line in table.splitlines())
        assert "Soyuz 19, docked to Apollo" in table
        assert "with Soyuz 18 docked" in table
        assert "~19:20" in table or width < 80
    assert "7 people" in table


def test_the_moment_is_for_a_station(run: Run) -> None:
    result = run("crew", "apollo-11", "--at", "1969-07-20")
    assert (result.code, result.out) == (2, "")
    assert "--at is for a station" in result.err


@pytest.fixture
def residents(tmp_path: Path) -> list[str]:
    """A station of which an expedition is told, with a guest."""
    (tmp_path / "base.yaml").write_text(
        """\
mission:
  id: base
  name: Base
  kind: station
  summary: Where others dock.
  sources: [{id: log}]
  spacecraft: [{id: base, name: Base, sources: [{id: log}]}]
  expeditions:
    - id: first
      name: Base EO-1
      begins: 1990-03-02T18:00Z
      ends: 1990-03-04
      commander: doe
      crew: [{person: doe, role: keeper}, {person: poe, role: cook, begins: 1990-03-03}]
      sources: [{id: log}]
people:
  doe: {name: Jane Doe, nation: Nowhere, sources: [{id: log}]}
  roe: {name: Rachel Roe, nation: Nowhere, sources: [{id: log}]}
  poe: {name: Pat Poe, nation: Elsewhere, sources: [{id: log}]}
sources:
  log: {title: A Log, kind: primary}
""",
        "utf-8",
    )
    (tmp_path / "taxi.yaml").write_text(
        """\
mission:
  id: taxi
  name: Taxi
  kind: crewed
  summary: It takes people to the base.
  sources: [{id: log}]
  spacecraft: [{id: taxi, name: Taxi, crew: 3, sources: [{id: log}]}]
  crew:
    - {person: doe, spacecraft: taxi, role: driver, status: prime, sources: [{id: log}]}
    - {person: roe, spacecraft: taxi, role: guide, status: prime, sources: [{id: log}]}
    - {person: poe, spacecraft: taxi, role: guide, status: prime, sources: [{id: log}]}
  events:
    - {id: launch, at: 1990-03-01T08:00:00Z, kind: launch, spacecraft: [taxi], title: Taxi lifts off, sources: [{id: log}]}
    - {id: docking, at: 1990-03-02T18:00Z, kind: docking, spacecraft: [taxi, base/base], title: Taxi docks, sources: [{id: log}]}
    - {id: song, at: 1990-03-03, kind: broadcast, spacecraft: [taxi], title: Taxi sings, sources: [{id: log}]}
    - {id: undocking, at: 1990-03-05T06:00Z, kind: undocking, spacecraft: [taxi, base/base], title: Taxi undocks, sources: [{id: log}]}
    - {id: landing, at: 1990-03-05T09:00:00Z, kind: landing, spacecraft: [taxi], title: Taxi lands, sources: [{id: log}]}
""",  # noqa: E501
        "utf-8",
    )
    return ["--no-bundled", "--data", str(tmp_path)]


def test_residents_come_before_guests_with_their_role_at_the_station(run: Run, residents: list[str]) -> None:
    found = records(run, "crew", "base", "--at", "1990-03-03T12:00Z", *residents)
    assert [(each["person"], each["station_role"], each["expedition"]) for each in found] == [
        ("doe", "keeper", "base/first"),
        ("poe", "cook", "base/first"),
        ("roe", None, None),
    ]
    early = records(run, "crew", "base", "--at", "1990-03-02T20:00Z", *residents)
    assert [each["person"] for each in early if each["expedition"]] == ["doe"]
    table = run("crew", "base", "--at", "1990-03-03T12:00Z", "--tz", "utc", *residents, width=80).out
    assert table.index("Base, EO-1, with Taxi docked") < table.index("Guests at Base") < table.index("Rachel Roe")


def test_an_expedition_has_its_crew_and_their_own_dates(run: Run, residents: list[str]) -> None:
    for name in ("Base EO-1", "base/first"):
        found = records(run, "crew", name, *residents)
        assert [(each["name"], each["role"], each["begins"], each["up"], each["nation"]) for each in found] == [
            ("Jane Doe", "keeper", "1990-03-02T18:00Z", "taxi", "Nowhere"),
            ("Pat Poe", "cook", "1990-03-03", "taxi", "Elsewhere"),
        ]
    assert "Base EO-1" in run("crew", "Base EO-1", *residents, width=80).out


def test_expeditions_lists_who_commanded(run: Run, residents: list[str]) -> None:
    (first,) = records(run, "expeditions", "base", *residents)
    assert (first["id"], first["commander"], len(first["crew"])) == ("base/first", "doe", 2)
    assert records(run, "expeditions", "--person", "Pat Poe", *residents) == [first]
    assert (
        run("expeditions", "--person", "roe", *residents).err == "missionfacts: no resident crew had all these people\n"
    )
    table = run("expeditions", *residents, width=80).out
    assert "Jane Doe" in table
    assert "Pat Poe" in table


def test_the_timeline_of_an_expedition_is_that_of_its_station_and_its_flights(run: Run, residents: list[str]) -> None:
    assert [each["id"] for each in records(run, "timeline", "Base EO-1", *residents)] == ["taxi/docking", "taxi/song"]
    assert [each["id"] for each in records(run, "timeline", "Base EO-1", "--from", "1990-03-03", *residents)] == [
        "taxi/song"
    ]
    assert "Base EO-1" in run("timeline", "Base EO-1", *residents, width=80).out


def test_where_nobody_was_there_is_one_line(run: Run) -> None:
    result = run("aboard", "1967-01-27", width=80)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("missionfacts: nobody was in space on Fri 27 January 1967")
    assert result.err.count("\n") == 1


def test_a_crew_named_as_its_station_with_a_number_keeps_its_name(run: Run) -> None:
    assert "Skylab, Skylab 2 crew, with" in run("aboard", "1973-06-01", width=80).out
    assert "Mir, EO-19, with" in run("aboard", "1995-07-10", width=80).out


def test_who_had_two_posts_in_a_crew_is_named_once_with_the_command(run: Run) -> None:
    last = run("expeditions", "iss", "--person", "fincke", "--reverse", "--limit", "1", width=400)
    shown = " ".join(last.out.split())
    assert "With" in shown
    assert shown.count("Michael Fincke") == 1
    assert "Michael Fincke (commander), Zena Cardman" in shown

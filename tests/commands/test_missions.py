"""missions: all of them, by launch, narrowed as asked."""

import re
from pathlib import Path

import pytest

from tests.commands.conftest import records
from tests.conftest import Run
from tests.readers import read_tsv


def missions(run: Run, *options: str) -> list[dict[str, str]]:
    result = run("missions", "--fields", "id,kind,start", *options)
    assert result.code == 0
    assert not (result.out and result.err)
    return [dict(zip(("id", "kind", "start"), row, strict=True)) for row in read_tsv(result.out)]


def ids(run: Run, *options: str) -> list[str]:
    return [mission["id"] for mission in missions(run, *options)]


def test_missions_come_by_launch(run: Run) -> None:
    starts = [mission["start"][:10] for mission in missions(run) if mission["start"]]
    assert starts == sorted(starts)
    assert ids(run)[0] == "spaceflight"
    assert ids(run, "--kind", "robotic")[0] == "sputnik-1"


@pytest.mark.parametrize("kind", ["crewed", "robotic", "programme", "station"])
def test_missions_of_a_kind(run: Run, kind: str) -> None:
    assert {mission["kind"] for mission in missions(run, "--kind", kind)} <= {kind}
    assert ids(run, "--kind", kind) == [each["id"] for each in missions(run) if each["kind"] == kind]


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [("1975", "1975", "1975"), ("1961..1963", "1961", "1963"), ("2020..", "2020", "9999"), ("..1960", "0001", "1960")],
)
def test_missions_of_a_year_or_some(run: Run, year: str, first: str, last: str) -> None:
    found = ids(run, "--year", year)
    assert found
    assert found == [mission["id"] for mission in missions(run) if first <= mission["start"][:4] <= last]


def test_missions_that_somebody_flew_on(run: Run) -> None:
    assert ids(run, "--person", "Leonov") == ["voskhod-2", "astp"]
    assert ids(run, "--person", "Leonov", "--person", "Stafford") == ["astp"]
    assert ids(run, "--person", "Leonov", "--person", "Armstrong") == []


def test_missions_with_somebody_of_a_nation(run: Run) -> None:
    assert ids(run, "--nation", "Cuba") == ["soyuz-38"]
    assert ids(run, "--nation", "cuba", "--year", "1981") == []


def test_missions_in_flight_are_told_with_the_day_of_their_flight(run: Run, two_missions: list[str]) -> None:
    def aloft(day: str, *options: str) -> dict[str, int]:
        argv = ["missions", "--in-flight", day, "--tz", "utc", *options, *two_missions]
        return {each["id"]: each["day"] for each in records(run, *argv)}

    assert aloft("1996-03-02") == {"demo": 3, "taxi": 2}
    assert list(aloft("1996-03-02")) == ["demo", "taxi"]  # by launch
    assert aloft("1996-02-29") == {"demo": 1}
    assert aloft("1996-03-05") == {"taxi": 5}
    assert aloft("1996-02-28") == aloft("1996-03-06") == aloft("2026-03-02") == {}
    assert aloft("1996-03-01", "--tz", "Asia/Tokyo") == {"demo": 2}  # where Taxi lifts off on the 2nd
    assert aloft("1996-03-02", "--person", "poe") == {"taxi": 2}
    assert aloft("1996-03-02", "--kind", "robotic") == {}


def test_a_mission_in_flight_has_the_columns_of_a_mission_and_the_day(run: Run, two_missions: list[str]) -> None:
    argv = ["missions", "--in-flight", "1996-03-02", "--tz", "utc", *two_missions]
    assert read_tsv(run(*argv).out) == [  # with the landing of the ship that one of its crew came home in
        ["demo", "Demo", "crewed", "1996-02-29T10:00:00Z", "1996-03-03T12:00Z", "2", "7", "3"],
        ["taxi", "Taxi", "crewed", "1996-03-01T20:00:00Z", "1996-03-05T20:00:30Z", "1", "2", "2"],
    ]
    for width in (None, 80):
        nobody = run(*argv, "--in-flight", "1999-01-01", width=width)
        assert nobody == (0, "", "missionfacts: nothing was in flight\n")
    assert run("missions", "--in-flight", "yesteryear", *two_missions).code == 2


@pytest.mark.parametrize(("covers", "until"), [("1996-03-20", "1996-03-20"), ("", "")])
def test_what_has_not_landed_is_in_flight_until_the_day_to_which_the_data_reach(
    run: Run, two_missions: list[str], covers: str, until: str
) -> None:
    folder = Path(two_missions[-1])
    taxi = (folder / "taxi.yaml").read_text("utf-8")
    (folder / "taxi.yaml").write_text(re.sub(r"    - {id: landing.*\n", "", taxi), "utf-8")
    demo = (folder / "demo.yaml").read_text("utf-8").replace("landed_in: taxi, ", "")
    (folder / "demo.yaml").write_text(demo, "utf-8")
    reach = f"  covers: {covers}\n" if covers else ""
    whole = f"dataset:\n  version: 1996-04-01\n{reach}  licence: free\n  credit: Nobody\n"
    (folder / "dataset.yaml").write_text(whole, "utf-8")

    def aloft(day: str) -> list[str]:
        return [each["id"] for each in records(run, "missions", "--in-flight", day, "--tz", "utc", *two_missions)]

    assert aloft("1996-03-10") == (["taxi"] if until else [])
    assert aloft("1996-03-20") == (["taxi"] if until else [])
    assert aloft("1996-03-21") == []


@pytest.mark.parametrize("width", [None, 80])
def test_years_and_days_outside_the_data_are_told_on_standard_error(run: Run, width: int | None) -> None:
    for options, words in (
        (["--year", "1800"], "those told of were launched from 1957 to 20"),
        (["--in-flight", "2100-01-01"], "the data reach to "),
    ):
        result = run("missions", *options, width=width)
        assert (result.code, result.out) == (0, "")
        assert words in result.err
        assert result.err.count("\n") == 1


def test_a_backward_range_of_years_is_refused(run: Run) -> None:
    result = run("missions", "--year", "1981..1975")
    assert (result.code, result.out) == (2, "")
    assert "1981 is after 1975" in result.err


@pytest.mark.parametrize(
    ("options", "some"),
    [
        (["--ship", "OV-103"], {"sts-41-d", "sts-133"}),
        (["--ship", "eagle"], {"apollo-11"}),
        (["--ship", "soyuz tm"], {"soyuz-tm-2", "soyuz-tm-34"}),
        (["--launcher", "saturn 5"], {"apollo-8", "skylab"}),
        (["--launcher", "Soyuz-U2", "--person", "krikalev"], {"soyuz-tm-7", "soyuz-tm-12"}),
        (["--site", "LC-39B", "--year", "1969"], {"apollo-10"}),
        (["--station", "Salyut 6", "--agency", "npo-energia"], {"soyuz-26"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_missions_are_narrowed_by_what_flew_from_where_to_where(run: Run, options: list[str], some: set[str]) -> None:
    assert some <= set(ids(run, *options))


def test_the_flights_of_one_orbiter(run: Run) -> None:
    flights = ids(run, "--ship", "discovery")
    assert len(flights) == 39
    assert flights == ids(run, "--ship", "Discovery", "--agency", "nasa") == ids(run, "--ship", "ov 103")
    told = records(run, "missions", "--ship", "discovery", "--sort", "duration", "--reverse", "--limit", "1")
    assert (told[0]["id"], told[0]["serial"]) == ("sts-131", ["OV-103"])


def test_what_a_filter_finds_the_columns_show(run: Run) -> None:
    def told(field: str, *options: str) -> list[object]:
        found = records(run, "missions", *options)
        assert found
        return [each[field] for each in found]

    assert all("mir" in stations for stations in told("stations", "--station", "mir"))  # type: ignore[operator]
    assert all("jaxa" in agencies for agencies in told("agencies", "--agency", "JAXA"))  # type: ignore[operator]
    assert all("Saturn" in str(launcher) for launcher in told("launcher", "--launcher", "saturn"))
    assert all("Baikonur" in str(site) for site in told("site", "--site", "baikonur"))


def test_missions_lasted_so_long(run: Run) -> None:
    every = [each for each in records(run, "missions") if each["duration"]]
    every = [each for each in every if not each["duration"].startswith("-")]  # known to the minute at one end only
    hours = {each["id"]: int(each["duration"].partition(":")[0]) for each in every}
    assert set(ids(run, "--min-duration", "180d")) == {key for key, number in hours.items() if number >= 180 * 24}
    assert set(ids(run, "--max-duration", "59 min")) == {key for key, number in hours.items() if number == 0} - {
        each["id"] for each in every if each["duration"].startswith("0:59:")
    }


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--ship", "discovry"], 1, "no ship 'discovry' (did you mean Discovery"),
        (["--launcher", "saturm v"], 1, "no launcher 'saturm v' (did you mean Saturn V"),
        (["--site", "baikonour"], 1, "no launch site 'baikonour' (did you mean Baikonur"),
        (["--agency", "nassa"], 1, "no organisation 'nassa' (did you mean nasa"),
        (["--station", "mirr"], 1, "no mission 'mirr' (did you mean mir"),
        (["--min-duration", "ages"], 2, "'ages' is not a length of time"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_filter_of_missions_that_means_nothing_is_answered_with_what_is_near(
    run: Run, options: list[str], code: int, words: str
) -> None:
    result = run("missions", *options)
    assert (result.code, result.out) == (code, "")
    assert words in result.err


@pytest.mark.parametrize(
    ("options", "heading"),
    [(["--sort", "duration"], "Duration"), (["--min-duration", "80d"], "Duration"), (["--sort", "apogee"], "Apogee")],
)
def test_a_terminal_shows_what_missions_are_sorted_or_chosen_by(run: Run, options: list[str], heading: str) -> None:
    assert heading in run("missions", "--kind", "crewed", *options, "--limit", "2", width=120).out.splitlines()[0]
    assert "\t" not in run("missions", "--kind", "crewed", *options, width=80).out
    assert run("missions", *options, "--limit", "1").out.count("\t") == 6

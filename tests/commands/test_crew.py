"""crew: who flew, and who stood by."""

import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.readers import read_table, read_tsv


def seats(run: Run, *options: str) -> list[list[str]]:
    result = run("crew", "astp", *options, "--fields", "person,status")
    assert (result.code, result.err) == (0, "")
    return read_tsv(result.out)


def test_those_who_flew_are_listed_by_spacecraft_and_seat(run: Run) -> None:
    assert [person for person, _ in seats(run)] == ["stafford", "brand", "slayton", "leonov", "kubasov"]


@pytest.mark.parametrize("status", ["prime", "backup", "support", "ground"])
def test_those_of_a_status_are_listed(run: Run, status: str) -> None:
    assert {found for _, found in seats(run, "--status", status)} == {status}


def test_all_are_those_of_every_status(run: Run) -> None:
    every = seats(run, "--status", "all")
    apart = [seat for status in ("prime", "backup", "support", "ground") for seat in seats(run, "--status", status)]
    assert sorted(every) == sorted(apart)
    assert sorted(seats(run, "--status", "prime", "--status", "backup")) == [
        seat for seat in sorted(every) if seat[1] in {"prime", "backup"}
    ]


def test_a_narrow_terminal_keeps_the_status_where_there_are_several(run: Run) -> None:
    assert "Status" not in read_table(run("crew", "astp", width=56).out)[0]
    assert "Status" in read_table(run("crew", "astp", "--status", "all", width=56).out)[0]


def test_a_seat_has_the_nation_of_the_flight_and_the_persons_own_otherwise(run: Run) -> None:
    rows = read_tsv(run("crew", "demo", *OF_EVERYTHING, "--status", "all", "--fields", "id,nation,landed_in").out)
    assert rows == [
        ["demo/demo-pilot-pilot", "Elsewhere", "other/capsule"],
        ["demo/demo-other-backup-pilot", "Nowhere", ""],
    ]


def test_where_nobody_has_a_seat_it_is_said_what_to_ask_for(run: Run) -> None:
    assert run("crew", "vostok-1", "--status", "support").err == (
        "missionfacts: the data name nobody of Vostok 1 with the status support; --status all has everyone\n"
    )
    assert run("crew", "venera-9", "--status", "all").err == (
        "missionfacts: the data name nobody who had a part in Venera 9\n"
    )


def test_eyes_read_the_names_of_spacecraft_and_a_pipe_their_ids(run: Run) -> None:
    assert {row["Spacecraft"] for row in read_table(run("crew", "astp", width=100).out)} == {"Apollo", "Soyuz 19"}
    assert {row[0] for row in read_tsv(run("crew", "astp").out)} == {"apollo", "soyuz-19"}


def test_where_nobody_had_a_seat_no_other_status_is_recommended(run: Run) -> None:
    assert run("crew", "luna-9").err == run("crew", "luna-9", "--status", "all").err
    assert "--status" not in run("crew", "luna-9").err

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

"""Small pictures below lists: where there is room, for eyes only, and true."""

import json
import re

import pytest

from tests.conftest import Run
from tests.readers import width_of

STRIP = re.compile(r"^(\d+ \w{3}|\d{4}) ([ ▁▂▃▄▅▆▇█\[\]]+) (\d+ \w{3}|\d{4})$", re.MULTILINE)
PLAIN_STRIP = re.compile(r"^(\d+ \w{3}|\d{4}) ([ .:\-=+*%#\[\]]+) (\d+ \w{3}|\d{4})$", re.MULTILINE)
LISTS = [
    ["aboard", "2009-07-20", "--tz", "utc"],
    ["aboard", "1995-06-30", "--tz", "utc", "--station", "mir"],
    ["records", "most-in-space"],
    ["missions", "--kind", "crewed"],
    ["missions", "--station", "skylab"],
]


def test_around_a_day_stand_as_many_people_as_aboard_says(run: Run) -> None:
    out = run("aboard", "2009-07-20", "--tz", "utc", width=80).out
    found = STRIP.search(out)
    assert found
    days = found[2].replace("[", "").replace("]", "")
    assert len(days) == 61
    assert (found[1], found[2].index("["), found[3]) == ("20 Jun", 30, "19 Aug")
    numbers = {offset: len(run("aboard", f"2009-07-{20 + offset}T12:00Z").out.splitlines()) for offset in (-12, 0, 3)}
    assert numbers[0] == 13
    most = max(numbers.values())
    assert f"from 6 to {most}" in out
    for offset, number in numbers.items():
        assert " ▁▂▃▄▅▆▇█".index(days[30 + offset]) == round(number / most * 8)


def test_of_now_the_years_are_shown(run: Run) -> None:
    """The data reach to a day before it."""
    data = json.loads(run("records", "most-in-space", "-f", "json", "--top", "1").out)
    for out in (run("records", "most-in-space", width=100).out, run("records", "most-in-space", width=72).out):
        assert f"up to {data[0]['amount']}\n" in out
        found = STRIP.search(out)
        assert found
        assert found[1] == "1961"
        assert "█" in found[2]


def test_flights_have_bars_for_how_long_they_were_and_many_a_strip_of_their_years(run: Run) -> None:
    few = run("missions", "--station", "skylab", width=80).out
    bars = [len(line.split("  ")[-1].strip()) for line in few.splitlines()[2:]]
    assert bars == [4, 9, 12]  # 28, 59 and 84 days, of twelve columns
    assert not STRIP.search(few)
    assert STRIP.search(run("missions", "--kind", "crewed", width=100).out)


def bars_of(out: str) -> dict[str, str]:
    """Return the last column of a table's rows, by their first word."""
    rows = (re.split("  +", line.strip()) for line in out.splitlines())
    return {row[0]: row[-1] for row in rows if re.fullmatch("[━╸]+|·", row[-1])}


def test_among_others_flights_of_people_have_bars_and_the_others_a_dot(run: Run) -> None:
    for width in (100, 140):
        found = bars_of(run("missions", "--year", "1969", width=width).out)
        assert found["venera-5"] == "·"  # a probe goes on for decades
        assert len(found["apollo-12"]) > len(found["apollo-11"]) > len(found["soyuz-4"]) > 1
    assert "━" not in run("missions", "--year", "1969", width=80).out  # where the ids leave no room
    plain = run("missions", "--year", "1969", width=100, encoding="ascii").out
    assert plain.isascii()
    assert re.search(r"Venera 5 .*  \.$", plain, re.MULTILINE)


@pytest.mark.parametrize("argv", [["people", "--nation", "canada"], ["missions", "--station", "mir"]])
def test_a_bar_of_some_rows_is_as_long_as_among_all(run: Run, argv: list[str]) -> None:
    some, every = (bars_of(run(*argv, *limit, width=140).out) for limit in (("--limit", "3"), ()))
    assert 2 <= len(some) < len(every)
    assert some == {row: every[row] for row in some}
    assert max(map(len, some.values())) < max(map(len, every.values()))


def test_records_have_bars_from_80_columns_where_there_is_something_to_compare(run: Run) -> None:
    out = run("records", width=80).out
    groups: dict[str, list[str]] = {}
    for line in out.splitlines()[4:]:
        if line and not line.startswith(" "):
            group = groups.setdefault(line, [])
        elif re.match(r" +\d", line):
            group.append(line)
    assert all("━" in line or "╸" in line for line in groups["Longest flight"])
    assert not any("━" in line for line in groups["First outside"])
    one = run("records", "--top", "1", width=80).out
    assert not re.search("[━╸]", "".join(line for line in one.splitlines() if "Polyakov" in line))


def test_sums_have_commas_between_their_thousands(run: Run) -> None:
    assert re.search(r"in all .* \d\d,\d{3} d \d+ h\n", run("people", "--limit", "3", width=140).out)


@pytest.mark.parametrize("argv", LISTS)
def test_pictures_are_for_eyes_with_room_for_them(run: Run, argv: list[str]) -> None:
    for width in (40, 60):
        out = run(*argv, width=width).out
        assert not re.search("[▁▂▃▅▆▇█]", out)
    piped = run(*argv)
    assert not re.search("[▁▂▃▅▆▇█━]", piped.out)
    for width in (72, 80, 140):
        for encoding in ("utf-8", "ascii"):
            out = run(*argv, width=width, encoding=encoding).out
            assert max(map(width_of, out.splitlines())) <= width
            assert encoding == "utf-8" or out.isascii()
            if argv[:2] != ["missions", "--station"]:
                assert (STRIP if encoding == "utf-8" else PLAIN_STRIP).search(out)

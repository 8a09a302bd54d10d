"""missions: all of them, by launch, narrowed as asked."""

import pytest

from tests.conftest import Run
from tests.readers import read_tsv


def missions(run: Run, *options: str) -> list[dict[str, str]]:
    result = run("missions", "--fields", "id,kind,start", *options)
    assert (result.code, result.err) == (0, "")
    return [dict(zip(("id", "kind", "start"), row, strict=True)) for row in read_tsv(result.out)]


def ids(run: Run, *options: str) -> list[str]:
    return [mission["id"] for mission in missions(run, *options)]


def test_missions_come_by_launch(run: Run) -> None:
    starts = [mission["start"][:10] for mission in missions(run) if mission["start"]]
    assert starts == sorted(starts)
    assert ids(run)[0] == "sputnik-1"


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

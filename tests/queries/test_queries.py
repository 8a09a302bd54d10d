r"""What users type, and what each must find: a row a query in the tables `*.tsv` of this folder.

Three columns parted by tabs: what is typed after `missionfacts`, quoted as in a shell; what must come of it; a note.
Lines that begin with `#` are remarks. What must come is one or more of these, parted by ` ; `:

| written | means |
|---|---|
| `apollo-11` | exit 0, and the first record, as JSON, has this id or belongs to this mission |
| `apollo-11|astp/eagle` | the first record is one of these |
| `top3:apollo-11` | one of the first three records is |
| `any:apollo-11` | one of all records is |
| `name=Sally Ride` | that field of the first record, as JSON, has this value |
| `=text` | standard output has this text |
| `~text` | standard error has this text |
| `exit 1` | the exit code; 0 unless said |

A note that begins with `known:` says why a row is not right yet; there may be one in a hundred.
"""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Result, Run

NUMBERS = {"": 1, "top3": 3, "any": None}  # of records that are looked at
TABLES = sorted(Path(__file__).parent.glob("*.tsv"))


class Query(NamedTuple):
    """A row of a table."""

    table: str
    typed: str
    wanted: str
    note: str = ""

    @property
    def known_to_fail(self) -> bool:
        return self.note.startswith("known:")


def queries() -> Iterator[Query]:
    for table in TABLES:
        for line in table.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield Query(table.stem, *line.split("\t"))


def as_parameter(query: Query) -> Any:
    marks = [pytest.mark.xfail(reason=query.note)] if query.known_to_fail else []
    return pytest.param(query, id=f"{query.table}: {query.typed}", marks=marks)


@pytest.mark.parametrize("query", [as_parameter(each) for each in queries()])
def test_what_is_typed_finds_what_is_meant(run: Run, query: Query) -> None:
    result = run(*shlex.split(query.typed))
    wanted = query.wanted.split(" ; ")
    code = next((int(each.removeprefix("exit ")) for each in wanted if each.startswith("exit ")), 0)
    assert result.code == code, result.err
    for each in wanted:
        check(run, query, result, each)


def check(run: Run, query: Query, result: Result, wanted: str) -> None:
    """Check one of the things that must come of a query."""
    if wanted.startswith("exit "):
        return
    if wanted.startswith("~"):
        assert wanted[1:] in result.err
    elif wanted.startswith("="):
        assert wanted[1:] in result.out
    else:
        records = json.loads(run(*shlex.split(query.typed), "-f", "json").out)
        field, is_field, value = wanted.partition("=")
        if is_field:
            assert str(records[0][field]) == value
        else:
            where, _, ids = wanted.rpartition(":")
            found = {each for record in records[: NUMBERS[where]] for each in named(record)}
            assert found & set(ids.split("|"))


def named(record: dict[str, Any]) -> set[str | None]:
    """Return the id of a record, and the missions that it belongs to."""
    return {record["id"], record.get("mission"), *(record.get("missions") or ())}


def test_at_most_one_query_in_a_hundred_is_known_to_fail() -> None:
    every = list(queries())
    assert sum(query.known_to_fail for query in every) <= len(every) / 100


def test_no_query_stands_twice() -> None:
    every = [query.typed for query in queries()]
    assert sorted(set(every)) == sorted(every)

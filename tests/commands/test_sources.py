"""sources: the works, by how much rests on them."""

from tests.commands.conftest import records
from tests.conftest import Run


def test_works_are_counted(run: Run) -> None:
    works = records(run, "sources", "astp")
    assert works[0]["facts"] > 50
    assert [work["facts"] for work in works] == sorted((work["facts"] for work in works), reverse=True)
    assert records(run, "sources", "--unused") == []

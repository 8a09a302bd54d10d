"""The formats there are: each offers what a format has to, and one more takes a line in the list of them."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

import pytest

from missionfacts.formats import csvtext, jsontext, markdown, ndjson, tsv
from missionfacts.formats.cells import columns_of_layout, only_printed
from missionfacts.formats.layout import Page
from missionfacts.formats.registry import FORMATS, Renderer, renderer
from missionfacts.formats.table import paint
from tests.conftest import Run
from tests.formats.strategies import COLUMNS, LAYOUT, SAMPLE, Line, page

EVERY: list[Renderer] = [paint, tsv, csvtext, jsontext, ndjson, markdown]  # that each is one, mypy checks
UNKNOWN = "unknown format 'shout'; valid are: "


def test_every_format_is_checked_to_be_one() -> None:
    assert [renderer(name) for name in FORMATS] == EVERY


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_offers_what_a_format_has_to(name: str) -> None:
    found = renderer(name)
    assert isinstance(found.PAINTS, bool)
    fields = found.default_fields(Line, LAYOUT)
    assert set(COLUMNS) <= set(fields) <= set(Line._fields)
    assert set(fields) <= set(found.needed_fields(Line, fields)) <= set(Line._fields)
    chunks = list(found.render(iter([SAMPLE, SAMPLE]), fields, page()))
    assert chunks
    assert all(chunk.endswith("\n") for chunk in chunks[-1:])


@pytest.fixture
def shout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a format that there was not."""
    module: Any = ModuleType("shouted")

    def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
        assert page.layout.columns
        for record in records:
            yield "! ".join(str(getattr(record, name)).upper() for name in columns) + "!\n"

    module.PAINTS, module.default_fields, module.needed_fields, module.render = (
        False,
        columns_of_layout,
        only_printed,
        render,
    )
    monkeypatch.setitem(sys.modules, "shouted", module)
    monkeypatch.setitem(FORMATS, "shout", "shouted")


@pytest.mark.usefixtures("shout")
def test_a_format_on_the_list_is_what_is_printed(run: Run) -> None:
    result = run("crew", "astp", "--fields", "person,role", "-f", "shout")
    assert (result.code, result.err) == (0, "")
    assert result.out.split("\n")[0] == "STAFFORD! COMMANDER!"


@pytest.mark.usefixtures("shout")
def test_a_format_on_the_list_is_named_with_the_others(run: Run) -> None:
    result = run("crew", "astp", "-f", "xml")
    assert (result.code, result.out) == (2, "")
    assert "shout" in result.err


@pytest.mark.parametrize("command", [["crew", "astp"], ["today"], ["show", "astp"]], ids=" ".join)
def test_a_format_that_is_not_on_the_list_is_refused_with_those_that_are(run: Run, command: list[str]) -> None:
    result = run(*command, "-f", "shout")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"missionfacts: {UNKNOWN}{', '.join(FORMATS)}\n"


def test_check_has_formats_of_its_own_besides(run: Run) -> None:
    result = run("check", "nowhere", "-f", "shout")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"missionfacts: {UNKNOWN}{', '.join([*FORMATS, 'text', 'sarif', 'github'])}\n"

"""Every field says what it is, and whatever it is can be kept, shown and described."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import jsonschema
import pytest

from missionfacts.catalogue.columns import STORAGE, decoders
from missionfacts.commands import COMMANDS, records_of
from missionfacts.compile.json_schema import JSON, of_records
from missionfacts.formats.cells import cells
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.registry import FORMATS, renderer
from missionfacts.formats.table.values import DISPLAY, display_items, display_value
from missionfacts.model import fields
from missionfacts.model.events import Anniversary, Event, Rivals
from missionfacts.model.fields import KINDS, Kind, kind_of, type_of
from missionfacts.model.uses import Rival, Use, Uses
from tests.readers import read_rows

RAW = re.compile(r"\d{4}-\d\d-\d\d")


class Part(NamedTuple):
    """A record within a record."""

    text: fields.Text


class Everything(NamedTuple):
    """A record with a field of each kind."""

    id: fields.Id
    ids: fields.Ids
    text: fields.Text
    texts: fields.Texts
    date: fields.Date
    date_in_list: Annotated[str, fields.DATE_IN_LIST]
    date_on_day: Annotated[str, fields.DATE_ON_DAY]
    second: fields.Second
    clock_time: fields.ClockTime
    duration: fields.Duration
    elapsed: fields.Elapsed
    number: fields.Count
    tally: Annotated[int, fields.TALLY]
    years: Annotated[int, fields.YEARS]
    quantity: Annotated[str, fields.QUANTITY]
    mass: fields.Kilograms
    height: fields.Kilometres
    inclination: fields.Degrees
    period: fields.Minutes
    orbits: fields.Orbits
    gap: Annotated[str, fields.GAP]
    unit: fields.Text  # of the quantity and of the gap
    value: Annotated[str, fields.VALUE]
    field: fields.Text  # of the value
    flag: fields.Flag
    usual: Annotated[bool, fields.USUAL]
    language: Annotated[str, fields.LANGUAGE]
    side: Annotated[str, fields.SIDE]
    sides: Annotated[tuple[str, ...], fields.SIDES]
    uses: Uses
    rivals: Rivals
    record: Annotated[Part | None, fields.RECORD]
    records: Annotated[tuple[Part, ...], fields.RECORDS]


USE = Use("work", "p. 1", "")
DATE = "1975-07-17T16:09:09Z"
FULL = Everything(
    "demo/one", ("a", "b"), "Told", ("One", "Two"), DATE, DATE, DATE, DATE, DATE, "1:40", "51:49:09", 3, 2, 50, "6680",
    "6680~", "230.5", "51.8", "88.6", "16", "12", "kg",
    DATE, "at", True, False, "ru", "ussr", ("usa", "ussr"),
    (USE,), (Rival("at", DATE, (USE,), "A slip."),), Part("Within"), (Part("One"), Part("Two")),
)  # fmt: skip
LAYOUT = Layout(Everything._fields, main="text")


def records() -> Iterator[type[Any]]:
    """Yield every kind of record that a command prints, and those within them."""
    seen: list[type[Any]] = []
    left = [kind for name in COMMANDS for kind in records_of(name)]
    while left:
        kind = left.pop(0)
        if kind in seen:
            continue
        seen.append(kind)
        yield kind
        for name in kind._fields:
            hint = type_of(kind, name)
            left += [each for each in (hint, *get_args(hint)) if hasattr(each, "_fields")]


RECORDS = {kind.__name__: kind for kind in records()}
WITHIN = {
    each.__name__: each
    for kind in RECORDS.values()
    for name in kind._fields
    for each in (type_of(kind, name), *get_args(type_of(kind, name)))
    if hasattr(each, "_fields")
}


def test_the_kinds_are_those_that_there_are() -> None:
    assert {value for value in vars(fields).values() if isinstance(value, Kind)} == set(KINDS)
    assert {kind_of(Everything, name) for name in Everything._fields} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_every_kind_can_be_kept_shown_and_described(kind: Kind) -> None:
    assert kind in STORAGE
    assert kind in DISPLAY
    assert kind in JSON


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_field_of_every_record_says_what_it_is(record: Any) -> None:
    hints = get_type_hints(record, include_extras=True)
    assert list(hints) == list(record._fields)
    for name, hint in hints.items():
        (kind,) = hint.__metadata__
        assert kind is kind_of(record, name)
        assert kind in KINDS


@pytest.mark.parametrize("name", Everything._fields)
def test_a_field_of_every_kind_comes_back_from_its_column(name: str) -> None:
    place = Everything._fields.index(name)
    value, encode, decode = FULL[place], STORAGE[kind_of(Everything, name)].encode, decoders(Everything)[place]
    column = encode(value) if encode else value
    assert isinstance(column, str if STORAGE[kind_of(Everything, name)].sql == "TEXT" else int)
    assert (decode(column) if decode else column) == value


@pytest.mark.parametrize("name", Everything._fields)
def test_a_field_of_every_kind_has_a_cell_and_no_date_in_it_is_raw(name: str) -> None:
    items = display_items(FULL, name)
    assert items
    assert all(items)
    assert display_value(FULL, name)
    assert not any(map(RAW.search, [*items, display_value(FULL, name)]))


@pytest.mark.parametrize("width", [None, 20, 140])
@pytest.mark.parametrize("sheet", [False, True])
@pytest.mark.parametrize("name", Everything._fields)
def test_a_table_shows_a_field_of_every_kind(name: str, sheet: bool, width: int | None) -> None:
    page = Page(LAYOUT._replace(sheet=sheet), width=width)
    assert "".join(renderer("table").render([FULL], [name], page)).strip()


@pytest.mark.parametrize("chosen", FORMATS)
def test_every_format_prints_a_field_of_every_kind(chosen: str) -> None:
    text = "".join(renderer(chosen).render([FULL, FULL], Everything._fields, Page(LAYOUT)))
    if chosen == "table":
        assert text
    elif chosen == "json":
        jsonschema.Draft202012Validator(of_records("made-up", (Everything,))).validate(json.loads(text))
    elif chosen == "ndjson":
        one, other = map(json.loads, text.splitlines())
        assert one == other
        assert all(value not in (None, []) for value in one.values())
    else:
        expected = list(cells([FULL, FULL], Everything._fields))
        assert all(map(all, expected))
        assert read_rows(chosen, text)[-2:] == expected


@pytest.mark.parametrize("record", WITHIN.values(), ids=WITHIN)
def test_no_record_within_another_is_shown_with_a_raw_date(record: Any) -> None:
    class Outer(NamedTuple):
        one: Annotated[Any, fields.RECORD]
        several: Annotated[tuple[Any, ...], fields.RECORDS]

    inner = made_up(record)
    outer = Outer(inner, (inner, inner))
    for name in Outer._fields:
        shown = [display_value(outer, name), *display_items(outer, name)]
        assert all(shown)
        assert not any(map(RAW.search, shown))


def made_up(record: Any) -> Any:
    """Return a record with a value in every field that is not a list."""
    values: dict[str, Any] = {}
    for name in record._fields:
        kind, hint = kind_of(record, name), type_of(record, name)
        if hint is str:
            values[name] = "1975-07-17" if kind.when else "1:40" if kind.right else "told"
        else:
            values[name] = () if get_origin(hint) is tuple else None if hint not in (int, bool) else hint(1)
    return record(**values)


def test_an_anniversary_has_every_field_of_an_event_but_the_lane_of_a_chart() -> None:
    shared = [name for name in Event._fields if name in Anniversary._fields]
    assert shared == [name for name in Event._fields if name != "lane"]
    assert [name for name in shared if type_of(Event, name) != type_of(Anniversary, name)] == []
    assert [name for name in shared if kind_of(Event, name) is not kind_of(Anniversary, name)] == ["clock"]

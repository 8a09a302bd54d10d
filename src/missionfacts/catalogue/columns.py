"""How the fields of records are kept in columns: by their kinds, in a form that any SQL shell can read.

Numbers are numbers, flags 0 or 1, dates and texts text. A list of ids is its ids with a blank before and behind each;
all else that is not one value is JSON, or "" when it is empty. Importing json costs 1.5 ms of a start, so that it waits
until there is something to read.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from missionfacts.model import fields
from missionfacts.model.fields import Kind, kind_of, type_of


class Storage(NamedTuple):
    """How a kind of field is kept."""

    sql: str  # the type of the column
    encode: Callable[[Any], Any] | None = None  # None: it is kept as it is
    decode: Callable[[Any, Any], Any] | None = None  # takes the type of the field, and what is in the column


def pack_ids(ids: Any) -> str:
    """Return ids as one text, in which `like` finds one of them.

    >>> pack_ids(["apollo", "soyuz-19"]), pack_ids([])
    (' apollo soyuz-19 ', '')
    """
    return f" {' '.join(ids)} " if ids else ""


def _unpack_ids(_: Any, text: str) -> tuple[str, ...]:
    return tuple(text.split())


def pack_texts(texts: list[str]) -> str:
    """Return texts as one, JSON; "" for none."""
    return _pack_json(texts)


def pack_records(records: list[Any]) -> str:
    """Return records as one text, JSON; "" for none."""
    return _pack_json(records)


def _pack_json(value: Any) -> str:
    import json

    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")) if value else ""


def _plain(value: Any) -> Any:
    """Return a record as an object of its fields that are not empty, so that a shell can read it too."""
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items() if each not in ("", (), None)}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def _loads(text: str) -> Any:
    import json

    return json.loads(text)


def _unpack_texts(_: Any, text: str) -> tuple[str, ...]:
    return tuple(_loads(text)) if text else ()


def _unpack_records(annotation: Any, text: str) -> tuple[Any, ...]:
    return _records(annotation, _loads(text)) if text else ()


def _unpack_record(annotation: Any, text: str) -> Any:
    return _record(annotation.__args__[0], _loads(text)) if text else None


def _records(annotation: Any, objects: list[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(_record(annotation.__args__[0], each) for each in objects)


def _record(record: Any, found: dict[str, Any]) -> Any:
    return record._make(_field(record, name, found.get(name)) for name in record._fields)


def _field(record: Any, name: str, value: Any) -> Any:
    """Return the value of a field of a record within a record; None: it was empty."""
    if kind_of(record, name) in _LISTS:
        return _records(type_of(record, name), value or [])
    return "" if value is None else value


_LISTS = {fields.USES, fields.RIVALS, fields.RECORDS}


def _flag(_: Any, number: int) -> bool:
    return bool(number)


_TEXT = Storage("TEXT")
_NUMBER = Storage("INTEGER")
_RECORDS = Storage("TEXT", _pack_json, _unpack_records)
STORAGE: dict[Kind, Storage] = {
    **dict.fromkeys((fields.ID, fields.TEXT, fields.LANGUAGE, fields.SIDE), _TEXT),
    **dict.fromkeys((fields.QUANTITY, *fields.MEASURES, fields.GAP, fields.VALUE), _TEXT),
    **dict.fromkeys((fields.DATE, fields.DATE_IN_LIST, fields.DATE_ON_DAY, fields.SECOND, fields.CLOCK_TIME), _TEXT),
    **dict.fromkeys((fields.DURATION, fields.ELAPSED), _TEXT),
    **dict.fromkeys((fields.COUNT, fields.TALLY, fields.YEARS), _NUMBER),
    **dict.fromkeys((fields.USES, fields.RIVALS, fields.RECORDS), _RECORDS),
    **dict.fromkeys((fields.FLAG, fields.USUAL), Storage("INTEGER", int, _flag)),
    fields.IDS: Storage("TEXT", pack_ids, _unpack_ids),
    **dict.fromkeys((fields.TEXTS, fields.SIDES), Storage("TEXT", _pack_json, _unpack_texts)),
    fields.RECORD: Storage("TEXT", _pack_json, _unpack_record),
}


def decoders(record: Any) -> list[Callable[[Any], Any] | None]:
    """Return, for each field of a kind of record, what makes its value of a column; None: it is the value."""
    return [_decoder(STORAGE[kind_of(record, name)], type_of(record, name)) for name in record._fields]


def _decoder(storage: Storage, annotation: Any) -> Callable[[Any], Any] | None:
    decode = storage.decode
    return None if decode is None else lambda value: decode(annotation, value)

"""What commands that print lists have in common: in which order, and how many."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Annotated, Any, NamedTuple, TypeVar

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.commands._completion import complete_fields
from missionfacts.errors import UnknownChoice
from missionfacts.model import fields
from missionfacts.model.fields import kind_of

R = TypeVar("R", bound=NamedTuple)

SortOption = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="FIELD",
        help="In the order of this field, the least first.",
        show_default=False,
        callback=lambda field: field.casefold(),
        autocompletion=complete_fields,
    ),
]
LimitOption = Annotated[
    int, typer.Option("--limit", metavar="N", min=0, help="Only so many, the first; 0 for all.", show_default=False)
]
GENDERS_ALSO = {"woman": "female", "women": "female", "man": "male", "men": "male"}
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "months": 2_629_800, "years": 31_557_600}


def nations_asked(catalogue: Catalogue, given: str) -> tuple[str, ...]:
    """Return the nations that an option names, with commas between; none for "". Raises UnknownChoice."""
    if not given:
        return ()
    from itertools import chain

    from missionfacts.catalogue.lookup import several
    from missionfacts.catalogue.nations import nations_named  # which most lists do without

    return tuple(chain(*several([given], lambda name: nations_named(catalogue, [name]))))


class Order(NamedTuple):
    """In which order records are printed, and how many."""

    field: str = ""  # "" for the order that they come in
    reverse: bool = False
    limit: int = 0  # 0 for all

    def needs(self, wanted: Sequence[str]) -> Sequence[str]:
        """Return the fields that are wanted, and the one that decides the order."""
        return [*wanted, *([self.field] if self.field else []), *(["unit"] if "unit" in wanted else [])]

    def of(self, records: Iterable[R], kind: type[R]) -> Iterable[R]:
        """Return records in this order; what has nothing in the field comes last. Raises UnknownChoice."""
        if self.field and self.field not in kind._fields:
            raise UnknownChoice("field", self.field, kind._fields)
        if self.field:
            records = self._sorted(records)
        elif self.reverse:
            records = reversed(list(records))
        return islice(records, self.limit) if self.limit else records

    def _sorted(self, records: Iterable[R]) -> list[R]:
        by_measure: dict[str, list[tuple[Any, R]]] = {}  # metres with metres, either way round
        empty: list[R] = []
        for record in records:
            if getattr(record, self.field) in ("", None, ()):
                empty.append(record)
            else:
                measure, size = _size(record, self.field)
                by_measure.setdefault(measure, []).append((size, record))
        for those in by_measure.values():
            those.sort(key=lambda pair: pair[0], reverse=self.reverse)
        return [*(record for _, those in sorted(by_measure.items()) for _, record in those), *empty]


def _size(record: Any, field: str) -> tuple[str, Any]:
    """Return what a field of a record is measured in, and by what it is compared with others of that measure."""
    value, kind = getattr(record, field), kind_of(record, field)
    if kind in {fields.QUANTITY, fields.GAP, fields.DURATION, *fields.MEASURES}:
        return _number(value, kind.unit or getattr(record, "unit", ""))
    if kind.when and isinstance(value, str):
        from missionfacts.dates.edtf import parse

        return "", parse(value).earliest
    return "", value.casefold() if isinstance(value, str) else value


def _number(value: str, unit: str) -> tuple[str, Any]:
    """Return the unit of a number, and the number; lengths of time are in seconds and come first, texts last.

    >>> _number("2~", "min"), _number("0:01:30", "h:m:s"), _number("80/100", "t"), _number("SA-210", "")
    (('', Decimal('120')), ('', Decimal('90')), ('t', Decimal('80')), ('~', 'SA-210'))
    """
    from decimal import Decimal, InvalidOperation

    from missionfacts.dates.elapsed import is_elapsed, parse_elapsed

    if is_elapsed(value):
        return "", Decimal(parse_elapsed(value).seconds)
    try:
        number = Decimal(value.partition("/")[0].rstrip("~"))
    except InvalidOperation:
        return "~", value
    if not number.is_finite():
        return "~", value
    return ("", number * _SECONDS[unit]) if unit in _SECONDS else (unit or "1", number)

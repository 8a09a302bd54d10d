"""What a field of a record is: declared once, beside the field.

Storage (`catalogue.columns`), display (`formats.table.values`) and the JSON Schema (`compile.json_schema`) each have an
entry for every kind, and none of them knows the name of a field.
"""

from typing import Annotated, Any


class Kind:
    """A kind of field."""

    __slots__ = ("name", "right", "unit", "when")

    def __init__(self, name: str, *, right: bool = False, when: bool = False, unit: str = "") -> None:
        """Make a kind.

        right: whether a table aligns it to the right, as numbers are; when: whether it tells a time, which a table
        keeps in one piece; unit: of a number whose unit is always the same.
        """
        self.name, self.right, self.when, self.unit = name, right, when, unit

    def __repr__(self) -> str:
        return f"<kind of field: {self.name}>"


ID = Kind("id")
IDS = Kind("list of ids")
TEXT = Kind("text")
TEXTS = Kind("list of texts")
DATE = Kind("date", when=True)  # a profile of EDTF, no more exact than the source
DATE_IN_LIST = Kind("date that a list shows to the day", when=True)
DATE_ON_DAY = Kind("date of which the day is plain", when=True)  # to eyes: the year and the time of day
SECOND = Kind("second", when=True)  # RFC 3339, in UTC, to the second
CLOCK_TIME = Kind("time on the clock that was asked for", when=True)  # a date in its zone, or elapsed time
DURATION = Kind("duration", right=True)  # H:MM:SS or H:MM
ELAPSED = Kind("reading of a clock of elapsed time", right=True)  # H:MM:SS or H:MM from its epoch
COUNT = Kind("count", right=True)
TALLY = Kind("count that is not shown when it is nought", right=True)
YEARS = Kind("years from an event to a day", when=True)
QUANTITY = Kind("number with a unit", right=True)  # the unit is the record's field `unit`
KG, KM, DEGREES, MINUTES, ORBITS = (  # a number, `~` after it for about
    Kind(f"number in {unit}", right=True, unit=unit) for unit in ("kg", "km", "deg", "min", "orbits")
)
GAP = Kind("how far apart two values are", right=True)  # the unit is the record's field `unit`
VALUE = Kind("value of a field")  # of the kind that the field named by the record's `field` has
FLAG = Kind("flag")
USUAL = Kind("flag that is shown only when it is not set")
LANGUAGE = Kind("code of a language")  # ISO 639
SIDE = Kind("nation or agency whose a thing is")  # in lower case, with hyphens
SIDES = Kind("nations or agencies that take part")
USES = Kind("uses of sources")
RIVALS = Kind("rival values")
RECORD = Kind("record")
RECORDS = Kind("list of records")

MEASURES = (KG, KM, DEGREES, MINUTES, ORBITS)
KINDS = tuple(value for value in list(globals().values()) if isinstance(value, Kind))

Id = Annotated[str, ID]
Ids = Annotated[tuple[str, ...], IDS]
Text = Annotated[str, TEXT]
Texts = Annotated[tuple[str, ...], TEXTS]
Date = Annotated[str, DATE]
Second = Annotated[str, SECOND]
ClockTime = Annotated[str, CLOCK_TIME]
Duration = Annotated[str, DURATION]
Elapsed = Annotated[str, ELAPSED]
Count = Annotated[int, COUNT]
Flag = Annotated[bool, FLAG]
Kilograms = Annotated[str, KG]
Kilometres = Annotated[str, KM]
Degrees = Annotated[str, DEGREES]
Minutes = Annotated[str, MINUTES]
Orbits = Annotated[str, ORBITS]


def kind_of(record: Any, field: str) -> Kind:
    """Return the kind of a record's field; record: the record, or its type."""
    kind: Kind = record.__annotations__[field].__metadata__[0]
    return kind


def type_of(record: Any, field: str) -> Any:
    """Return the Python type of a record's field, without its kind; record: the record, or its type."""
    return record.__annotations__[field].__origin__

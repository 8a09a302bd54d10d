"""Records as eyes read them: names for ids, few names in a line, and what the words mean below."""

from collections.abc import Mapping, Sequence

from missionfacts.catalogue.called import called, craft_names
from missionfacts.catalogue.database import Catalogue
from missionfacts.dates.display import display_hours, display_long
from missionfacts.dates.edtf import DAY, MINUTE, from_epoch
from missionfacts.dates.elapsed import Elapsed, is_elapsed, parse_elapsed
from missionfacts.formats.held import NAMED, OUTSIDE
from missionfacts.formats.layout import Layout
from missionfacts.model.records import CATEGORIES, Record

MEANING = "Above 80 km is in space; in orbit leaves out flights up and down. A flight counts when it has ended."


def for_eyes(
    catalogue: Catalogue, found: Sequence[Record], layout: Layout, until: int | None
) -> tuple[list[Record], Layout]:
    """Return records as eyes read them, and how they are laid out; until: the second that they are told to."""
    names = {**CATEGORIES, **_crafts(catalogue, found), **called(catalogue, found)}
    shown = [_shown(record, names) for record in found]
    reach = f"{from_epoch(until):%Y-%m-%d}" if until is not None else catalogue.meta("covers")
    as_of = f" {'as of' if until is not None else 'by the data to'} {display_long(reach)}" if reach else ""
    footnote = "\n".join(filter(None, [MEANING, layout.footnote, _uncounted(catalogue) if until is None else ""]))
    return shown, layout._replace(names=names, caption=f"Records of human spaceflight{as_of}", footnote=footnote)


def _shown(record: Record, names: Mapping[str, str]) -> Record:
    """Return a record with few names in it, behind what it is the first of or the greatest in."""
    people = [names.get(person, person) for person in record.people]
    if len(people) > NAMED:
        people = [people[0], f"{len(people) - 1} more"]
    of = names.get(record.of, record.of)
    if of:
        people = [f"{of}: {people[0]}", *people[1:]] if people else [of]
    missions = record.missions if len(record.missions) == 1 else ()
    value = display_hours(record.value) if record.category in OUTSIDE and record.value else _rounded(record.value)
    at, until = (date.partition("T")[0] for date in (record.at, record.until))
    note = record.note.rpartition(", ")[2]  # how often tells more than how long the first time
    return record._replace(people=tuple(people), missions=missions, value=value, at=at, until=until, note=note)


def _rounded(value: str) -> str:
    """Return a time of days without its seconds.

    >>> _rounded("10505:58:31"), _rounded("1:48"), _rounded("16")
    ('10505:58', '1:48', '16')
    """
    if not is_elapsed(value) or parse_elapsed(value).seconds < DAY:
        return value
    time = parse_elapsed(value)
    return str(Elapsed(time.seconds // MINUTE * MINUTE, MINUTE, time.mark))


def _crafts(catalogue: Catalogue, found: Sequence[Record]) -> dict[str, str]:
    """Return the names of the craft that records are of."""
    ids = sorted({record.of for record in found if "/" in record.of})
    return craft_names(catalogue, ids) if ids else {}


def _uncounted(catalogue: Catalogue) -> str:
    """Return what no sum has."""
    row = catalogue.first("SELECT total(uncounted), total(uncounted_outside) FROM career") or (0, 0)
    flights, walks = map(int, row)
    if not flights and not walks:
        return ""
    return (
        f"Not in the times, since they are not known to the minute: {flights} flights and {walks} spacewalks of people."
    )

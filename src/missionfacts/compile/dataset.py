"""What a set of data files says, as one dataset: each record with the place where it stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from missionfacts.compile import messages, schema
from missionfacts.compile.salvage import lacks, original
from missionfacts.compile.yaml_reader import Document, Path_
from missionfacts.dates.edtf import PartialDate
from missionfacts.errors import did_you_mean
from missionfacts.model.problems import Problem

S = TypeVar("S", bound=schema.Shape)
# The files of problems that are in none of the files that are checked: in a sibling of theirs, or in their base, of
# which nobody complains to them.
IN_SIBLING, IN_BASE = "", "\0"
MOST_HINTS = 30  # at what may have been meant: each costs a look at everything known


class DataFile(NamedTuple):
    """A file whose shape is right, or what is right of one."""

    document: Document
    content: schema.File
    kept: Mapping[Path_, list[int]] = {}  # see `salvage.Salvaged`
    incomplete: frozenset[str] = frozenset()  # what is not all there, because something is wrong with it
    mission: schema.Mission | None = None  # the file's, with the craft and events of its visitors
    origin: Mapping[Path_, Path_] = {}  # path of a record of that mission -> path in `content`, where they differ

    def problem(self, path: Path_, message: str) -> Problem:
        """Return a problem at the place of a path, with the record it is in."""
        path = original((*self.origin.get(path[:3], path[:3]), *path[3:]), self.kept)
        line, column = self.document.place(path)
        return Problem(self.document.file, line, column, messages.describe(self.document.tree, path), message)

    def lacks(self, needs: Collection[str]) -> bool:
        """Tell whether some of what is needed could not be read; see `salvage.lacks`."""
        return lacks(self.incomplete, needs)


class Base(NamedTuple):
    """What files may refer to without defining it: what the catalogue that they are added to defines.

    Its people and missions have those fields of the models that rules across files read; see base.py.
    """

    people: Mapping[str, Any] = {}
    organisations: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    names: Mapping[str, str] = {}  # folded name of a mission -> its id
    missions: Mapping[str, Any] = {}
    events: frozenset[str] = frozenset()  # whole ids
    former: Mapping[str, str] = {}  # former id of an event -> the id it has now
    siblings: Mapping[str, str] = {}  # id -> file, of missions of the same set of files that are not read again
    whole: bool = True  # False: it may lack anything, since something is wrong in its files
    told: Sequence["Told"] = ()  # what its events tell, where that is asked for


class Told(NamedTuple):
    """What an event tells, as far as one has to know it to find it told elsewhere too."""

    id: str  # whole
    earliest: int  # seconds
    timed: bool
    to_the_day: bool
    kind: str
    crafts: frozenset[str]  # whole ids
    people: frozenset[str]
    distinct: frozenset[str]  # whole ids of events that it says it is not


NOTHING = Base()


class Placed(Generic[S]):
    """A record, and where it stands."""

    __slots__ = ("dataset", "file", "mission", "path", "record")

    def __init__(
        self, record: S, path: Path_, mission: schema.Mission, file: DataFile | None, dataset: "Dataset"
    ) -> None:
        """Make one; file: None for what a catalogue already has."""
        self.record, self.path, self.mission, self.file, self.dataset = record, path, mission, file, dataset

    @property
    def id(self) -> str:
        """The record's id in the whole dataset."""
        return f"{self.mission.id}/{getattr(self.record, 'id', '')}"

    @property
    def crafts(self) -> list[str]:
        """The whole ids of the spacecraft that the record names."""
        return [whole_id(self.mission.id, craft) for craft in getattr(self.record, "spacecraft", ())]

    def own(self, craft: str) -> str:
        """Return a spacecraft's whole id as the record's file writes it."""
        return craft.removeprefix(f"{self.mission.id}/")

    def problem(self, message: str, *where: str | int) -> Problem:
        """Return a problem with the record, at one of its fields; where: the path to it."""
        if self.file is None:
            file = IN_SIBLING if self.mission.id in self.dataset.base.siblings else IN_BASE
            return Problem(file, None, None, "", message)
        return self.file.problem((*self.path, *where), message)

    def lacks(self, needs: Collection[str]) -> bool:
        """Tell whether some of what is needed of its file could not be read; see `salvage.lacks`."""
        return self.file is not None and self.file.lacks(needs)


class Dataset:
    """Everything that a set of files says. Of two files that define the same thing the first counts; rules complain."""

    def __init__(
        self, files: Sequence[DataFile], base: Base = NOTHING, also_known: frozenset[str] = frozenset()
    ) -> None:
        """Gather files; also_known: ids of people, organisations and works that stand in what could not be read."""
        self.files = files
        self.base = base
        self.missions: dict[str, tuple[schema.Mission, DataFile]] = {}
        self.people: dict[str, tuple[schema.Person, DataFile]] = {}
        self.organisations: dict[str, tuple[schema.Organisation, DataFile]] = {}
        self.sources: dict[str, tuple[schema.Source, DataFile]] = {}
        for file in files:
            if file.mission:
                self.missions.setdefault(file.mission.id, (file.mission, file))
            for key, person in file.content.people.items():
                self.people.setdefault(key, (person, file))
            for key, organisation in file.content.organisations.items():
                self.organisations.setdefault(key, (organisation, file))
            for key, work in file.content.sources.items():
                self.sources.setdefault(key, (work, file))
        self.known_people: dict[str, Any] = {**base.people, **{key: person for key, (person, _) in self.people.items()}}
        self.person_ids = self.known_people.keys() | also_known
        self.organisation_ids = base.organisations | self.organisations.keys() | also_known
        self.source_ids = base.sources | self.sources.keys() | also_known
        self._hints = MOST_HINTS
        self._records: dict[tuple[str, bool], list[Placed[Any]]] = {}

    @property
    def version(self) -> str:
        """The newest version that a file gives the dataset; "" when none does."""
        return max((file.content.dataset.version for file in self.files if file.content.dataset), default="")

    @property
    def covers(self) -> str:
        """The last day to which a file says that the data reach; "" when none does."""
        days = (file.content.dataset.covers for file in self.files if file.content.dataset)
        return max((str(day) for day in days if day), default="")

    @property
    def licence(self) -> str:
        """What the newest version is under; "" when no file says so."""
        told = (file.content.dataset for file in self.files if file.content.dataset)
        return max(((each.version, each.licence) for each in told), default=("", ""))[1]

    @cached_property
    def own(self) -> list[Placed[schema.Mission]]:
        """The missions of the files."""
        return [Placed(mission, ("mission",), mission, file, self) for mission, file in self.missions.values()]

    @cached_property
    def everywhere(self) -> list[Placed[schema.Mission]]:
        """The missions of the files and those of the base of which they do not take the place."""
        others = (mission for key, mission in self.base.missions.items() if key not in self.missions)
        return [*self.own, *(Placed(mission, ("mission",), mission, None, self) for mission in others)]

    @cached_property
    def mission_ids(self) -> set[str]:
        """The ids of all missions."""
        return {*self.missions, *self.base.missions}

    @cached_property
    def event_ids(self) -> set[str]:
        """The whole ids of all events."""
        replaced = self.missions.keys()
        others = {key for key in self.base.events if key.partition("/")[0] not in replaced}
        return others | {event.id for event in self.records("events")}

    def records(self, group: str, *, everywhere: bool = False) -> Sequence[Placed[Any]]:
        """Return the records of a group of each mission; everywhere: of those of the base too."""
        if (kept := self._records.get((group, everywhere))) is None:  # many rules ask for the same
            missions = self.everywhere if everywhere else self.own
            kept = [record for mission in missions for record in placed(mission, group)]
            self._records[group, everywhere] = kept
        return kept

    def in_time(self, kinds: Collection[str]) -> list[Placed[Any]]:
        """Return the events of some kinds of all missions, those of the base too, in order of time."""
        found: list[tuple[int, str, int, Placed[Any]]] = []
        for mission in self.everywhere:
            events: Sequence[Any] = mission.record.events
            places = places_in_time(events) if mission.file else [event.place for event in events]
            for i, (place, event) in enumerate(zip(places, events, strict=True)):
                if event.kind in kinds:
                    # What was compiled before stands behind what is read now, and must not be later for it.
                    found.append((place, mission.record.id, i, _placed(event, mission, "events", i)))
        return [event for *_, event in sorted(found, key=lambda each: each[:3])]

    @cached_property
    def spacecraft_ids(self) -> set[str]:
        """The whole ids of all spacecraft."""
        return {f"{mission.record.id}/{craft.id}" for mission in self.everywhere for craft in mission.record.spacecraft}

    def hint(self, given: str, known: Collection[str]) -> str:
        """Return ` (did you mean …?)`, or nothing; for the first many that ask, since it takes long."""
        self._hints -= 1
        return did_you_mean(given, known) if self._hints >= 0 else ""


def whole_id(mission: str, local: str) -> str:
    """Return the id in the whole dataset of what a file calls by its own id, or by mission/id where it is another's."""
    return local if "/" in local else f"{mission}/{local}"


def places_in_time(events: Sequence[Any]) -> list[int]:
    """Return where each event of a mission stands in time, in seconds.

    It is its start, which for one that is known to the minute is no earlier than what stands above it as far as that
    minute allows; without a time of day that of the timed event above it on the same day, else the beginning of its
    day, month or year. An event that lasted for days stands at the end of its first day, unless its file has a timed
    event of that day above or below it.
    """
    places: list[int] = []
    above, day = 0, None  # the last timed event, and its day
    for event, below in zip(events, _timed_below(events), strict=True):
        start = event.at.start
        if start.timed:
            above, day = max(start.earliest, min(above, start.latest)), start[:3]
        if start[:3] == day:
            places.append(above)
        elif start.day and event.at.end[:3] != start[:3]:
            places.append(below.earliest if below and below[:3] == start[:3] else start.latest)
        else:
            places.append(start.earliest)
    return places


def _timed_below(events: Sequence[Any]) -> list[PartialDate | None]:
    """Return for each event the start of the next one below it that has a time of day; None where there is none."""
    found: list[PartialDate | None] = []
    coming: PartialDate | None = None
    for event in reversed(events):
        found.append(coming)
        coming = event.at.start if event.at.start.timed else coming
    return found[::-1]


def placed(mission: Placed[schema.Mission], group: str) -> Iterator[Placed[Any]]:
    """Yield the records of a group of a mission."""
    for i, record in enumerate(getattr(mission.record, group)):
        yield _placed(record, mission, group, i)


def _placed(record: S, mission: Placed[schema.Mission], group: str, i: int) -> Placed[S]:
    return Placed(record, (*mission.path, group, i), mission.record, mission.file, mission.dataset)

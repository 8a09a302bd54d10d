"""Where lanes, strands and links stand, and what stands in them beside an event.

Each lane has a place for everybody whose home it is, and some on the inner side for guests. Between two lanes is the
link, in which people stand who are in a passage. Where there is no room for strands, lanes have numbers of people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.style import Style

from missionfacts.formats.chart.page import Row
from missionfacts.formats.chart.phases import AHEAD, BETWEEN, Phases
from missionfacts.formats.chart.pieces import Cell, joined
from missionfacts.formats.chart.signs import ChartSigns
from missionfacts.formats.chart.strip import HOMES, LINK, is_known, told_apart
from missionfacts.formats.table.grid import PALE, STRONG, Line
from missionfacts.model.lanes import Lanes, Move, Phase, Place, Step

DIM_LINK = PALE + LINK
GUEST = 10_000  # from which on places are those of guests
CHANGING = ("docking", "undocking")
Slot = tuple[int, int]  # which lane or, from -1 on downwards, which link, and which place in it


class Scheme(NamedTuple):
    """How much room there is for each thing."""

    slot: int  # columns of a person; 0: numbers of people stand for them
    link: int  # the least columns between two lanes
    words: bool = True  # whether lanes are so far apart that there is room for a word of their names


class Block(NamedTuple):
    """A lane: where it begins, and how many places it has."""

    start: int
    slots: int
    end: int  # the first column behind it


class Loom:
    """The columns of the lanes in one chart."""

    def __init__(self, drawn: Lanes, rows: Sequence[Row], codes: Mapping[str, str], scheme: Scheme) -> None:
        self._drawn, self._codes, self._scheme = drawn, codes, scheme
        self._lane_of = {lane.craft: number for number, lane in enumerate(drawn.lanes)}
        hosts = [each for each in drawn.passages if each.host in self._lane_of]
        self._link_of = {each.craft: self._beside(self._lane_of[each.host]) for each in hosts}
        self._home = {person.person: self._lane_of.get(person.home) for person in drawn.people}
        self._homes = self._home_places(rows)
        self._seats = self._seated(rows)
        areas = range(-len(drawn.lanes), len(drawn.lanes))
        self._at_homes = {area: self._count(area, home=True) for area in areas}
        self._guests = {area: self._count(area, home=False) for area in areas}
        self._occupied = {area for seated in self._seats for area, _ in seated.values()}
        self.blocks, self.links, self.width = self._blocks()
        self._phases = Phases(drawn)
        following = [*rows[1:], None][: len(rows)]
        self._back = [self._come_in(row, coming) for row, coming in zip(rows, following, strict=True)]
        self._out_again = [
            any(_is_outside(coming, person) for person in back)
            for back, coming in zip(self._back, following, strict=True)
        ]
        self.drawn: set[str] = set()  # the signs that have been drawn, without the letters and numbers of people

    def _come_in(self, row: Row, coming: Row | None) -> set[str]:
        """Return who is outside at an event, and in again before the next that is drawn."""
        found = set()
        for person in (person for person, there in row.step.where.items() if there.outside):
            ends = [
                walk.ends
                for walk in self._drawn.walks
                if walk.person == person and (walk.event == row.step.event or walk.begins <= row.second < walk.ends)
            ]
            if not _is_outside(coming, person) or not ends or (coming and max(ends) <= coming.second):
                found.add(person)
        return found

    def goes_out_again(self, number: int) -> bool:
        """Tell whether somebody who is outside at an event comes in before the next, and is outside at that one."""
        return self._out_again[number]

    def _beside(self, host: int) -> int:
        """Return the link that a passage stands in: the one to the right of its host, or else to the left."""
        return host if host < len(self._drawn.lanes) - 1 else host - 1

    # Who stands where

    def _home_places(self, rows: Sequence[Row]) -> dict[str, int]:
        """Return which place each person has at home: only of those who are ever seen there."""
        found: dict[str, int] = {}
        count: dict[int, int] = {}
        seen = {(person, there.craft) for row in rows for person, there in row.step.where.items()}
        for person in self._drawn.people:
            home = self._home[person.person]
            if home is not None and (person.person, person.home) in seen:
                found[person.person] = count.get(home, 0)
                count[home] = found[person.person] + 1
        return found

    def _seated(self, rows: Sequence[Row]) -> list[dict[str, Slot]]:
        """Return the place of everybody after each event: guests keep theirs as long as they stay."""
        found: list[dict[str, Slot]] = []
        before: dict[str, Slot] = {}
        order = [person.person for person in self._drawn.people]
        for row in rows:
            now: dict[str, Slot] = {}
            for person in sorted(row.step.where, key=order.index):
                area = self._area(row.step.where[person])
                if area is not None and self._at_home(person, area):
                    now[person] = (area, self._homes[person])
                elif area is not None and person in before and before[person][0] == area:
                    now[person] = before[person]
            for person in sorted(row.step.where, key=order.index):
                area = self._area(row.step.where[person])
                if area is not None and person not in now:
                    first = GUEST if area >= 0 else 0  # guests are counted apart from those at home
                    taken = {slot for where, slot in now.values() if where == area}
                    now[person] = (area, next(n for n in range(first, first + GUEST) if n not in taken))
            found.append(now)
            before = now
        return found

    def _at_home(self, person: str, area: int) -> bool:
        return self._home.get(person) == area and person in self._homes

    def _area(self, there: Place) -> int | None:
        """Return the lane that somebody is in or, as a negative number, the link."""
        if there.craft in self._lane_of:
            return self._lane_of[there.craft]
        return -1 - self._link_of[there.craft] if there.craft in self._link_of else None

    # Where it stands

    def _blocks(self) -> tuple[list[Block], list[tuple[int, int]], int]:
        """Return the lanes, the links between them as first and last column, and the columns in all."""
        blocks, links, start = [], [], 0
        slot = self._scheme.slot or 3
        for number in range(len(self._drawn.lanes)):
            slots = max(self._at_homes[number] + self._guests[number], 1)
            end = start + slot * (slots if self._scheme.slot else 1)
            blocks.append(Block(start, slots, end))
            inside = self._at_homes[-1 - number]
            word = len(self.names[number].partition(" ")[0]) + 1 - (end - start) if self._scheme.words else 0
            room = max(self._scheme.link, slot * inside + 1 if self._scheme.slot else 0, word)
            links.append((end, end + room - 1))
            start = end + room + 1
        return blocks, links[:-1], blocks[-1].end

    def _count(self, area: int, *, home: bool) -> int:
        """Return how many places somebody ever has in a lane, at home or as a guest, or in a link."""
        places = [slot for seated in self._seats for where, slot in seated.values() if where == area]
        if home and area >= 0:
            return sum(self._home[person] == area for person in self._homes)
        first = 0 if area < 0 else GUEST
        return max((slot - first + 1 for slot in places if slot >= first), default=0)

    def _column(self, place: Slot) -> int:
        area, slot = place
        size = self._scheme.slot
        if area < 0:
            return self.links[-1 - area][0] + 1 + size * slot
        block, first = self.blocks[area], area == 0  # in the first lane those at home stand on the outer, left side
        if slot >= GUEST:
            return block.start + size * (slot - GUEST + (self._at_homes[area] if first else 0))
        return block.start + size * (slot + (0 if first else self._guests[area]))

    def place(self, number: int, person: str) -> int | None:
        """Return the column of somebody after an event, by the number of its row; None: they are not seen."""
        there = self._seats[number].get(person)
        return None if there is None else self._column(there)

    # What stands there

    def heading(self, room: int, event: str) -> Line:
        """Return the names of the lanes with what each does before an event."""
        return self.named(self.names, room, self._phases.before(event, self._drawn.lanes))

    def heading_at(self, room: int, event: str, second: int) -> Line:
        """Return the names of the lanes with what each does from an event on, as far as that is so at a second.

        event: the last until then; "" for none.
        """
        lanes = self._drawn.lanes
        names = [lane.name if is_known(lane, self._drawn, second) else "" for lane in lanes]
        phases = self._phases.after(event, lanes) if event else [None] * len(lanes)
        true = [bool(name) and not (phase and phase.what == AHEAD and lane.begins <= second)
                for name, phase, lane in zip(names, phases, lanes, strict=True)]  # fmt: skip
        return self.named(names, room, [phase if so else None for phase, so in zip(phases, true, strict=True)])

    def named(self, names: Sequence[str], room: int, now: Sequence[Phase | None]) -> Line:
        """Return names of the lanes: the first begins where its lane does, the others end so, where they can.

        Where there is room, what each does stands behind its name, or between two names.
        """
        starts = [
            block.start if number == 0 else max(block.end - 1 - len(name), block.start)
            for number, (name, block) in enumerate(zip(names, self.blocks, strict=True))
        ]
        ends = [*(start - 2 for start in starts[1:]), room]
        rooms = [max(end - start, 3) for start, end in zip(starts, ends, strict=True)]
        cells: list[Cell] = []
        for number, (name, start, phase) in enumerate(zip(told_apart(names, rooms), starts, now, strict=True)):
            between = self._between(number - 1, now, start - len(cells))
            cells += [(sign, DIM_LINK) for sign in between.ljust(max(start - len(cells), 1 if cells else 0))]
            said = f", {phase}" if phase and phase.what not in BETWEEN else ""
            cells += [(sign, PALE + HOMES[number % 3]) for sign in name]
            cells += [(sign, PALE) for sign in said if len(name) + len(said) <= rooms[number]]
        return joined(cells)

    def _between(self, link: int, now: Sequence[Phase | None], room: int) -> str:
        """Return what two lanes do together in so many columns between their names, by the phases of all lanes."""
        for number, other in ((link, link + 1), (link + 1, link)) if link >= 0 else ():
            phase = now[number]
            together = phase is not None and phase.what in BETWEEN and self._drawn.lanes[other].craft in phase.other
            if phase and together and len(phase.what) + 2 <= room:
                return phase.what.center(room)
        return ""

    def lines(self, number: int, row: Row, signs: ChartSigns, *, whole: bool) -> Iterator[Line]:
        """Yield what stands in the lanes beside an event, for its first line and for those below, without end.

        number: of the row; whole: whether everybody is named, and not only who is elsewhere than before.
        """
        step = row.step
        moved = {move.person for move in step.moves}
        named = {*step.where} if whole else moved
        yield self._line(number, step, signs, named, bright=bool(moved) or row.kind in CHANGING, first=True)
        back = self._back[number]
        inside = {each: there._replace(outside=False) if each in back else there for each, there in step.where.items()}
        step = step._replace(where=inside)
        while True:
            yield self._line(number, step, signs, set(), bright=False, first=False)

    @property
    def names(self) -> list[str]:
        """The names of the lanes."""
        return [lane.name for lane in self._drawn.lanes]

    @property
    def has_strands(self) -> bool:
        """Whether people are strands, and no numbers."""
        return bool(self._scheme.slot)

    def _line(self, number: int, step: Step, signs: ChartSigns, named: set[str], *, bright: bool, first: bool) -> Line:
        if not self._scheme.slot:
            return self._counted(number, step, signs, named=bool(named), bright=bright, first=first)
        cells: list[Cell] = [(" ", None)] * self.width
        taken: dict[int, list[tuple[int, int]]] = {}
        drawn: list[tuple[int, str, Style]] = []
        for person, place in self._seats[number].items():
            style = self._style(person)
            column = self._column(place)
            text = self._codes[person] if person in named else _strand(step.where[person], signs)
            drawn.append((column, text, STRONG + style if person in named else style))
            if step.where[person].outside and 1 < len(text) < self._scheme.slot:
                drawn.append((column + len(text), signs.outside, style))
            taken.setdefault(place[0], []).append((column, column + len(text)))
        drawn += self._ships(step, signs, taken)
        moves = step.moves if first else ()
        for link in range(len(self.links)):
            self._put_link(cells, link, step, taken, signs, moves, bright=bright, first_line=first)
        for column, text, style in drawn:
            cells[column : column + len(text)] = [(sign, style) for sign in text]
        letters = {column + place for column, text, _ in drawn for place in range(len(text)) if len(text) > 1}
        self.drawn.update(sign for column, (sign, _) in enumerate(cells[: self.width]) if column not in letters)
        return joined(cells[: self.width])

    def _ships(
        self, step: Step, signs: ChartSigns, taken: dict[int, list[tuple[int, int]]]
    ) -> Iterator[tuple[int, str, Style]]:
        """Yield the lines of craft in which nobody ever is."""
        for area, lane in enumerate(self._drawn.lanes):
            if area not in self._occupied and lane.craft in step.flying:
                column = self.blocks[area].start
                taken.setdefault(area, []).append((column, column + 1))
                yield column, signs.inside, PALE

    def _style(self, person: str) -> Style:
        return HOMES[(self._home.get(person) or 0) % 3]

    def _put_link(
        self,
        cells: list[Cell],
        link: int,
        step: Step,
        taken: Mapping[int, Sequence[tuple[int, int]]],
        signs: ChartSigns,
        moves: Iterable[Move],
        *,
        bright: bool,
        first_line: bool,
    ) -> None:
        """Put what joins two lanes: dots while they are near, a double line while they are docked, arrows of people."""
        first, last = self.links[link]
        middle = (first + last) // 2
        if self._spans(step.docked, link):
            left, right = self.blocks[link], self.blocks[link + 1]
            start = max((end + 1 for _, end in taken.get(link, ())), default=left.start)
            end = min((start - 2 for start, _ in taken.get(link + 1, ())), default=right.end - self._scheme.slot)
            cells[start : end + 1] = [(signs.docked, LINK if bright else DIM_LINK)] * (end + 1 - start)
        elif first_line and self._spans(step.near, link):
            for column in range(first, last + 1, 2):
                cells[column] = (signs.near, PALE)
            start, end = first, last
        else:
            start = end = 0
        ways = {way for move in moves for way in self._ways(move, link)}
        if first_line and not ways:
            self._name(cells, link, step.event, start, end)
        for way, sign in ((-1, signs.left), (1, signs.right)):
            if way in ways:
                cells[middle + (way if len(ways) > 1 else 0)] = (sign, LINK)

    def _name(self, cells: list[Cell], link: int, event: str, start: int, end: int) -> None:
        """Put into a link what two craft do together from an event on, where there is room."""
        what = self._phases.begins(event, self._drawn.lanes[link].craft, self._drawn.lanes[link + 1].craft)
        if what and end + 1 - start >= len(what) + 4:
            begin = (start + end + 1 - len(what)) // 2 - 1
            cells[begin : begin + len(what) + 2] = [(sign, LINK) for sign in f" {what} "]

    def _spans(self, pairs: Iterable[tuple[str, str]], link: int) -> bool:
        """Tell whether one of some pairs stands on both sides of a link."""
        return any(
            self._lane_of[one] <= link < self._lane_of[other]
            for one, other in pairs
            if one in self._lane_of and other in self._lane_of
        )

    def _ways(self, move: Move, link: int) -> Iterator[int]:
        """Yield in which direction somebody passes through a link: 1 to the right; into a passage there is no arrow."""
        if move.before is None or move.after is None:
            return
        one, other = self._position(move.before), self._position(move.after)
        if one is None or other is None or move.after.craft in self._link_of:
            return
        middle = link + 0.5
        if min(one, other) <= middle <= max(one, other) and one != other:
            yield 1 if other > one else -1

    def _position(self, there: Place) -> float | None:
        area = self._area(there)
        return None if area is None else float(area) if area >= 0 else -1 - area + 0.5

    def _counted(self, number: int, step: Step, signs: ChartSigns, *, named: bool, bright: bool, first: bool) -> Line:
        """Return lanes with the numbers of people in them."""
        cells: list[Cell] = [(" ", None)] * self.width
        areas = [area for area, _ in self._seats[number].values()]
        taken: dict[int, list[tuple[int, int]]] = {}
        for area, (lane, block) in enumerate(zip(self._drawn.lanes, self.blocks, strict=True)):
            inside = areas.count(area) + sum(
                areas.count(-1 - link) for link in range(len(self.links)) if self._host(link) == area
            )
            text = str(inside) if inside and named else signs.inside if inside or lane.craft in step.flying else ""
            style = HOMES[area % 3] if inside else PALE
            taken[area] = [(block.start, block.start + len(text))] if text else []
            for place, sign in enumerate(text):
                cells[block.start + place] = (sign, STRONG + style if named else style)
        for link in range(len(self.links)):
            there = {area: those for area, those in taken.items() if those}
            self._put_link(
                cells, link, step, there, signs, step.moves if first else (), bright=bright, first_line=first
            )
        self.drawn.update(sign for sign, _ in cells[: self.width] if not sign.isdigit())
        return joined(cells[: self.width])

    def _host(self, link: int) -> int:
        hosts = [self._lane_of[each.host] for each in self._drawn.passages if self._link_of.get(each.craft) == link]
        return hosts[0] if hosts else -1


def _is_outside(row: Row | None, person: str) -> bool:
    there = row.step.where.get(person) if row else None
    return there is not None and there.outside


def _strand(there: Place, signs: ChartSigns) -> str:
    return signs.outside if there.outside else signs.ground if there.body else signs.inside

"""Files that change at random: what they may say, what is done to them, and what is asked of them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from tests.places import SOURCES, TOLD, flight, mission

# What scripts ask of a timeline: where an event belongs, and its time on the clock of the mission asked for.
BELONGS = ["--fields", "id,at,elapsed,missions,spacecraft,pictures"]


class Edit(NamedTuple):
    """Something done to a file; what is needed is chosen from by number."""

    what: str
    file: int
    text: int


class World(NamedTuple):
    """Files, what they may say, and what is asked of them."""

    files: Sequence[str]
    texts: Callable[[str], list[str]]
    definitions: Sequence[str]
    questions: Sequence[list[str]]

    def do(self, edit: Edit, folder: Path, clock: int) -> None:
        """Do an edit; clock: the time of change that the file gets, so that every edit is another."""
        file = folder / f"{self.files[edit.file]}.yaml"
        file.parent.mkdir(exist_ok=True)
        if edit.what == "define":
            file = folder / "defined.yaml"
            file.write_text(self.definitions[edit.text % len(self.definitions)], "utf-8")
        elif edit.what == "write":
            texts = self.texts(file.stem)
            file.write_text(texts[edit.text % len(texts)], "utf-8")
        elif edit.what == "remove":
            file.unlink(missing_ok=True)
        elif edit.what == "move" and file.exists():
            there = folder / "moved" / file.name
            there.parent.mkdir(exist_ok=True)
            file.rename(there)
        if file.exists():
            os.utime(file, ns=(clock, clock))

    def edits(self, often: list[int], count: int) -> st.SearchStrategy[list[Edit]]:
        """Return random edits; often: texts that are right, without which nearly every dataset would be wrong."""
        what = st.sampled_from(["write"] * 6 + ["remove", "move", "touch", "define"])
        text = st.sampled_from([*often * 4, *range(len(self.texts("any")))])
        return st.lists(
            st.builds(Edit, what, st.integers(0, len(self.files) - 1), text), min_size=count // 3, max_size=count
        )


# Data of one's own, on top of what the program ships


def own_texts(key: str) -> list[str]:
    """Return what a mission's file may say; some of it is wrong by itself, or together with others."""
    alias = "  aliases: [{}]\n"
    return [
        mission(key),
        mission(key, title="The docking of two"),
        mission(key, title="The docking of two", person="p1"),
        mission(key, title="Meeting of the docking crew", person="p2", more=alias.format("Shared alias")),
        mission(key, more=alias.format("m2")),
        mission(key, person="p1") + f"people:\n  p2: {{name: Own Pilot, {TOLD}}}\n",
        mission(key) + "sources:\n  own-told: {title: The docking told, kind: press}\n",
        mission(key).replace("demo-told", "own-told"),
        mission(key).replace("kind: meeting", "kind: meating"),
        mission(key) + f"    - {{id: e2, at: 1976-07-17, kind: docking, title: A docking, {TOLD}, "
        f"disputed: [{{at: 1976-07-18, {TOLD}, note: Rounded}}]}}\n",
        mission("m1"),
        "mission: [",
        with_ship(key),
        with_ship(
            key, f"{{id: call, at: 1976-07-17, kind: docking, spacecraft: [ship, old/ship], title: Call, {TOLD}}}"
        ),
        with_ship(key, f"{{id: call, at: 1976-07-17, kind: meeting, also: [old], title: Call, {TOLD}}}"),
        with_ship(
            key, f"{{id: call, at: 1976-07-17T09:00Z, kind: meeting, spacecraft: [m1/ship], title: Call, {TOLD}}}"
        ),
        with_ship(
            key, f"{{id: call, at: 1976-07-17, kind: meeting, formerly: [old/e1, old/was], title: Call, {TOLD}}}"
        ),
        with_ship(key, f"{{id: down, at: 1976-07-19, kind: landing, spacecraft: [old/ship], title: Down, {TOLD}}}"),
    ]


def with_ship(key: str, *events: str) -> str:
    """Return a mission with a ship, and a clock of its own since its launch is known to the second."""
    launch = (
        f"{{id: launch, at: 1976-07-16T10:00:00Z, kind: launch, spacecraft: [ship], title: Launch of {key}, {TOLD}}}"
    )
    return (
        f"mission:\n  id: {key}\n  name: Mission {key}\n  kind: crewed\n  summary: Small.\n  {TOLD}\n"
        f"  spacecraft: [{{id: ship, name: Ship of {key}, {TOLD}}}]\n  events:\n"
        + "".join(f"    - {line}\n" for line in (launch, *events))
    )


OWN = World(
    ["m0", "m1", "m2", "deep/m3", "old"],  # "old" is a mission that the program ships
    own_texts,
    [
        f"people:\n  p1: {{name: Pilot One, nation: Here, {TOLD}}}\n  p2: {{name: Pilot Two, {TOLD}}}\n{SOURCES}",
        f"people:\n  p1: {{name: Pilot Changed, aliases: [Docking], {TOLD}}}\n"
        f"  p2: {{name: Pilot Two, {TOLD}}}\n{SOURCES}",
        f"people:\n  p1: {{name: Pilot One, {TOLD}}}\n{SOURCES}  own-told: {{title: Told, kind: web}}\n",
        SOURCES,
    ],
    [
        ["missions"],
        ["missions", "--fields", "id,start,end,crew,events"],
        *(["timeline", key, "--fields", "id,at,title,people,sources,disputed"] for key in ("m0", "m1", "m2", "m3")),
        *(["timeline", key, *BELONGS] for key in ("m0", "m1", "m2", "m3", "old")),
        ["show", "m1/met", "-f", "json"],
        ["show", "old/met", "-f", "json"],
        ["cite", "old/was"],
        ["timeline", "old", "--fields", "id,at,title,people,sources,disputed"],
        ["crew", "m0", "--status", "all"],
        ["crew", "old", "--status", "all"],
        ["search", "docking"],
        ["search", "pilot"],
        ["person", "p1"],
        ["today", "--date", "07-17"],
        ["sources"],
        ["sources", "--unused"],
        ["disputes"],
    ],
)
OWN_START = {"defined": OWN.definitions[0], "m0": own_texts("m0")[0], "m1": own_texts("m1")[1]}


# The data of a checkout, whose missions have to do with each other


FLIGHTS = ["f1", "f2", "f3", "f4"]
STATION = "st"


def flights(key: str) -> list[str]:
    """Return what a flight's file may say, or the station's; most of it is about another flight too."""
    if key == STATION:
        return at_station()
    me, other = f"p{key[-1]}", next((other for other in FLIGHTS if other > key), FLIGHTS[0])
    seat = f"spacecraft: ship, role: pilot, status: prime, {TOLD}"
    meet = f"{{id: meet, at: 1980-01-05, kind: meeting, title: Meeting, {TOLD}"
    launch, landing = (line(flight(key), kind) for kind in ("launch", "landing"))

    def walk(start: str, end: str, who: str) -> str:
        at = f"1980-01-05T{start}Z/1980-01-05T{end}Z"
        return f"{{id: walk, at: {at}, kind: eva, people: [{who}], title: Walk, {TOLD}}}"

    return [
        flight(key),
        flight(key, days="03 28"),
        flight(key, days="02"),  # it does not land
        flight(key, crew=f"{{person: {me}, landed_in: {other}, {seat}}}"),
        flight(key, crew=f"{{person: {me}, landed_in: {other}/ship, {seat}}}", days="01 02"),
        flight(key, crew=f"{{person: p9, {seat}}}", days="04 06"),  # as others have it, who is then up twice
        flight(key, crew=f"{{person: p9, {seat}}}", days="12 14"),
        flight(key, walk("10:00", "12:00", me)),
        flight(key, walk("10:00", "12:00", "p9")),  # told twice where others have it
        flight(key, walk("11:00", "13:00", f"p{other[-1]}")),
        flight(key, f"{meet}}}", f"{{id: part, at: 1980-01-06, kind: meeting, title: Parting, {TOLD}}}"),
        flight(key, f"{meet}, formerly: [{key}/was]}}"),
        flight(key, f"{meet}, formerly: [f1/was]}}"),
        flight(key, f"{meet}, distinct: [{{id: {other}/meet, note: Another meeting.}}]}}"),
        flight(key, f"{meet}, also: [{other}]}}"),
        flight(key, crew=f"{{person: {me}, landed_in: {other}, {seat.replace('prime', 'backup')}}}"),
        flight(key, f"{meet}}}", more=f"  aliases: [{other}]\n"),
        flight(key, days="10 02"),
        # Launches that are known to the second, and so clocks; landings that are known as well.
        flight(key, happens("orbit", "01T11:00Z", "orbit", "ship"), days="01T10:00:00Z 10T10:00:00Z"),
        flight(key, happens("orbit", "01T11:00Z", "orbit", "ship"), days="01T09:00:00Z 05T12:00Z"),
        flight(key, days="01T10:00:00Z", more=a_clock(key)),
        # Others' craft: met, carried up, brought down, and met after they are down.
        flight(key, happens("docking", "03T10:00Z", "docking", f"ship, {other}/ship")),
        flight(key, happens("visit", "03T10:00Z", "docking", f"ship, {STATION}/{STATION}"), days="01T10:00:00Z 10"),
        flight(key, happens("late", "09T10:00Z", "rendezvous", f"{other}/ship")),
        flight(key).replace(launch, happens("launch", "01T08:00:00Z", "launch", f"ship, {other}/ship")),
        flight(key, happens("their-launch", "01T08:00:00Z", "launch", f"{other}/ship")),
        flight(key, happens("their-landing", "04T08:00:00Z", "landing", f"{other}/ship"), days="01 10"),
        flight(key).replace(f"    - {launch}\n", ""),
        flight(key).replace(f"    - {landing}\n", ""),
        flight(key, happens("orbit", "05", "orbit", "ship")).replace(f"    - {landing}\n", ""),
        flight(key).replace("spacecraft: ship", f"landed_in: {STATION}/{STATION}, spacecraft: ship"),
        # Others' craft and events in figures and pictures.
        flight(key, more=figure("mass", f"{other}/ship", "5")),
        flight(key, more=figure("flight-time", f"{other}/ship", "216:00:00")),
        flight(key, more=figure("flight-time", "ship", "216:00:00")),
        flight(key, f"{meet}}}", more=picture(f"{other}/meet")),
        flight(key, f"{meet}}}", more=picture("meet")),
        # The same craft as another's, and what a clock is called besides.
        flight(key).replace("{id: ship, name: Ship of " + key, "{id: ship, cospar: 1980-001A, name: The Ship"),
        flight(key, f"{{id: met, at: 1980-01-05, kind: meeting, title: Met, {TOLD}}}", days="01T10:00:00Z 10"),
        flight(key, days="01T10:00:00Z 10", more="  aliases: [Flight Elapsed]\n"),
    ]


def at_station() -> list[str]:
    """Return what the file of a station may say; most of it is about flights."""
    aboard = [
        happens("first", "01T08:00Z", "test", "st", "people: [p1, p2, p3, p4, p9], "),
        happens("second", "05T12:00Z", "test", "st", "people: [p1, p2], "),
        happens("third", "10", "test", "st", "people: [p1, p3], "),
        happens("fourth", "10T10:00:00Z", "test", "st", "people: [p2, p4, p9], "),
    ]
    docking = happens("docking", "03T09:00:00Z", "docking", "f1/ship, st")
    undocking = happens("undocking", "09T09:00:00Z", "undocking", "f1/ship, st")
    walk = happens("walk", "05T10:00Z/1980-01-05T12:00Z", "eva", "st", "people: [p1], ")
    return [
        station(),
        station(*aboard),
        station(docking, *aboard[1:2], undocking),
        station(walk),
        station(walk.replace("people", "to: f2/ship, people")),
        station(walk.replace("p1", "p3"), aboard[3]),
        station(happens("their-launch", "01T07:00:00Z", "launch", "f1/ship")),
        station(happens("their-launch", "01T07:00:00Z", "launch", "f3/ship"), happens("down", "11", "loss", "f3/ship")),
        station(happens("their-landing", "11T07:00:00Z", "landing", "f2/ship")),
        station(happens("their-landing", "10T07:00:00Z", "landing", "f2/ship, f3/ship")),
        station(happens("visit", "05", "meeting", "", "also: [f1, f4], ")),
        station(happens("visit", "05", "meeting", "st", "formerly: [f1/was, st/was], ")),
        station(happens("visit", "05", "meeting", "st", "formerly: [f1/meet], ")),
        station(happens("crew", "05", "transfer", "st", "to: f1/ship, people: [p2], "), aboard[2]),
        station(aboard[1], more=picture("f1/meet")),
        station(more=figure("mass", "f1/ship", "5")),
        station(aboard[0]).replace("id: st, name: Station", "id: hub, name: Hub").replace("[st]", "[hub]"),
        station(*aboard).replace("kind: station", "kind: crewed"),
        station(happens("loss", "08", "loss", "st"), aboard[2]),
    ]


def line(text: str, key: str) -> str:
    """Return the event of an id in a text, as it is written."""
    return next(line for line in text.splitlines() if f"{{id: {key}," in line).removeprefix("    - ")


def happens(key: str, at: str, kind: str, spacecraft: str, more: str = "") -> str:
    """Return an event in January 1980."""
    crafts = f"spacecraft: [{spacecraft}], " if spacecraft else ""
    return f"{{id: {key}, at: 1980-01-{at}, kind: {kind}, {crafts}{more}title: Event {key}, {TOLD}}}"


def station(*events: str, more: str = "") -> str:
    """Return a station in orbit since 1979."""
    launch = f"{{id: launch, at: 1979-12-01T10:00:00Z, kind: launch, spacecraft: [st], title: Launch of st, {TOLD}}}"
    return (
        f"mission:\n  id: st\n  name: Station\n  kind: station\n  summary: Small.\n{more}  {TOLD}\n"
        f"  spacecraft:\n    - {{id: st, name: Station, {TOLD}}}\n  events:\n"
        + "".join(f"    - {each}\n" for each in (launch, *events))
    )


def figure(key: str, about: str, value: str) -> str:
    """Return lines of a mission with a figure."""
    return f'  facts: [{{id: {key}, about: {about}, label: Figure, value: "{value}", {TOLD}}}]\n'


def picture(event: str) -> str:
    """Return lines of a mission with a picture."""
    return f"  pictures: [{{id: picture, at: 1980-01-05, event: {event}, caption: Picture, credit: Us, {TOLD}}}]\n"


def a_clock(key: str) -> str:
    """Return lines of a mission with a clock of its own."""
    return f"  clocks: [{{id: get, name: Time of {key}, epoch: 1980-01-01T09:59:00Z, {TOLD}}}]\n"


PERSON = "  p{0}: {{name: Pilot {1}, born: 1950, {2}}}\n"
EVERYBODY = "people:\n" + "".join(PERSON.format(n, n, TOLD) for n in (1, 2, 3, 4, 9))
EVERY = [*FLIGHTS, STATION]
CHECKOUT = World(
    EVERY,
    flights,
    [
        EVERYBODY + SOURCES,
        EVERYBODY.replace("Pilot 9", "Pilot Ninth") + SOURCES,
        EVERYBODY + SOURCES + "dataset: {version: 1.2.3}\n",
    ],
    [
        ["missions", "-f", "json"],
        ["missions", "--fields", "id,start,end,crew,events"],
        ["missions", "--in-flight", "1980-01-05", "-f", "json"],
        *(["timeline", key, "-f", "json"] for key in EVERY),
        *(["timeline", key, *BELONGS] for key in EVERY),
        *(["crew", key, "--status", "all", "-f", "json"] for key in EVERY),
        *(["person", f"p{n}", "-f", "json"] for n in (1, 2, 3, 4, 9)),
        ["show", "f1", "-f", "json"],
        *(["show", f"{key}/met", "-f", "json"] for key in EVERY),
        ["show", "met", "-f", "json"],
        ["show", "Mission elapsed time"],
        ["cite", "f1/was"],
        ["cite", "f2/meet"],
        ["cite", "f1/meet"],
        ["cite", "meet"],
        ["search", "meeting"],
        ["search", "pilot"],
        ["today", "--date", "01-05", "-f", "json"],
        ["today", "--date", "01-05", "--mission", "f1", "--fields", "id,at,elapsed,missions,spacecraft"],
        ["upcoming", "-f", "json"],
        ["sources", "-f", "json"],
        ["--version"],
    ],
)
CHECKOUT_START = {
    "defined": CHECKOUT.definitions[0],
    **{key: flights(key)[0] for key in FLIGHTS},
    STATION: at_station()[0],
}

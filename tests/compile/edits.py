"""Files that change at random: what they may say, what is done to them, and what is asked of them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from tests.places import SOURCES, TOLD, flight, mission


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
            file.write_text(self.texts(file.stem)[edit.text], "utf-8")
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
    ]


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
        *(["timeline", key, "--fields", "id,at,title,people,sources,disputed"] for key in ("m0", "m1", "m2", "m3")),
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


def flights(key: str) -> list[str]:
    """Return what a flight's file may say; most of it is about another flight too."""
    me, other = f"p{key[-1]}", next((other for other in FLIGHTS if other > key), FLIGHTS[0])
    seat = f"spacecraft: ship, role: pilot, status: prime, {TOLD}"
    meet = f"{{id: meet, at: 1980-01-05, kind: meeting, title: Meeting, {TOLD}"

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
    ]


PERSON = "  p{0}: {{name: Pilot {1}, {2}}}\n"
EVERYBODY = "people:\n" + "".join(PERSON.format(n, n, TOLD) for n in (1, 2, 3, 4, 9))
CHECKOUT = World(
    FLIGHTS,
    flights,
    [
        EVERYBODY + SOURCES,
        EVERYBODY.replace("Pilot 9", "Pilot Ninth") + SOURCES,
        EVERYBODY + SOURCES + "dataset: {version: 1.2.3}\n",
    ],
    [
        ["missions", "-f", "json"],
        *(["timeline", key, "-f", "json"] for key in FLIGHTS),
        *(["crew", key, "--status", "all", "-f", "json"] for key in FLIGHTS),
        *(["person", f"p{n}", "-f", "json"] for n in (1, 2, 3, 4, 9)),
        ["show", "f1", "-f", "json"],
        ["cite", "f1/was"],
        ["cite", "f2/meet"],
        ["cite", "meet"],
        ["search", "meeting"],
        ["search", "pilot"],
        ["today", "--date", "01-05", "-f", "json"],
        ["upcoming", "-f", "json"],
        ["sources", "-f", "json"],
        ["--version"],
    ],
)
CHECKOUT_START = {"defined": CHECKOUT.definitions[0], **{key: flights(key)[0] for key in FLIGHTS}}

"""Account for what became of the data between two states of it: print what was merged, moved or added, and any loss.

    python tools/account.py OLD NEW

OLD and NEW are folders, each with a whole state of data/ (`git archive COMMIT data | tar -x -C /tmp/old`). An event
is the same as an earlier one when it has its id, or has it in its `formerly`: merged, when it was there before under an
id of its own; else moved. The exit code is 1 when something is lost: an id that cites nothing any more, somebody who
took part in an event and does not in what became of it, or a place in a work on which an event or a rival value of one
rested and that no event rests on now.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from missionfacts.names import fold

GROUPS = {  # of a mission's file: what its records are called
    "clocks": "clock", "spacecraft": "spacecraft", "crew": "seat", "expeditions": "expedition", "events": "event",
    "facts": "figure", "experiments": "experiment", "pictures": "picture",
}  # fmt: skip
SHARED = {"people": "person", "organisations": "organisation", "sources": "source"}
Citation = tuple[str, str]  # a work and the place in it
Record = dict[str, Any]


class State(NamedTuple):
    """A state of the data."""

    ids: dict[str, set[str]]  # by kind: the whole ids
    events: dict[str, Record]  # by whole id
    former: dict[str, str]  # former id -> the event that has it now

    def now(self, event: str) -> str:
        """Return what the event with an id is called here; "" for one that is not told."""
        return event if event in self.events else self.former.get(event, "")


def state(folder: Path) -> State:
    """Read all files of a folder, whether they are right or not."""
    found = State({kind: set() for kind in ("mission", *GROUPS.values(), *SHARED.values())}, {}, {})
    for path in sorted(folder.glob("*.yaml")):
        file = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) or {}  # noqa: S506 all is text
        for group, kind in SHARED.items():
            found.ids[kind] |= set(file.get(group, {}))
        mission = file.get("mission")
        if not mission:
            continue
        found.ids["mission"].add(mission["id"])
        for group, kind in GROUPS.items():
            found.ids[kind] |= {f"{mission['id']}/{_local_id(record)}" for record in mission.get(group, ())}
        for event in mission.get("events", ()):
            found.events[f"{mission['id']}/{event['id']}"] = event
            found.former.update(dict.fromkeys(event.get("formerly", ()), f"{mission['id']}/{event['id']}"))
    return found


def _local_id(record: Record) -> str:
    """Return the id of a record within its mission; a seat's is made of the person, the status and the role."""
    if "id" in record:
        return str(record["id"])
    status = record["status"]
    words = (record["person"], "" if status in {"prime", "ground"} else status, record["role"])
    return "-".join(fold(word).replace(" ", "-") for word in words if word)


def rivals(event: Record) -> list[Record]:
    """Return the rival values of an event."""
    return list(event.get("disputed", ()))


def citations(event: Record) -> set[Citation]:
    """Return the places in works that an event, or a rival value of it, rests on."""
    uses = [*event["sources"], *(use for rival in rivals(event) for use in rival["sources"])]
    return {(use["id"], use.get("at", "")) for use in uses}


class Account(NamedTuple):
    """What became of the events; each by whole id, with what it is now where that is another."""

    kept: list[str]
    merged: dict[str, str]
    moved: dict[str, str]
    gone: list[str]
    new: list[str]
    rivals_gained: Counter[str]  # by event: how many more than all had that became it
    other_places: list[tuple[str, Citation, list[str]]]  # earlier event, what it cited, the places in that work now
    elsewhere: list[tuple[str, Citation]]  # earlier event, what it cited and only other events cite now
    uncited: list[tuple[str, Citation]]  # earlier event, what it cited and no event cites now


def account(old: State, new: State) -> Account:
    """Follow each event from one state to the other."""
    found = Account([], {}, {}, [], [], Counter(), [], [], [])
    became: dict[str, list[str]] = {}
    for event in old.events:
        now = new.now(event)
        became.setdefault(now, []).append(event)
        if not now:
            found.gone.append(event)
        elif now == event:
            found.kept.append(event)
        elif now in old.events or len(became[now]) > 1:
            found.merged[event] = now
        else:
            found.moved[event] = now
    found.new.extend(event for event in new.events if event not in became)
    for now, events in became.items():
        gained = len(rivals(new.events[now])) - sum(len(rivals(old.events[each])) for each in events) if now else 0
        if gained > 0:
            found.rivals_gained[now] = gained
    _follow_citations(found, old, new)
    return found


def _follow_citations(found: Account, old: State, new: State) -> None:
    everywhere = {citation for event in new.events.values() for citation in citations(event)}
    for event, before in old.events.items():
        now = new.now(event)
        here = citations(new.events[now]) if now else set()
        for citation in sorted(citations(before) - here):
            places = sorted(place for work, place in here if work == citation[0])
            if places:
                found.other_places.append((event, citation, places))
            else:
                (found.elsewhere if citation in everywhere else found.uncited).append((event, citation))


def losses(old: State, new: State) -> Iterator[str]:
    """Yield a line for everything that was told, or could be cited, and cannot be found now."""
    for kind, ids in old.ids.items():
        known = new.ids[kind] | (new.former.keys() if kind == "event" else set())
        for key in sorted(ids - known):
            others = [other for other, there in new.ids.items() if key in there]
            yield f"{kind} {key}" + (f": now of a {others[0]}" if others else "")
    for event, before in old.events.items():
        if now := new.now(event):
            for person in before.get("people", ()):
                if person not in new.events[now].get("people", ()):
                    yield f"{person} in {event}" + (f", now {now}" if now != event else "")
    yield from (f"{_text(citation)} in {event}" for event, citation in account(old, new).uncited)


def report(old: State, new: State) -> Iterator[str]:
    """Yield the account in lines, without the losses."""
    found = account(old, new)
    for what, ids in new.ids.items():
        yield f"{what}: {len(old.ids[what])} before, {len(ids)} after"
    yield f"rival values of events: {_rivals(old)} before, {_rivals(new)} after"
    yield (
        f"of the events {len(found.kept)} kept their id, {len(found.merged)} were merged into others,"
        f" {len(found.moved)} moved, {len(found.gone)} are gone, {len(found.new)} are new"
    )
    yield f"{found.rivals_gained.total()} rival values were gained, in {len(found.rivals_gained)} events"
    for heading, pairs in (("merged", found.merged), ("moved", found.moved)):
        yield from (f"{heading}: {event} -> {now}" for event, now in sorted(pairs.items()))
    yield from (f"new: {event}" for event in sorted(found.new))
    yield from (f"rivals gained: {event} {gained}" for event, gained in sorted(found.rivals_gained.items()))
    for event, citation, places in found.other_places:
        yield f"another place: {event}: {_text(citation)} -> {'; '.join(places)}"
    yield from (f"cited elsewhere only: {event}: {_text(citation)}" for event, citation in found.elsewhere)


def _text(citation: Citation) -> str:
    work, place = citation
    return f"{work} ({place})" if place else work


def _rivals(of: State) -> int:
    return sum(len(rivals(event)) for event in of.events.values())


def main() -> int:
    """Print the account; return 1 when something is lost."""
    old, new = (state(Path(folder)) for folder in sys.argv[1:3])
    lost = list(losses(old, new))
    print("\n".join([*report(old, new), *(f"lost: {line}" for line in lost)]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())

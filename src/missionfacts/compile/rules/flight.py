"""Rules on what happens in flight: who is where, what is joined to what."""

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, Placed, placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.rules.rides import all_flights


@rule(
    "prime-crew",
    "The prime crew fills each spacecraft: as many seats as people it was launched with.",
    "spacecraft",
    needs=["crew", "crew.spacecraft"],
)
def prime_crew(craft: Placed[schema.Spacecraft]) -> Problems:
    wanted = craft.record.crew
    seats = [seat for seat in craft.mission.crew if seat.spacecraft == craft.record.id and seat.status == "prime"]
    if wanted is not None and len(seats) != wanted:
        yield craft.problem(f"launched with {wanted} aboard, but prime seats: {len(seats)}", "crew")


@rule(
    "transfer-to",
    "A transfer says who passes into which spacecraft, and so may a spacewalk; nothing else does.",
    "event",
    needs=["events.to", "events.people"],
)
def transfer_to(event: Placed[schema.Event]) -> Problems:
    it = event.record
    if it.kind == "transfer" and not (it.to and it.people):
        yield event.problem("a transfer needs 'people' and the spacecraft they pass 'to'")
    if it.kind not in {"transfer", "eva"} and it.to:
        yield event.problem(f"'to' is for a transfer or a spacewalk; this is '{it.kind}'", "to")


@rule(
    "docking-alternates",
    "Two spacecraft dock before they undock, and undock before they dock again.",
    "mission",
    needs=["events", "events.spacecraft"],
)
def docking_alternates(mission: Placed[schema.Mission]) -> Problems:
    joined: set[frozenset[str]] = set()
    for event in placed(mission, "events"):
        kind, (acting, *others) = event.record.kind, event.crafts or [""]
        # Of three, the first docks with the two others, which are one already.
        pairs = {frozenset((acting, other)) for other in others}
        if not pairs or kind not in {"docking", "undocking"}:
            continue
        named = " and ".join(sorted(map(event.own, event.crafts)))
        if kind == "docking" and pairs <= joined:
            yield event.problem(f"{named} dock, but are docked already")
        if kind == "undocking" and pairs.isdisjoint(joined):
            yield event.problem(f"{named} undock, but are not docked")
        joined = joined | pairs if kind == "docking" else joined - pairs


@rule(
    "one-place",
    "Nobody of the prime crew is in two places at once: each is where the last transfer left him or her.",
    "mission",
    needs=["events", "events.people", "events.spacecraft", "events.to", "crew", "crew.spacecraft"],
)
def one_place(mission: Placed[schema.Mission]) -> Problems:
    where: dict[str, str] = {}
    crew = mission.record.crew
    seats = {seat.person: seat.spacecraft for seat in crew if seat.status == "prime" and seat.spacecraft}
    for event in placed(mission, "events"):
        it: schema.Event = event.record
        if it.kind == "launch":
            where |= {person: craft for person, craft in seats.items() if craft in it.spacecraft}
        for j, person in enumerate(it.people):
            elsewhere = any("/" in craft for craft in (*it.spacecraft, it.to))  # where nobody counts who is in it
            if person in where and it.spacecraft and not elsewhere and where[person] not in it.spacecraft:
                about = " and ".join(it.spacecraft)
                yield event.problem(f"{person} is aboard {where[person]} here, but this is about {about}", "people", j)
            if it.to and it.to == where.get(person):
                yield event.problem(f"{person} is aboard {it.to} already", "people", j)
        if it.to:
            where |= {person: it.to for person in it.people if person in where}
        if it.kind in {"landing", "loss"}:
            where = {person: craft for person, craft in where.items() if craft not in it.spacecraft}


IN_FLIGHT = {
    "orbit", "staging", "manoeuvre", "rendezvous", "docking", "undocking", "transfer", "jettison", "deorbit", "entry",
}  # fmt: skip


@rule(
    "inside-mission",
    "What a spacecraft does in flight lies between its launch and its landing.",
    needs=["events", "events.spacecraft"],
)
def inside_mission(dataset: Dataset) -> Problems:
    flights = all_flights(dataset)
    for event in dataset.records("events", everywhere=True):
        it: schema.Event = event.record
        ours = event.file or any(craft.partition("/")[0] in dataset.missions for craft in event.crafts)
        for craft in event.crafts if ours and it.kind in IN_FLIGHT and not it.at.start.mark else ():
            flight = flights.of(craft)
            early = flight.launch and it.at.latest < flight.launch.earliest
            late = flight.final_end and it.at.earliest > flight.final_end.latest
            if early or late:
                yield event.problem(f"{event.own(craft)} is not in flight at {it.at}", "at")


@rule("backup-or-none", "A mission that had no backup crew has no backup seats.", "mission")
def backup_or_none(mission: Placed[schema.Mission]) -> Problems:
    if mission.record.backup:
        for seat in placed(mission, "crew"):
            if seat.record.status == "backup":
                yield seat.problem("'backup' says that there was no backup crew", "status")


@rule(
    "backup-stays",
    "Who stood by for a flight did not fly on it, unless a note says how that came.", "mission",
    needs=["crew"],
)  # fmt: skip
def backup_stays(mission: Placed[schema.Mission]) -> Problems:
    flew = {seat.person for seat in mission.record.crew if seat.status == "prime"}
    for seat in placed(mission, "crew"):
        if seat.record.status == "backup" and seat.record.person in flew and not seat.record.note:
            yield seat.problem(f"{seat.record.person} is in the prime crew", "status")

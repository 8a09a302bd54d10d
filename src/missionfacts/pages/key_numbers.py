"""The key numbers of a mission."""

from collections.abc import Iterable, Sequence

from missionfacts.counts import counted
from missionfacts.formats.numbers import display_quantity
from missionfacts.model.events import Event
from missionfacts.model.lanes import Lanes
from missionfacts.model.missions import MissionCard
from missionfacts.pages.entries import Teller
from missionfacts.pages.model import Cell, Fact, Words
from missionfacts.pages.when import date_of, lasting

ENDS = ("landing", "loss", "entry", "impact", "milestone")  # the kinds of event with which a mission may end


def key_numbers(
    card: MissionCard,
    drawn: Lanes | None,
    told: Sequence[Event],
    tell: Teller,
    apart: Sequence[tuple[str, str, str]] = (),
) -> list[Fact]:
    """Return the key numbers of a mission, with notes where one event or figure says them.

    apart: who landed apart from the ship: the name, when, and how long the flight took them.
    """
    several = len(_ships(card)) > 1
    works = {use.id for event in told for use in event.sources}
    facts = [
        ("First launch" if several else "Launch", _date(card.start, ("launch",), told, tell)),
        (_end(card, told), _date(card.end, ENDS, told, tell)),
        ("In flight", _text(_lasted(card, apart))),
        ("Docked", _text(_docked(drawn))),
        ("Crew", _text(_crew(card))),
        ("Resident crews", _text(f"{len(card.expeditions) or ''}")),
        ("Launched from", _text(" and ".join(card.site[:2]))),
        ("Landed", _text("" if several else card.landing)),
        ("At", Cell([tell.links.named("mission", key) for key in card.stations]) if card.stations else None),
        ("Mass at launch", _figure(display_quantity(card.mass, "kg") if card.mass else "", card, ("mass",), tell)),
        ("Orbit", _figure(_orbit(card), card, ("perigee", "apogee", "inclination"), tell)),
        ("Facts here", _text(_counts(card, told, works))),
    ]
    return [Fact(term, cell) for term, cell in facts if cell]


def _end(card: MissionCard, told: Sequence[Event]) -> str:
    """Return what the end of a mission is called."""
    if card.kind != "station" and any(event.kind == "loss" and event.at == card.end for event in told):
        return "Lost"
    if card.kind != "crewed":
        return "End"
    return "Last landing" if len(_ships(card)) > 1 else "Landing"


def _date(at: str, kinds: Sequence[str], told: Sequence[Event], tell: Teller) -> Cell | None:
    """Return a date, with the sources of the event that happened then."""
    if not at:
        return None
    event = next((event for event in told if event.at == at and event.kind in kinds), None)
    return Cell([date_of(at)], tell.notes.cite(event.sources) if event else ())


def _figure(text: str, card: MissionCard, names: Sequence[str], tell: Teller) -> Cell | None:
    """Return a number, with the sources of the figures that say it; names: of the values, as a mission has them."""
    values = {name: getattr(card, name) for name in names}
    those = (each for each in card.facts if values.get(each.id.replace("/", "-").rpartition("-")[2]) == each.value)
    uses = [use for each in those for use in each.sources]
    return Cell([Words(text)], tell.notes.cite(uses)) if text else None


def _text(text: str) -> Cell | None:
    return Cell([Words(text)]) if text else None


def _lasted(card: MissionCard, apart: Sequence[tuple[str, str, str]]) -> str:
    """Return how long a flight took the ship and, where it took them longer, people."""
    alone = [f"{name} {lasting(time)}" for name, _, time in apart if time]
    return ", ".join([lasting(card.duration), *alone]) if card.duration else ""


def _docked(drawn: Lanes | None) -> str:
    spans = list(drawn.docked()) if drawn else []
    if not spans or any(span.seconds is None for span in spans):
        return ""
    minutes = sum(span.seconds or 0 for span in spans) // 60
    times = {1: "", 2: ", twice"}.get(len(spans), f", {len(spans)} times")
    return lasting(f"{minutes // 60}:{minutes % 60:02}") + times


def _ships(card: MissionCard) -> set[str]:
    """Return the craft that people went up in."""
    return {seat.spacecraft for seat in card.seats if seat.status == "prime"} if card.kind == "crewed" else set()


def _crew(card: MissionCard) -> str:
    ships = _ships(card)
    if not card.crew or card.kind == "station":
        return ""
    return f"{card.crew}" + (f" in {len(ships)} ships" if len(ships) > 1 else "")


def _orbit(card: MissionCard) -> str:
    ends = [value.rstrip("~") for value in (card.perigee, card.apogee) if value]
    about = "about " if "~" in card.perigee + card.apogee else ""
    tilt = display_quantity(card.inclination, "deg") if card.inclination else ""
    return f"{about}{' × '.join(ends)} km" + (f", {tilt}" if tilt else "") if ends else tilt and f"inclined {tilt}"


def _counts(card: MissionCard, told: Sequence[Event], works: Iterable[str]) -> str:
    counts = ((len(told), "event"), (len(card.facts), "figure"), (len(set(works)), "work"))
    return ", ".join(counted(number, word) for number, word in counts if number)

"""Records of human spaceflight: the longest, the most, the first."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from missionfacts.model.events import Rivals
from missionfacts.model.fields import QUANTITY, TALLY, Count, Date, Id, Ids, Text


class Record(NamedTuple):
    """Who holds a record, or held it, and what that rests on."""

    category: Id  # which record it is, as longest-flight
    rank: Count  # the same for what is equal, or too close for its precision
    amount: Annotated[int | None, TALLY]  # the same in whole seconds or days, or the count; null for a first
    value: Annotated[str, QUANTITY]  # H:MM:SS, a count, or an age as “77 y 103 d”; empty for a first
    unit: Text  # h:m:s, flights, spacewalks or people; empty for an age and a first
    people: Ids  # who holds it
    of: Text  # what it is the first of, or the greatest in: a nation, a gender, a type of ship, a craft, a station
    at: Date  # when it was reached: a launch, a landing, the spacewalk, the moment at which so many were there
    until: Date  # when it was broken, in a history; empty while it holds
    missions: Ids  # on which it was reached
    note: Text  # what there is to say besides
    facts: Ids  # the events that it rests on
    disputed: Rivals  # what other sources say of the times of these

    def __str__(self) -> str:
        who = self.of or ", ".join(self.people)
        return f"{self.category} {self.rank}: {' '.join(filter(None, (self.value, who, self.at)))}"


class Who(NamedTuple):
    """Whose records are asked for; what is empty does not narrow anything."""

    nations: Sequence[str] = ()  # that they flew for
    genders: Sequence[str] = ()


EVERYONE = Who()

CATEGORIES = {  # id -> what eyes read above it
    "longest-flight": "Longest flight",
    "time-in-space": "Most time in space",
    "flights": "Most flights above 80 km",
    "flights-in-orbit": "Most flights in orbit",
    "shortest-orbital-flight": "Shortest orbital flight",
    "spacewalks": "Most spacewalks",
    "time-outside": "Most time outside",
    "longest-spacewalk": "Longest spacewalk",
    "first-spacewalk": "First outside",
    "most-in-space": "Most people above 80 km at once",
    "most-in-orbit": "Most people in orbit at once",
    "most-in-craft": "Most people launched or landed in one craft",
    "most-on-station": "Most people on one station at once",
    "longest-occupation": "Longest occupation of a station",
    "oldest": "Oldest above 80 km",
    "oldest-in-orbit": "Oldest in orbit",
    "youngest": "Youngest above 80 km",
    "youngest-in-orbit": "Youngest in orbit",
    "first-of-nation": "First of each nation in space",
    "first-of-gender": "First of each gender in space",
    "first-in-ship": "First in each type of ship",
}
FIRSTS = ("first-spacewalk", "first-of-nation", "first-of-gender", "first-in-ship")

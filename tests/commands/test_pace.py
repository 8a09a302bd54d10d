"""When each event is due of a flight that is told again."""

from collections.abc import Iterator
from itertools import count, islice

from missionfacts.catalogue.around import moment_text
from missionfacts.commands._pace import NO_WAITING, Pace
from missionfacts.model.events import Event
from tests.conftest import Waited

NOTHING = Event._make([""] * len(Event._fields))


def a_minute_apart() -> Iterator[Event]:
    """Yield events without end."""
    return (NOTHING._replace(at=moment_text(60 * number, to_the_minute=True), id=f"a/{number}") for number in count())


def test_events_are_told_as_they_come_and_never_held() -> None:
    clock = Waited()
    told = Pace(clock, 0, 1000, 0, 60).told(a_minute_apart())
    assert [each.due for each in islice(told, 3)] == [
        "1970-01-01T00:16:40Z",
        "1970-01-01T00:16:41Z",
        "1970-01-01T00:16:42Z",
    ]
    assert clock.passed == 2
    assert sum(1 for _ in islice(Pace(clock, 0, 0, 0, NO_WAITING).told(a_minute_apart()), 100_000)) == 100_000
    assert clock.passed == 2


def test_what_is_due_at_once_is_not_waited_for_one_by_one() -> None:
    clock = Waited()
    assert sum(1 for _ in islice(Pace(clock, 0, 0, 0, 1_000_000).told(a_minute_apart()), 100_000)) == 100_000
    assert 5.9 < clock.passed < 6.1
    assert clock.times < 1300


def test_what_stands_before_an_earlier_one_holds_it_up() -> None:
    clock = Waited()
    events = [NOTHING._replace(at=at) for at in ("1970-01-01T01:00Z", "1970-01-01T00:30Z", "1970", "1970-01-01T02:00Z")]
    places = [place for place, _ in Pace(clock, 0, 0, 0, 1).placed(iter(events))]
    assert places == [3600, 3600, 3600, 7200]


def test_time_that_is_out_of_the_calendar_is_not_told() -> None:
    clock = Waited()
    pace = Pace(clock, 0, 1_700_000_000, 0, 0.01)
    assert pace.due("9999-01-01T00:00Z", 253_370_764_800) == ""
    clock.passed = 1e15
    assert Pace(clock, 0, 0, 0, 1_000_000).second < 253_402_300_800

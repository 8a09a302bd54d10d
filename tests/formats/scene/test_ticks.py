"""A scale of time: one choice of marks for text, SVG and pages."""

from itertools import pairwise

import pytest

from missionfacts.dates.edtf import DAY
from missionfacts.formats.scene.ticks import Surface, Tick, ticks, told_whole

FIRST = -275_248_380  # 12 April 1961


def on(first: int, last: int, room: float, letter: float, gap: float) -> Surface:
    return Surface(lambda second: (second - first) / (last - first) * room, room, letter, gap)


@pytest.mark.parametrize("room", [100, 300, 870, 1400])
@pytest.mark.parametrize("seconds", [1, 90, 6000, DAY, 3 * DAY, 10 * DAY, 400 * DAY, 4000 * DAY, 40_000 * DAY])
def test_texts_are_apart_and_within_on_a_surface_of_pixels(seconds: int, room: int) -> None:
    surface = on(FIRST, FIRST + seconds, room, 7, 3)
    marks = ticks(FIRST, FIRST + seconds, surface).marks
    told = [(surface.place(mark.second), mark.text) for mark in marks if mark.text]
    assert all(place + 7 * (len(text) + 3) <= after for (place, text), (after, _) in pairwise(told))
    assert all(place + 7 * len(text) <= room for place, text in told[1:])


def test_more_room_gives_no_fewer_marks() -> None:
    for days in (1, 3, 10, 60, 700):
        counts = [len(ticks(0, days * DAY, on(0, days * DAY, room, 7, 3)).marks) for room in range(200, 1500, 50)]
        assert counts == sorted(counts), days


def test_hours_of_several_days_are_told_where_there_is_much_room_with_the_days_between_them() -> None:
    common, marks = ticks(0, 3 * DAY, on(0, 3 * DAY, 870, 7, 3))
    assert common == "1 Jan"
    assert [mark.text for mark in marks if mark.major] == ["2 Jan", "3 Jan", ""]
    assert "06:00" in [mark.text for mark in marks]


def test_the_first_tells_all_and_no_other_stands_in_its_text() -> None:
    surface = on(0, 3 * DAY, 870, 7, 3)
    whole = told_whole(ticks(0, 3 * DAY, surface).marks, surface)
    assert whole[0] == Tick(0, "1 Jan 1970 00:00")
    assert [mark.text for mark in told_whole([Tick(6 * 3600, "06:00"), Tick(12 * 3600, "12:00")], surface)] == [
        "1 Jan 1970 06:00",
        "",
    ]

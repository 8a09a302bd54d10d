"""Lines along a rail: what stands where, what it tells without colour, and what goes when it is narrow."""

import pytest

from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item, More
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import PALE, STRONG, Line
from missionfacts.formats.table.rail import MARK, PLAIN_SIGNS, SIGNS, Signs, chronicle, legend, rail
from tests.readers import width_of

LIFT_OFF = Entry("Apollo 11 lifts off for the first landing on the Moon", " 13:32:00", weight=4, disputed=True)
MEAL = Entry("The crew eats", "~13:50", weight=1, note="crew-day", id="first-meal")
UNTIMED = Entry("Columbia docks with Eagle", timed=False, note="docking", id="columbia-docks-with-eagle")
LANDING = Entry("Eagle lands on the Moon", " 20:17:40?", weight=5)
DAY = Heading("Wed 16 July 1969", aside="day 1")
ITEMS: list[Item] = [DAY, LIFT_OFF, MEAL, UNTIMED, LANDING, More("3 more")]
WIDTHS = [10, 20, 33, 40, 60, 80, 100, 140, 200]


def plain(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def drawn(items: list[Item], width: int, signs: Signs = SIGNS) -> list[str]:
    return plain(list(rail(items, width, signs)))


def style_of(text: str, items: list[Item]) -> object:
    return next(style for line in rail(items, 80, SIGNS) for piece, style in line if text in piece)


def test_time_stands_left_then_the_rail_then_the_text() -> None:
    assert drawn(ITEMS, 40) == [
        "Wed 16 July 1969 ───────────────── day 1",
        " 13:32:00  ● Apollo 11 lifts off for the",
        "           │ first landing on the Moon ≠",
        "~13:50     ┤ The crew eats",
        "           │ first-meal",
        "           ┆ Columbia docks with Eagle",
        "           │ columbia-docks-with-eagle",
        " 20:17:40? ◆ Eagle lands on the Moon",
        "           │ 3 more",
    ]


def test_what_an_encoding_cannot_say_is_drawn_in_ascii_as_a_whole() -> None:
    lines = drawn([DAY, LIFT_OFF, UNTIMED, LANDING], 40, PLAIN_SIGNS)
    assert Signs.of("koi8-r") is Signs.of("ascii") is PLAIN_SIGNS
    assert "\n".join(lines).isascii()
    assert [line[11] for line in lines[1:]] == ["*", " ", " ", ":", " ", "#"]
    assert lines[3].endswith("Moon !=")


def test_kinds_and_ids_stand_at_the_right_where_there_is_room() -> None:
    wide = drawn([MEAL, UNTIMED], 100)
    assert len(wide) == 2
    assert wide[0].index("crew-day") == wide[1].index("docking")
    assert wide[0].index("first-meal") == wide[1].index("columbia-docks-with-eagle")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("signs", [SIGNS, PLAIN_SIGNS])
def test_nothing_is_wider_than_the_page_or_gets_lost(width: int, signs: Signs) -> None:
    lines = drawn(ITEMS, width, signs)
    assert [line for line in lines if width_of(line) > width] == []
    assert [line for line in lines if line != line.rstrip() and line.strip() != ""] == []
    words = "".join(lines).replace(signs.more, "").replace(" ", "")
    for entry in (LIFT_OFF, MEAL, UNTIMED, LANDING):
        assert entry.title.replace(" ", "") in words
        assert entry.time.replace(" ", "") in words
        assert entry.id in words


def test_an_id_that_is_wider_than_most_stands_below_and_is_whole() -> None:
    items: list[Item] = [MEAL, MEAL, UNTIMED._replace(id="apollo-11/" + "long-" * 10 + "id")]
    lines = drawn(items, 100)
    assert lines[0].endswith("  first-meal")
    assert lines[-1].endswith("│ apollo-11/" + "long-" * 10 + "id")


def test_the_mark_of_a_dispute_never_begins_a_line() -> None:
    for width in range(20, 80):
        assert not any(line.lstrip("│ ").startswith("≠") for line in drawn([LIFT_OFF], width))


def test_letters_that_are_two_wide_stay_in_their_columns() -> None:
    items: list[Item] = [Entry("神舟五号 lifts off", " 01:00", note="launch"), Entry("It lands", note="landing")]
    first, second = drawn(items, 80)
    assert width_of(first[: first.index("launch")]) == width_of(second[: second.index("landing")])


def test_weight_is_ink() -> None:
    assert style_of("◆", [LANDING]) == MARK
    assert (
        style_of("Eagle lands", [LANDING]) == style_of("Apollo 11", [LIFT_OFF]) == style_of("●", [LIFT_OFF]) == STRONG
    )
    assert style_of("Columbia docks", [UNTIMED]) is None
    assert style_of("The crew", [MEAL]) == PALE


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    assert legend([UNTIMED], SIGNS, 80) == "┆ time not known"
    assert legend([MEAL], SIGNS, 80) == "~ about"
    assert legend([Entry("Doe goes outside", " 22:10–03:05⁺¹")], SIGNS, 80) == "⁺¹ ends a day later"
    all_of_them = legend(ITEMS, PLAIN_SIGNS, 40).split("\n")
    assert all_of_them == ["#* milestones   : time not known", "~ about   ? doubtful   != sources differ"]


def page(width: int | None, encoding: str = "utf-8", header: bool | None = None) -> Page:
    return Page(Layout(()), header, width, encoding)


TOLD = Chronicle("Apollo 11", "16–24 Jul 1969 · UTC", ITEMS, "3 people are in space", ["cite apollo-11/ID"])


def test_a_page_has_a_title_a_legend_and_what_is_to_be_said_below() -> None:
    lines = plain(list(chronicle(TOLD, page(60))))
    assert lines[0] == "Apollo 11                               16–24 Jul 1969 · UTC"
    assert lines[1] == ""
    assert [line for line in lines[-5:] if line] == [
        "3 people are in space",
        "◆● milestones   ┆ time not known   ~ about   ? doubtful",
        "≠ sources differ",
        "cite apollo-11/ID",
    ]


def test_without_a_header_there_are_the_items_alone() -> None:
    lines = plain(list(chronicle(TOLD, page(60, header=False))))
    assert lines == drawn(ITEMS, 60)


def test_a_page_without_a_limit_is_as_wide_as_its_widest_line() -> None:
    lines = plain(list(chronicle(TOLD, page(None))))
    assert sum("lifts off for the first landing on the Moon ≠" in line for line in lines) == 1
    assert max(map(width_of, lines)) == width_of(lines[0])


def test_nothing_of_a_text_reaches_the_terminal_as_it_is_not_meant_to() -> None:
    told = TOLD._replace(title="\x1b[31mred", items=[Heading("\x9b1m", "\u202e"), Entry("a\nb\x07")])
    text = "\n".join(plain(list(chronicle(told, page(60)))))
    assert not set(text) & set("\x1b\x9b\u202e\x07")
    assert "a b\\x07" in text


def test_nothing_has_no_title_either() -> None:
    assert list(chronicle(TOLD._replace(items=[]), page(60))) == []

"""Works with the worst that a data file can say, which every style has to get through."""

import pytest

from missionfacts.model.works import Citation, Work
from tests.works import fact_of, work_of

WORST = (
    r"100% of #1 {braces} \commands $5_a^b ~ & <tags> | a -- b --- c",
    "“Ёлки” 「日本語」 é Z̷̤ 👩‍🚀 \"straight\" ''two'' ``ticks``",
    "@article{not-a-key, title = {no}}",
    "A line\nand another\r\n\u2028and \x85more",
    "TY  - BOOK\nER  - \nmore",
    "\\begins with a command",
    "Unbalanced } and { again",
    "\x1b[31mred\x1b[0m \u202eturned",
)


@pytest.fixture(scope="session")
def works() -> dict[str, Work]:
    """Return works of every kind by their ids, with titles, containers and names of all sorts."""
    organisation = {"name": "Science and Technology Division, Library of Congress", "organisation": "true"}
    chinese = {"name": "Hou Yi", "family": "Hou"}
    made = {
        "book": work_of(
            "The Book", authors=["Linda Neuman Ezell", "Chris van den Berg"], editors=["T. T. von Rosenvinge"],
            publisher="Airbus Defence and Space", year="1975/1977", url="https://example.org/a_b%20c#d",
        ),
        "board": work_of(
            "Report of the Board", kind="primary", authors=[organisation], chairs=["Harold W. Gehman Jr."],
            publisher="Board", year="2003",
        ),
        "paper": work_of(
            "Destroyer Picks Up Astronauts", kind="press", container="Independent (Long Beach)", publisher="UPI",
            published="1966-03-17", url="https://example.org/{odd}?q=ü", accessed="2026-11-22",
        ),
        "journal": work_of(
            "In a Journal", kind="primary", container="Eos", volume="61", issue="38", published="1980-09",
            authors=[chinese, "Василий Лесников", "Cassidy", "Harold W. Gehman, Jr."],
        ),
        "site": work_of("Xinhua", kind="press", publisher="Xinhua", url="https://example.org/", language="zh"),
        "nothing": work_of("Nothing more is known", kind="web"),
    }  # fmt: skip
    odd = {
        f"odd-{number}": work_of(title, f"odd-{number}", container=title, publisher=title, authors=[title], year="1999")
        for number, title in enumerate(WORST)
    }
    return {key: work._replace(id=key) for key, work in {**made, **odd}.items()}


@pytest.fixture(scope="session")
def facts(works: dict[str, Work]) -> list[Citation]:
    """Return two facts: one that rests on all works, and one on some of them at other places."""
    return [
        fact_of(*((key, "p. 12") for key in works), ("book", "p. 12"), key="one/fact"),
        fact_of(("book", "table 2-54"), ("paper", "p. 12"), ("site", ""), key="two/fact"),
    ]

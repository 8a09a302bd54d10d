"""Works and facts that rest on them, made up for tests of citations."""

from typing import Any

from missionfacts.compile.creators import creators
from missionfacts.compile.schema import Source
from missionfacts.model.uses import Use
from missionfacts.model.works import Citation, Work


def work_of(title: str, key: str = "book", **said: Any) -> Work:
    """Return a work from what a data file says of it."""
    source = Source.model_validate({"title": title, "kind": "history", **said})
    those = tuple(creators(source))
    authors = tuple(each.name for each in those if each.role == "author")
    published, accessed = (str(date or "") for date in (source.published, source.accessed))
    return Work(
        key, title, source.year or published[:4], source.kind, 0, 0, authors, source.publisher, source.language,
        source.url, source.note, source.container, source.volume, source.issue, published, accessed, those,
    )  # fmt: skip


def fact_of(*uses: tuple[str, str], key: str = "astp/docking") -> Citation:
    """Return a fact that rests on some works; uses: the id of each, and the place in it."""
    rests_on = tuple(Use(work, place, "") for work, place in uses)
    return Citation(key, "event", "Two ships dock", "1975-07-17", "to the day", "astp", rests_on, (), "", "", "at")

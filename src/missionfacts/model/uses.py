"""How a record says what it rests on: the works it uses, and what others say."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import USES, VALUE, Id, Text


class Use(NamedTuple):
    """One use of a source."""

    id: Id  # the work, as in data/sources.yaml
    at: Text  # page, table, chapter, photo number; empty when none is known
    printed: Text  # what the source prints where we had to convert it; empty when it prints what we say

    def __str__(self) -> str:
        return f"{self.id} ({self.at})" if self.at else self.id


Uses = Annotated[tuple[Use, ...], USES]


class Rival(NamedTuple):
    """A value that another source gives for the same thing."""

    field: Text  # which field it rivals: at, value, born …; claim for anything else, in words
    value: Annotated[str, VALUE]  # what the other source says
    sources: Uses  # whose value it is
    note: Text  # why we prefer ours

    def __str__(self) -> str:
        return f"{self.field}: {self.value} [{', '.join(map(str, self.sources))}]"

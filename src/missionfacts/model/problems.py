"""What is wrong in a data file."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import COUNT, Text


class Problem(NamedTuple):
    """One thing that is wrong in a data file."""

    file: Text  # as it was named
    line: Annotated[int | None, COUNT]  # counted from 1; null when the file as a whole is meant
    column: Annotated[int | None, COUNT]  # counted from 1; null when the line as a whole is meant
    where: Text  # the record in plain words, as “event first-docking”; empty for the file
    message: Text  # what is wrong, and what to write instead
    level: Text = "error"  # error or warning
    rule: Text = "format"  # the rule that is broken; format for what makes a file no data file

    @property
    def place(self) -> tuple[str, int, int]:
        """What problems are put in order by."""
        return self.file, self.line or 0, self.column or 0

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        warning = "warning: " if self.level == "warning" else ""
        return f"{place}: {self.where}: {warning}{self.message}" if self.where else f"{place}: {warning}{self.message}"


class LeftOut(NamedTuple):
    """A data file of the user's own of which no more is used than some of what it defines."""

    file: str  # its whole path
    errors: int  # 0 when it is left out because it refers to what is left out
    mission: str  # the id of its mission; "" when it has none
    names: list[str]  # how that is called besides


class Untold(Problem):
    """What stands for problems that are not told, because there are so many."""

    number: int

    @classmethod
    def after(cls, last: Problem, number: int, what: str) -> "Untold":
        """Return one for so many more after the last that is told; what: what these have in common."""
        more = cls(*last._replace(where="", message=f"and {number:,} more {what}"))
        more.number = number
        return more

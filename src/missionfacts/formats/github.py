"""Problems in data files as commands to GitHub Actions, which shows them beside the lines."""

from collections.abc import Iterator, Sequence

from missionfacts.formats.places import Where
from missionfacts.model.problems import Problem


def render(problems: Sequence[Problem], where: Where) -> Iterator[str]:
    """Yield a command for each problem, with its file as it is called from the root of the repository."""
    for problem in problems:
        place = {
            "file": where.address(problem.file) or str(where.here / problem.file),
            "line": problem.line or 1,
            "col": problem.column,
            "title": f"missionfacts: {problem.rule}",
        }
        told = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
        said = f"{problem.where}: {problem.message}" if problem.where else problem.message
        yield f"::{problem.level} {told}::{_data(said)}\n"


def _data(text: str) -> str:
    r"""Return a text as the last part of a command has it.

    >>> _data("100 %\nof it")
    '100 %25%0Aof it'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as one of a command's properties.

    >>> _property("a,b: c")
    'a%2Cb%3A c'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""What records and their fields mean: the words that stand beside their declarations in model/.

They are comments, so that a command that only prints records does not carry them. They are read from the source when a
schema asks, which is why they are missing where an installation has no source.
"""

import ast
import inspect
import io
import tokenize
from collections.abc import Hashable
from functools import cache
from typing import Any, NamedTuple

from missionfacts.model.events import Anniversary, Event
from missionfacts.model.live import Replayed
from missionfacts.model.missions import InFlight, Mission, MissionCard
from missionfacts.model.people import Person, PersonCard

# What one record leaves unexplained means the same as in another.
AS_IN: dict[Any, Any] = {
    Anniversary: Event,
    Replayed: Event,
    InFlight: Mission,
    MissionCard: Mission,
    PersonCard: Person,
}


class _Declared(NamedTuple):
    what: str  # the record is, in a sentence or more
    fields: dict[str, str]  # what each means that says so


def what_is(record: Any) -> str:
    """Return what a record is, as its docstring says."""
    return _declared(record).what


def meanings(record: Any) -> dict[str, str]:
    """Return what the fields of a record mean, as sentences.

    >>> from missionfacts.model.missions import Clock
    >>> meanings(Clock)["epoch"]
    'The second at which it reads 0:00:00.'
    """
    elsewhere = meanings(AS_IN[record]) if record in AS_IN else {}
    return {**elsewhere, **_declared(record).fields}


@cache
def _declared(record: Hashable) -> _Declared:
    try:
        source = inspect.getsource(record)  # type: ignore[arg-type]
    except OSError:
        return _Declared(inspect.getdoc(record) or "", {})
    comments = {
        token.start[0]: token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    (found,) = ast.parse(source).body
    assert isinstance(found, ast.ClassDef)  # noqa: S101 records are classes
    fields = [each for each in found.body if isinstance(each, ast.AnnAssign)]
    told = {ast.unparse(each.target): _sentence(comments[each.lineno]) for each in fields if each.lineno in comments}
    return _Declared(ast.get_docstring(found) or "", told)


def _sentence(comment: str) -> str:
    """Return a comment as a sentence.

    >>> _sentence("# degrees, north positive")
    'Degrees, north positive.'
    >>> _sentence("# mission/event")
    'mission/event.'
    """
    words = comment.removeprefix("#").strip()
    first = words.split()[0]
    return f"{words if '/' in first else words[:1].upper() + words[1:]}."

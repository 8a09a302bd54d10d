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
from typing import Any

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


@cache
def meanings(record: Hashable) -> dict[str, str]:
    """Return what the fields of a record mean, as sentences.

    >>> from missionfacts.model.missions import Clock
    >>> meanings(Clock)["epoch"]
    'The second at which it reads 0:00:00.'
    """
    own = _read(record)
    return {**(meanings(AS_IN[record]) if record in AS_IN else {}), **own}


def _read(record: Any) -> dict[str, str]:
    try:
        source = inspect.getsource(record)
    except OSError:
        return {}
    comments = {
        token.start[0]: token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    (found,) = ast.parse(source).body
    fields = [each for each in getattr(found, "body", ()) if isinstance(each, ast.AnnAssign)]
    return {ast.unparse(each.target): _sentence(comments[each.lineno]) for each in fields if each.lineno in comments}


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

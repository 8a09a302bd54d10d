"""How values are written in data files, as definitions of the JSON Schema that editors read."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


def between(least: int, most: int, what: str = "integer") -> dict[str, Any]:
    """Return that an editor may take our text for a number between two."""
    return {"type": what, "minimum": least, "maximum": most}


# What else it may take it for. They are nested, because yaml-language-server explains a choice of three with bars.
BOOLEAN = {"type": "boolean"}
SCALAR = {"anyOf": [{"type": "number"}, BOOLEAN]}

WRITTEN: dict[str, dict[str, Any]] = {}  # the definitions, by name


class Written:
    """In `Annotated[…, Written(...)]`: how a value is written, as a definition of the JSON Schema.

    All values are text to us, but a YAML editor takes 1978 for a number and true for a boolean. mostly: what it takes
    this for as a rule, which its messages are then about, where that is not text; or_: what else it may take it for;
    limits: what must hold of the text besides.
    """

    def __init__(
        self,
        name: str,
        meaning: str,
        pattern: str,
        *,
        mostly: Mapping[str, Any] | None = None,
        or_: Mapping[str, Any] | None = None,
        examples: Iterable[str] = (),
        **limits: int,
    ) -> None:
        text = {"type": "string", "pattern": pattern, **limits}
        some_ways = [dict(each) for each in (mostly, text, or_) if each]
        ways = {"anyOf": some_ways} if len(some_ways) > 1 else text
        some = {"examples": list(examples)} if examples else {}
        self.name = name
        WRITTEN[name] = {"description": meaning, **ways, **some}

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"$written": self.name}  # `json_schema` refers to the definition

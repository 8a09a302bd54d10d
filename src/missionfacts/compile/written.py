"""How values are written in data files, as definitions of the JSON Schema: for editors, which read YAML by themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

# What a YAML editor may take our text for.
NUMBER, BOOLEAN = {"type": "number"}, {"type": "boolean"}
WHOLE_NUMBER = {"type": "integer", "minimum": 0, "maximum": 999_999_999_999}
YEAR = {"type": "integer", "minimum": 1, "maximum": 9999}
BIT = {"type": "integer", "minimum": 0, "maximum": 1}

WRITTEN: dict[str, dict[str, Any]] = {}  # the definitions, by name


class Written:
    """In `Annotated[…, Written(...)]`: how a value is written, as a definition of the JSON Schema.

    All values are text to us, but a YAML editor takes 1978 for a number and true for a boolean. mostly: what it takes
    this for as a rule, which its messages are then about, where that is not text; others: what else it may take it for;
    limits: what must hold of the text besides.
    """

    def __init__(
        self,
        name: str,
        meaning: str,
        pattern: str,
        *others: Mapping[str, Any],
        mostly: Mapping[str, Any] | None = None,
        examples: Iterable[str] = (),
        **limits: int,
    ) -> None:
        text = {"type": "string", "pattern": pattern, **limits}
        all_ways = [*([dict(mostly)] if mostly else []), text, *map(dict, others)]
        ways = {"anyOf": all_ways} if len(all_ways) > 1 else text
        some = {"examples": list(examples)} if examples else {}
        self.name = name
        WRITTEN[name] = {"description": meaning, **ways, **some}

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"$written": self.name}  # `json_schema` refers to the definition

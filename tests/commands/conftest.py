"""What tests of commands share."""

import json
from typing import Any

from tests.conftest import Run


def records(run: Run, *argv: str) -> list[dict[str, Any]]:
    """Run a command that must find something, and return what it prints as JSON."""
    result = run(*argv, "-f", "json")
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found

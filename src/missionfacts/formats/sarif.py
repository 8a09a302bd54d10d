"""Problems in data files as SARIF 2.1.0 (OASIS, 2020), which code-review tools show beside the lines."""

import json
from collections.abc import Iterator, Mapping, Sequence

from missionfacts import __version__
from missionfacts.model.problems import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(problems: Sequence[Problem], sentences: Mapping[str, str]) -> Iterator[str]:
    """Yield a SARIF log; sentences: what each rule says, by its name."""
    driver = {
        "name": "missionfacts",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in sentences.items()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(map(_result, problems))}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Problem) -> dict[str, object]:
    from urllib.parse import quote

    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, **({"startColumn": problem.column} if problem.column else {})}
    return {
        "ruleId": problem.rule,
        "level": problem.level,
        "message": {"text": f"{problem.where}: {problem.message}" if problem.where else problem.message},
        "locations": [{"physicalLocation": place}],
    }

"""Problems in data files as SARIF 2.1.0 (OASIS, 2020), which code-review tools show beside the lines.

What GitHub asks of a log besides is kept: addresses from a folder and never above it, help for each rule, and a region
in each result.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from missionfacts import __version__
from missionfacts.formats.places import Where
from missionfacts.model.problems import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT, ELSEWHERE = "%SRCROOT%", "ELSEWHERE"  # the folders that addresses begin at


class Rule(NamedTuple):
    """What a log says of a rule."""

    sentence: str  # what must hold
    level: str  # error or warning


def render(problems: Sequence[Problem], rules: Mapping[str, Rule], where: Where) -> Iterator[str]:
    """Yield a SARIF log; rules: by their names."""
    outside = [where.whole(problem.file) for problem in problems if where.address(problem.file) is None]
    places = {ROOT: where} | ({ELSEWHERE: where._replace(root=_around(outside))} if outside else {})
    number = {name: i for i, name in enumerate(rules)}
    driver = {
        "name": "missionfacts",
        "fullName": f"missionfacts {__version__}, check",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, each) for name, each in rules.items()],
    }
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {name: _base(name, each.root) for name, each in places.items()},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, number, places) for problem in problems],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _around(files: Sequence[Path]) -> Path:
    """Return the folder that all these files are in."""
    return Path(os.path.commonpath([file.parent for file in files]))


def _base(name: str, folder: Path) -> dict[str, object]:
    """Return what a log says of a folder; where the current one is, is nobody's business but its user's."""
    if name == ROOT:
        return {
            "description": {"text": "The root of the repository, or the folder in which missionfacts check was run."}
        }
    return {"uri": folder.as_uri().rstrip("/") + "/", "description": {"text": "The folder of the other files."}}


def _rule(name: str, rule: Rule) -> dict[str, object]:
    text = f"{rule.sentence} docs/data.md of missionfacts explains the fields and lists all rules."
    words = [part.capitalize() for part in name.split("-") if part != "a"]  # one capital after another is frowned at
    return {
        "id": name,
        **({"name": "".join(words)} if len(words) > 1 else {}),  # it must not be the id
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": rule.sentence},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(problem: Problem, number: Mapping[str, int], places: Mapping[str, Where]) -> dict[str, object]:
    called = ((base, each.address(problem.file)) for base, each in places.items())
    base, address = next((base, address) for base, address in called if address)
    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(address), "uriBaseId": base},
        "region": {"startLine": problem.line or 1, **({"startColumn": problem.column} if problem.column else {})},
    }
    return {
        "ruleId": problem.rule,
        "ruleIndex": number[problem.rule],
        "level": problem.level,
        "message": {"text": f"{problem.where}: {problem.message}" if problem.where else problem.message},
        "locations": [{"physicalLocation": place}],
    }

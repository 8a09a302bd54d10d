"""Fuzz the loader: whatever the bytes, it loads them or reports problems, each of which can be printed.

    pip install '.[fuzz]'
    python fuzz/loader.py -max_total_time=1200 fuzz/corpus data

It starts from the files named, and keeps what it finds worth trying again in the first folder (git ignores it).
"""

import sys

import atheris

with atheris.instrument_imports(include=["missionfacts"]):
    from missionfacts import build, complaints, dates, source
    from missionfacts.dataset import DataFile, Dataset
    from missionfacts.errors import BadDate
    from missionfacts.rules import broken_rules

import sqlite3


def one(data: bytes) -> None:
    """Load some bytes as a data file, as far as they go."""
    document, problems = source.parse(data, "fuzz.yaml")
    if document is not None:
        content, more = complaints.check_shape(document)
        problems += more
        if content is not None:
            dataset = Dataset([DataFile(document, content)])
            problems += broken_rules(dataset)
            if not any(problem.level == "error" for problem in problems):
                build.fill(sqlite3.connect(":memory:"), dataset, "")
    for problem in problems:
        str(problem).encode("utf-8")
    text = data.decode("utf-8", "replace")
    for parse in (dates.parse, dates.parse_elapsed):
        try:
            parse(text)
        except BadDate as error:
            str(error)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

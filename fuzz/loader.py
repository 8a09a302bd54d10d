"""Fuzz the loader: whatever the bytes, it loads them or reports problems, each of which can be printed.

    pip install '.[fuzz]'
    python fuzz/loader.py -max_total_time=1200 fuzz/corpus data

It starts from the files named, and keeps what it finds worth trying again in the first folder (git ignores it).
"""

import sys

import atheris

with atheris.instrument_imports(include=["missionfacts"]):
    from missionfacts.compile import writer, yaml_reader
    from missionfacts.compile.dataset import DataFile, Dataset
    from missionfacts.compile.messages import check_shape
    from missionfacts.compile.rules import broken_rules
    from missionfacts.compile.salvage import salvage
    from missionfacts.dates.edtf import parse
    from missionfacts.dates.elapsed import parse_elapsed
    from missionfacts.errors import BadDate

import sqlite3


def one(data: bytes) -> None:
    """Load some bytes as a data file, as far as they go."""
    document, problems = yaml_reader.parse(data, "fuzz.yaml")
    if document is not None:
        content, more, _ = check_shape(document)
        problems += more
        saved = None if content else salvage(document, "fuzz")
        content = saved.content if saved else content
        if content is not None:
            file = DataFile(document, content, saved.kept, saved.incomplete) if saved else DataFile(document, content)
            dataset = Dataset([file])
            problems += broken_rules(dataset)
            if not any(problem.level == "error" for problem in problems):
                writer.fill(sqlite3.connect(":memory:"), dataset, "")
    for problem in problems:
        str(problem).encode("utf-8")
    text = data.decode("utf-8", "replace")
    for read in (parse, parse_elapsed):
        try:
            read(text)
        except BadDate as error:
            str(error)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

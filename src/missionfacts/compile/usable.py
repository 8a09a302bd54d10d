"""What can be used of files some of which are not right, so that an unfinished one spoils its own mission only.

A file in which something is wrong is left out, but for the people, organisations and works that it defines, as far as
they are right; files that refer to what is left out are left out with it, and so on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts.compile.dataset import Base, DataFile, Dataset
from missionfacts.compile.load import Read, Watch, read_files
from missionfacts.compile.rules import broken_rules
from missionfacts.compile.yaml_reader import Document
from missionfacts.data_files import name_of
from missionfacts.errors import BadData
from missionfacts.model.problems import LeftOut, Problem


class Usable(NamedTuple):
    """What can be used of some files."""

    dataset: Dataset
    left_out: list[LeftOut]
    documents: list[Document]  # that were read, whether they are used or not


def usable(paths: Sequence[Path], base: Base, watch: Watch) -> Usable:
    """Read files and return what can be used of them. Raises BadData when that is no mission, and nothing is below."""
    read = read_files(paths, None, watch)
    dataset = Dataset(read.files, base, frozenset(read.also_known))
    problems = [*read.problems, *broken_rules(dataset, all_known=read.all_known, warnings=False)]
    documents = [file.document for file in read.files]
    if not problems:
        return Usable(dataset, [], documents)
    lessened, used = _without_wrong(read, base, problems)
    if not used.missions and not base.missions:
        raise BadData(problems)
    errors = Counter(problem.file for problem in problems)
    missions = {file.document.file: file for file in read.files}
    left = [_left_out(path, errors, missions.get(name_of(path)), used) for path in paths if name_of(path) in lessened]
    return Usable(used, left, documents)


def _without_wrong(read: Read, base: Base, problems: Iterable[Problem]) -> tuple[set[str], Dataset]:
    """Return the names of files that are not used whole, and what is used of all."""
    files, lessened = read.files, set[str]()
    while wrong := {problem.file for problem in problems}:
        kept = [each for file in files if (each := _less(file, wrong, lessened))]
        if wrong <= lessened and kept == files:  # what is wrong is in none of them
            raise BadData(problems)
        files, lessened = kept, lessened | wrong
        problems = list(broken_rules(Dataset(files, base), warnings=False))
    return lessened, Dataset(files, base)


def _less(file: DataFile, wrong: set[str], lessened: set[str]) -> DataFile | None:
    """Return what is used of a file: all of it, what it defines or, when that was no better, nothing."""
    name = file.document.file
    if name not in wrong:
        return file
    content = file.content.model_copy(update={"mission": None})
    if name in lessened or not (content.people or content.organisations or content.sources):
        return None
    return DataFile(file.document, content)


def _left_out(path: Path, errors: Counter[str], file: DataFile | None, used: Dataset) -> LeftOut:
    """Return what is to be told of a file that is not used whole."""
    mission = file.content.mission if file else None
    key = mission.id if mission else path.stem
    has_one = key not in used.missions and (mission is not None or file is None)
    names = [mission.name, *mission.aliases] if mission else []
    return LeftOut(name_of(path.absolute()), errors[name_of(path)], key if has_one else "", names if has_one else [])

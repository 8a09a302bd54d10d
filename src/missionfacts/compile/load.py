"""Reading data files: their text, their shape, and the rules across them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts.compile import yaml_reader
from missionfacts.compile.dataset import NOTHING, Base, DataFile, Dataset
from missionfacts.compile.messages import check_shape
from missionfacts.compile.rules import broken_rules
from missionfacts.compile.salvage import GROUPS, salvage
from missionfacts.compile.visitors import unfold
from missionfacts.compile.yaml_reader import Document
from missionfacts.data_files import name_of
from missionfacts.errors import BadData
from missionfacts.model.problems import Problem

Watch = Callable[[Sequence[Path]], Iterable[Path]]  # hands paths on, and may tell how far it is


def load(paths: Sequence[Path], root: Path | None, base: Base = NOTHING, watch: Watch = iter) -> Dataset:
    """Read files and check them.

    root: what messages leave out of a file's path; None for nothing.
    Raises BadData with every error of every file; warnings are left to `check`.
    """
    dataset, problems = examine(paths, root, base, watch, warnings=False)
    if problems:
        raise BadData(problems)
    return dataset


def examine(
    paths: Sequence[Path], root: Path | None, base: Base = NOTHING, watch: Watch = iter, *, warnings: bool = True
) -> tuple[Dataset, list[Problem]]:
    """Read files and return what they say, with all that is wrong with them, in the order of the files.

    warnings: whether what a reader may put up with is told too.
    """
    read = read_files(paths, root, watch)
    dataset = Dataset(read.files, base, frozenset(read.also_known))
    problems = [*read.problems, *broken_rules(dataset, all_known=read.all_known, warnings=warnings)]
    return dataset, sorted(problems, key=lambda problem: problem.place)


class Read(NamedTuple):
    """What files say, before any rule is asked."""

    files: list[DataFile]  # in whole, or what is right of them
    problems: list[Problem]
    also_known: set[str]  # see `Dataset`
    all_known: bool  # whether it is known what each of them defines


def read_files(paths: Sequence[Path], root: Path | None, watch: Watch = iter) -> Read:
    """Read files, and check the shape of each; the parameters are those of `examine`."""
    files: list[DataFile] = []
    problems: list[Problem] = []
    also_known: set[str] = set()
    all_known = True
    for path in watch(paths):
        document, found = yaml_reader.read(path, called(path, root))
        problems += found
        all_known = all_known and _all_defined(document)
        if document is not None:
            file, found = _shaped(document, path)
            problems += found
            all_known = all_known and file is not None
            files += [file] if file else []
            also_known |= _defined(document) if found else set()
    return Read(files, problems, also_known, all_known)


def called(path: Path, root: Path | None) -> str:
    """Return how messages call a file; root: what they leave out of its path, None for nothing."""
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else name_of(path)


def _shaped(document: Document, path: Path) -> tuple[DataFile | None, list[Problem]]:
    """Return a document as models, whole or what is right of it, and what is wrong with its shape."""
    content, problems, _ = check_shape(document)
    if content is not None and not document.unfinished:
        return _unfolded(DataFile(document, content)), problems
    saved = salvage(document, path.stem)
    file = DataFile(document, saved.content, saved.kept, saved.incomplete) if saved else None
    return (_unfolded(file) if file else None), problems


def _unfolded(file: DataFile) -> DataFile:
    if file.content.mission is None:
        return file
    mission, origin = unfold(file.content.mission)
    return file._replace(mission=mission, origin=origin)


def _all_defined(document: Document | None) -> bool:
    """Tell whether it is known what a file defines."""
    if document is None or document.unfinished or not isinstance(document.tree, dict):
        return False
    return all(isinstance(document.tree.get(name, {}), dict) for name in GROUPS)


def _defined(document: Document) -> set[str]:
    """Return the ids that a file of the wrong shape defines, so that other files may refer to them all the same."""
    tree = document.tree if isinstance(document.tree, dict) else {}
    groups = (group for name, group in tree.items() if name not in {"mission", "dataset"})  # a misspelt one, too
    return {key for group in groups if isinstance(group, dict) for key in group}

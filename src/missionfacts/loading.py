"""Reading data files: their text, their shape, and the rules across them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from missionfacts import complaints, schema, source
from missionfacts.dataset import NOTHING, Base, DataFile, Dataset
from missionfacts.errors import BadData, Problem
from missionfacts.files import name_of
from missionfacts.rules import broken_rules
from missionfacts.source import Document

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
    files: list[DataFile] = []
    problems: list[Problem] = []
    all_known = True
    for path in watch(paths):
        name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else name_of(path)
        document, found = source.read(path, name)
        problems += found
        if document is None:
            all_known = False  # nobody knows what it defines
            continue
        content, found = complaints.check_shape(document)
        problems += found
        if content is None:
            base = _with_ids(base, document)
        else:
            files.append(DataFile(document, content))
    dataset = Dataset(files, base)
    problems += broken_rules(dataset, all_known=all_known, warnings=warnings)
    return dataset, sorted(problems, key=lambda problem: problem.place)


def _with_ids(base: Base, document: Document) -> Base:
    """Add the ids that a file of the wrong shape defines, so that other files may refer to them all the same."""

    def ids(group: str) -> list[str]:
        found = document.tree.get(group) if isinstance(document.tree, dict) else None
        return list(found) if isinstance(found, dict) else []

    nobody = schema.Person.model_construct(name="", full="", native="", aliases=[], born=None, died=None)
    return base._replace(
        people={**dict.fromkeys(ids("people"), nobody), **base.people},
        organisations=base.organisations | set(ids("organisations")),
        sources=base.sources | set(ids("sources")),
    )

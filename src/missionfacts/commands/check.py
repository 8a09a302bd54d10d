"""Finding what is wrong in data files."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from missionfacts.commands._options import Asked, prints
from missionfacts.counts import counted
from missionfacts.data_files import data_paths
from missionfacts.errors import Exit, UsageError
from missionfacts.formats.emit import emit, write
from missionfacts.formats.escape import one_line
from missionfacts.formats.layout import Layout
from missionfacts.model.problems import Problem, Untold
from missionfacts.store import readable_catalogue
from missionfacts.terminal import progress

if TYPE_CHECKING:  # what compiles is imported when there is something to compile
    from missionfacts.compile.dataset import Dataset

PROBLEMS = Layout(columns=Problem._fields, main="message", first_to_go=("rule", "level", "where"), empty="")


@prints(Problem, others=("text", "sarif", "github"))
def check(
    asked: Asked,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Data files, or folders of them.", show_default=False)
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Find every problem in data files, with file, line and column.

    Three more formats are its own: text, its default, sarif, for code-review tools, and github, for GitHub Actions.
    With text and github a line on standard error says at the end how many files and how many problems there were.

    $ missionfacts check my-mission.yaml
    $ missionfacts check my-missions --strict
    $ missionfacts check my-mission.yaml -f sarif > problems.sarif
    """
    files = _files(paths)
    dataset, problems = _examined(asked, files)
    if asked.output.format in OWN:
        write(OWN[asked.output.format](problems), asked.streams, prose=asked.output.format == "text")
    else:
        emit(problems, Problem, asked.output, PROBLEMS)
    if asked.output.format in READ:
        asked.streams.out.flush()  # what comes now is the last line, wherever both go
        asked.streams.err.write(f"{_closing(problems, len(files), dataset)}\n")
    if any(problem.level == "error" or strict for problem in problems):
        raise typer.Exit(Exit.BAD_DATA)


def _files(paths: list[Path]) -> list[Path]:
    """Return the files that are meant, each once. Raises UsageError."""
    files = {os.path.realpath(file.path): file.path for path in reversed(paths) for file in data_paths(path)}
    if not files:
        raise UsageError(f"no data files (*.yaml) in {', '.join(map(str, paths))}")
    return sorted(files.values(), key=str)


def _examined(asked: Asked, files: list[Path]) -> "tuple[Dataset, list[Problem]]":
    """Return what some files say, and all that is wrong with them."""
    from missionfacts.compile.base import as_base
    from missionfacts.compile.dataset import NOTHING
    from missionfacts.compile.load import examine

    streams, selection = asked.streams, asked.session.selection
    base = NOTHING
    if selection.bundled or selection.paths:
        with readable_catalogue(streams, selection) as catalogue:
            base = as_base(catalogue, told=True)
    return examine(files, None, base, lambda some: progress(some, "missionfacts: reading data", streams.err))


def _text(problems: Sequence[Problem]) -> Iterator[str]:
    return (f"{one_line(str(problem))}\n" for problem in problems)


def _sarif(problems: Sequence[Problem]) -> Iterator[str]:
    from missionfacts.compile.rules import levels, sentences
    from missionfacts.formats import sarif
    from missionfacts.formats.places import Where

    level = levels()
    rules = {name: sarif.Rule(sentence, level[name]) for name, sentence in sentences().items()}
    return sarif.render(problems, rules, Where.system(os.environ))


def _github(problems: Sequence[Problem]) -> Iterator[str]:
    from missionfacts.formats import github
    from missionfacts.formats.places import Where

    return github.render(problems, Where.system(os.environ))


OWN = {"text": _text, "sarif": _sarif, "github": _github}  # the formats that are only this command's
READ = ("text", "github")  # in which people read what is wrong; records come alone, as those of all commands


def _closing(problems: Sequence[Problem], files: int, dataset: "Dataset") -> str:
    """Return what was found, in a line."""
    if not problems:
        events = sum(len(file.content.mission.events) for file in dataset.files if file.content.mission)
        return f"{', '.join([counted(files, 'file'), *([counted(events, 'event')] if events else [])])}: no problems"
    found: Counter[str] = Counter()
    for problem in problems:
        found[problem.level] += problem.number if isinstance(problem, Untold) else 1
    numbers = " and ".join(counted(found[level], level) for level in ("error", "warning") if found[level])
    all_files, within = counted(files, "file"), len({problem.file for problem in problems})
    return f"{numbers} in {all_files if files == within else f'{within:,} of {all_files}'}"

"""Finding what is wrong in data files."""

from pathlib import Path
from typing import Annotated

import typer

from missionfacts.commands._options import Asked, prints
from missionfacts.data_files import data_paths
from missionfacts.errors import Exit, UsageError
from missionfacts.formats.emit import emit, write
from missionfacts.formats.escape import one_line
from missionfacts.formats.layout import Layout
from missionfacts.model.problems import Problem
from missionfacts.store import readable_catalogue
from missionfacts.terminal import progress

PROBLEMS = Layout(columns=Problem._fields, main="message", first_to_go=("rule", "level", "where"), empty="")


@prints(Problem, others=("text", "sarif"))
def check(
    asked: Asked,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Data files, or folders of them.", show_default=False)
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Find every problem in data files, with file, line and column.

    Two more formats are its own: text, its default, and sarif, for code-review tools.

    $ missionfacts check my-mission.yaml
    $ missionfacts check my-missions --strict
    $ missionfacts check my-mission.yaml -f sarif > problems.sarif
    """
    problems = _problems(asked, paths)
    if asked.output.format == "text":
        write((f"{one_line(str(problem))}\n" for problem in problems), asked.streams, prose=True)
    elif asked.output.format == "sarif":
        from missionfacts.compile.rules import sentences
        from missionfacts.formats import sarif

        write(sarif.render(problems, sentences()), asked.streams)
    else:
        emit(problems, Problem, asked.output, PROBLEMS)
    if any(problem.level == "error" or strict for problem in problems):
        raise typer.Exit(Exit.BAD_DATA)


def _problems(asked: Asked, paths: list[Path]) -> list[Problem]:
    from missionfacts.compile.base import as_base
    from missionfacts.compile.dataset import NOTHING
    from missionfacts.compile.load import examine

    files = [file.path for path in paths for file in data_paths(path)]
    if not files:
        raise UsageError(f"no data files (*.yaml) in {', '.join(map(str, paths))}")
    streams, selection = asked.streams, asked.session.selection
    base = NOTHING
    if selection.bundled or selection.paths:
        with readable_catalogue(streams, selection) as catalogue:
            base = as_base(catalogue, told=True)
    _, problems = examine(files, None, base, lambda some: progress(some, "missionfacts: reading data", streams.err))
    return problems

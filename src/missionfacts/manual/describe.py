"""The page of a command, from the command itself: its docstring, its parameters, the records that it prints."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from missionfacts.manual.page import Entry, Page, Section

OWN = "Options"  # the heading of what is a command's own; that of the others is their `rich_help_panel`


class Told(NamedTuple):
    """What a docstring says of its command."""

    summary: str
    prose: tuple[str, ...]
    examples: tuple[str, ...]


def told(docstring: str) -> Told:
    r"""Return what a docstring says: a sentence, paragraphs, and examples, which are lines that begin with `$ `.

    >>> told("Show it.\n\nAll of\nit.\n\n$ missionfacts show astp")
    Told(summary='Show it.', prose=('All of it.',), examples=('missionfacts show astp',))
    """
    examples = [line[2:] for line in docstring.splitlines() if line.startswith("$ ")]
    rest = "\n".join(line for line in docstring.splitlines() if not line.startswith("$ "))
    first, *prose = (" ".join(paragraph.split()) for paragraph in rest.split("\n\n") if paragraph.strip())
    return Told(first, tuple(prose), tuple(examples))


def words_of(command: Any) -> Told:
    """Return what the docstring of a command says; command: as Typer has made it."""
    return told(command.help or _in_source(command.callback))


def _in_source(function: Any) -> str:
    """Return a docstring as it stands in the source: `python -OO` leaves it out of what runs."""
    import ast
    import inspect

    try:
        (found,) = ast.parse(inspect.getsource(inspect.unwrap(function))).body
    except (OSError, TypeError):
        return "No help: Python runs without docstrings (-OO), and the source is not there."
    return ast.get_docstring(found) or ""  # type: ignore[arg-type]


def command_page(command: Any, ctx: Any) -> Page:
    """Return the page of a command; command: as Typer has made it, ctx: its context."""
    words = words_of(command)
    parameters = [each for each in command.get_params(ctx) if not getattr(each, "hidden", False)]
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    sections = [
        Section("Arguments", tuple(_entry(each) for each in arguments)),
        *option_sections(parameters),
        Section("Examples", examples=words.examples),
        *_fields(getattr(command.callback, "prints", ())),
    ]
    return Page(
        ctx.command_path,
        words.summary,
        " ".join([ctx.command_path, *(_metavar(each) for each in arguments), "[OPTIONS]"]),
        words.prose,
        tuple(section for section in sections if any(section[1:])),
    )


def option_sections(parameters: list[Any]) -> Iterator[Section]:
    """Yield the options by their headings, a command's own first."""
    by_heading: dict[str, list[Entry]] = {OWN: []}
    for each in parameters:
        if each.param_type_name == "option":
            by_heading.setdefault(each.rich_help_panel or OWN, []).append(_entry(each))
    for heading, entries in by_heading.items():
        yield Section(heading, tuple(entries))


def _entry(parameter: Any) -> Entry:
    return Entry(_term(parameter), _text(parameter))


def _term(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _metavar(parameter)
    names = [*parameter.opts, *parameter.secondary_opts]
    names.sort(key=lambda name: name.startswith("--"))  # -h before --help
    return ", ".join(names) + ("" if parameter.is_flag else f" {_metavar(parameter)}")


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _text(parameter: Any) -> str:
    """Return what is said of a parameter, with its default and its variable."""
    usual = parameter.show_default if isinstance(parameter.show_default, str) else parameter.default
    shown = parameter.show_default and usual is not None and not isinstance(usual, bool) and not parameter.required
    notes = [f"default: {usual}"] if shown else []
    if getattr(parameter, "show_envvar", False) and parameter.envvar:
        notes.append(f"or {parameter.envvar}")
    text = parameter.help or ""
    return f"{text} ({'; '.join(notes)})" if notes else text


def _fields(kinds: tuple[type[Any], ...]) -> Iterator[Section]:
    """Yield the section that lists what --fields takes, by the kind of record where there are several."""
    if len(kinds) == 1:
        yield Section("Fields", prose=", ".join(kinds[0]._fields))
    elif kinds:
        yield Section("Fields", tuple(Entry(_in_words(kind), ", ".join(kind._fields)) for kind in kinds))


def _in_words(kind: type[Any]) -> str:
    """Return what users call a kind of record: "mission" for MissionCard, "in flight" for InFlight."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__.removesuffix("Card")).lower()

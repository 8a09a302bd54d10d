"""Files that are hostile in what they say, in one table: those of `bad`, which have their messages, and some more."""

from pathlib import Path
from typing import NamedTuple

from tests.compile.test_messages import CASES

GOOD = """\
mission:
  id: demo
  name: Demonstration
  kind: crewed
  summary: A demonstration.
  sources: [{id: demo-told}]
  events:
    - {id: launch, at: 1961-04-12, kind: launch, title: TITLE, sources: [{id: demo-told}]}
sources:
  demo-told: {title: Told by somebody, kind: web}
"""
FINE = GOOD.replace("TITLE", "It flies")


def mission(more: str, title: str = "It flies") -> str:
    """Return the good file with lines more in its mission; they begin in line 7."""
    return GOOD.replace("TITLE", title).replace("  events:\n", f"{more}\n  events:\n")


def event(at: str) -> str:
    return FINE.replace("1961-04-12", at)


def with_title(written: str) -> str:
    return GOOD.replace("TITLE", written)


MANY = 1000
UNDEFINED = (
    FINE.replace(
        "  events:\n",
        "  crew:\n"
        + "".join(
            f"    - {{person: someone-unknown-{n}, role: guest, status: ground, sources: [{{id: demo-told}}]}}\n"
            for n in range(MANY)
        )
        + "  events:\n",
    )
    + "people:\n"
    + "".join(f"  someone-known-{n}: {{name: Some One {n}, sources: [{{id: demo-told}}]}}\n" for n in range(MANY))
)
WRONG_TYPES = "mission:\n" + "".join(
    f"  {name}: {value}\n"
    for name, value in {
        "id": "[a]", "name": "{a: b}", "aliases": "text", "kind": "[]", "agencies": "{}", "summary": "[[]]",
        "objectives": "7", "outcome": "{}", "sources": "sp-4209", "clocks": "[text, [], {}]", "spacecraft": "apollo",
        "crew": "{person: leonov}", "events": "[1, [], {}, {id: [], at: {}, kind: [], weight: heavy, title: {}}]",
        "facts": "[[[]]]", "experiments": "{}", "pictures": "[{joint: maybe}]",
    }.items()
) + "people: [leonov]\norganisations: nasa\nsources: {sp: text, sp-2: [], 7: {title: []}}\ndataset: [26]\n"  # fmt: skip

# name -> what the file says, and where that is wrong: LINE:COLUMN, or LINE where the parsers of YAML differ
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "a python tag": ('mission: !!python/object/apply:os.system ["touch MARK"]\n', "1:10"),
    "a tag of its own": ("mission: !mission {id: demo}\n", "1:10"),
    "an alias to itself": ("people: &a [*a]\n", "1:9"),
    "lists nested 10,000 deep and never closed": ("[" * 10_000, "1:1"),
    "lines nested 2,000 deep": ("".join(f"{' ' * n}a:\n" for n in range(2000)), "21:21"),
    "a list of 4 MB at the top": ("[" + "x," * 2_000_000 + "]", "1:1"),
    "a bracket that is not closed in the last line": (FINE + "people: [", "11:10"),
    "a bracket that is not closed before a line end of Unicode": (FINE + "people: [\u2028\u2029\x85", "11"),
    "UTF-8 of a surrogate": (FINE.encode() + b"# \xed\xa0\x80\n", "11"),
    "an escape character": (with_title("It \x1b[31mflies"), "8:60"),
    "a NUL in an escape": (with_title(r'"It\0flies"'), "8:57"),
    "a title of 1 MB": (with_title("x" * 1_000_000), "8:50"),
    "a kind of 1 MB": (FINE.replace("crewed", "x" * 1_000_000), "4:3"),
    "an id of 1 MB": (FINE.replace("id: launch", "id: " + "a" * 1_000_000), "8:8"),
    "a date of 1 MB": (event("1" * 1_000_000), "8:20"),
    "a field of 1 MB": (mission("  " + "f" * 1_000_000 + ": x"), "7"),
    "an id with path separators": (FINE.replace("id: demo\n", "id: ../../demo\n"), "2:3"),
    "an id that is a path": (FINE.replace("id: launch", "id: /etc/passwd"), "8:8"),
    "an id with a new line": (FINE.replace("id: launch", r'id: "launch\n"'), "8:8"),
    "fifty thousand unknown fields": ("mission:\n" + "".join(f"  field{n}: x\n" for n in range(50_000)), "20002:3"),
    "wrong types everywhere": (WRONG_TYPES, "2:3"),
    "a number that is too large": (FINE.replace("title: It", f"weight: {'9' * 5000}, title: It"), "8:50"),
    "a year before the first": (event("-0001-01-01"), "8:20"),
    "a year after 9999": (event("10000-01-01"), "8:20"),
    "thousands of people who are not defined": (UNDEFINED, "8:8"),
    "a clock without an epoch": (mission("  clocks: [{id: get, name: Clock, sources: [{id: demo-told}]}]"), "7:12"),
}  # fmt: skip
# What takes time or memory where it is not noticed in time; each has a process of its own, whose use is measured.
HEAVY = {
    "lists nested 10,000 deep and never closed", "lines nested 2,000 deep", "a list of 4 MB at the top",
    "a title of 1 MB", "a kind of 1 MB", "an id of 1 MB", "a date of 1 MB", "a field of 1 MB",
    "fifty thousand unknown fields", "thousands of people who are not defined", "billion-laughs", "nested-lists",
    "nested-mappings", "nested-dashes",
}  # fmt: skip


class Hostile(NamedTuple):
    """A file that is refused, and where it is wrong first of all."""

    raw: bytes
    place: str  # LINE:COLUMN, or LINE where the parsers of YAML differ


def place_told(case: Path) -> str:
    """Return the place of the first message beside a case of `bad`."""
    first = case.with_suffix(".txt").read_text("utf-8").partition(" ")[0]
    return first.removeprefix(f"{case.stem}.yaml:").rstrip(":")


def encoded(written: str | bytes) -> bytes:
    return written.encode("utf-8", "surrogatepass") if isinstance(written, str) else written


HOSTILE = {
    **{case.stem: Hostile(case.read_bytes(), place_told(case)) for case in CASES},
    **{name: Hostile(encoded(written), place) for name, (written, place) in REFUSED.items()},
}

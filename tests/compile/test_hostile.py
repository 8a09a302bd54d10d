"""Hostile files, as a curator meets them: through `check` and through `--data`, each in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from missionfacts import source
from missionfacts.formats.characters import harmless

from .conftest import ROOT, Result, Run
from .test_formats import read_tsv

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the resources of a process are measured as Unix does")
SECONDS, MEGABYTES = 2, 200

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

# Runs a command in a child whose memory is not counted together with that of the tests, and tells how it went.
MEASURE = """
import os, signal, sys
report, *command = sys.argv[1:]
child = os.fork()
if not child:
    signal.alarm(10)  # outlives exec: what waits for ever is ended
    os.execv(command[0], command)
_, status, used = os.wait4(child, 0)
with open(report, "w") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_maxrss, used.ru_utime + used.ru_stime, file=file)
"""


class Measured(NamedTuple):
    """How a process ended, and what it used."""

    code: int
    out: str
    err: str
    megabytes: float
    seconds: float  # of the processor, so that a busy machine makes no difference

    def assert_modest(self) -> None:
        assert self.seconds < SECONDS
        assert self.megabytes < MEGABYTES
        for text in (self.out, self.err):
            assert "Traceback" not in text
            assert "bug in missionfacts" not in text


class Host(NamedTuple):
    """A checkout of its own with a catalogue of demo.yaml in the cache."""

    demo: Path
    cache: Path
    environ: dict[str, str]

    def start(self, report: Path, *argv: str, **environ: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-S", "-c", MEASURE, str(report), sys.executable, "-m", "missionfacts", *argv]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**self.environ, **environ},
        )

    def ask(self, path: Path | None = None, **environ: str) -> tuple[Measured, Measured]:
        """Check a path, demo.yaml if none is given, and list the missions with it, both at once."""
        path = path or self.demo
        asked = [["check", str(path)], ["missions", "--data", str(path)]]
        reports = [self.cache.with_name(f"report-{argv[0]}") for argv in asked]
        running = [self.start(report, *argv, **environ) for report, argv in zip(reports, asked, strict=True)]
        answers = []
        for process, report in zip(running, reports, strict=True):
            out, err = process.communicate(timeout=60)
            code, memory, seconds = report.read_text().split()
            unit = 1 if sys.platform == "darwin" else 1024
            answers.append(Measured(int(code), out, err, int(memory) * unit / 1_000_000, float(seconds)))
        return answers[0], answers[1]

    def kept(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.cache / "missionfacts").iterdir()}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """Return a host whose catalogues are compiled: that of the checkout, and that with demo.yaml."""
    place = tmp_path_factory.mktemp("host")
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, place / "checkout" / name)
    demo = place / "own" / "demo.yaml"
    demo.parent.mkdir()
    environ = {**os.environ, "PYTHONPATH": str(place / "checkout" / "src")}
    host = Host(demo, place / "cache", {**environ, "XDG_CACHE_HOME": str(place / "cache")})
    demo.write_text(FINE, "utf-8")
    host.start(place / "report", "missions").communicate(timeout=60)
    checked, listed = host.ask()
    assert (checked.code, checked.out, listed.code) == (0, "", 0)
    assert "Demonstration" in listed.out
    assert len(host.kept()) == 2
    return host


@pytest.fixture
def host(prepared: Host, tmp_path: Path) -> Iterator[Host]:
    """Return the prepared host with a cache that a test may spoil."""
    cache = tmp_path / "cache"
    shutil.copytree(prepared.cache, cache)
    yield prepared._replace(cache=cache, environ={**prepared.environ, "XDG_CACHE_HOME": str(cache)})
    for path in prepared.demo.parent.iterdir():
        path.unlink()
    prepared.demo.write_text(FINE, "utf-8")


def errors(checked: Measured) -> list[str]:
    """Return the lines of `check` that are no warnings."""
    return [line for line in checked.out.splitlines() if not re.match(r"[^ ]+: ([^:]+: )?warning: ", line)]


def assert_refused(host: Host, before: dict[str, bytes], place: str, path: Path | None = None) -> list[str]:
    """Try a path and return what is said of it; place: see REFUSED."""
    path = path or host.demo
    checked, listed = host.ask(path)
    assert (checked.code, checked.err) == (65, "")
    assert (listed.code, listed.out) == (65, "")
    checked.assert_modest()
    listed.assert_modest()
    said = errors(checked)
    start = f"{path}:{place}:" if place else f"{path}: "
    assert any(line.startswith(start) for line in said), said[:5]
    assert listed.err == "missionfacts: " + harmless("\n".join(said)) + "\n"
    assert host.kept() == before
    return said


def mission(more: str, title: str = "It flies") -> str:
    """Return the good file with lines more in its mission; they begin in line 7."""
    return GOOD.replace("TITLE", title).replace("  events:\n", f"{more}\n  events:\n")


def event(at: str) -> str:
    return FINE.replace("1961-04-12", at)


def with_title(written: str) -> str:
    return GOOD.replace("TITLE", written)


LAUGHS = "people:\n  a0: &a0 {name: ha}\n" + "".join(
    f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
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
    "a tag of YAML": (with_title("!!str It flies"), "8:57"),
    "an anchor": (with_title("&a It flies"), "8:57"),
    "a billion laughs": (LAUGHS, "2:7"),
    "an alias to itself": ("people: &a [*a]\n", "1:9"),
    "a merge key": (FINE.replace("{title: Told", "{<<: {note: x}, title: Told"), "10:15"),
    "lists nested 10,000 deep": ("people: " + "[" * 10_000 + "]" * 10_000, "1:28"),
    "lists nested 10,000 deep and never closed": ("[" * 10_000, "1:1"),
    "mappings nested 10,000 deep": ("{a: " * 10_000 + "}" * 10_000, "1:81"),
    "dashes nested 10,000 deep": ("- " * 10_000 + "x", "1:1"),
    "lines nested 2,000 deep": ("".join(f"{' ' * n}a:\n" for n in range(2000)), "21:21"),
    "a duplicate key at the top": (FINE + "mission: {}\n", "11:1"),
    "a duplicate key": (FINE.replace("  kind: crewed\n", "  kind: crewed\n  kind: robotic\n"), "5:3"),
    "a duplicate key at depth": (FINE.replace("[{id: demo-told}]}\n", "[{id: demo-told, id: x}]}\n"), "8:93"),
    "an empty file": ("", "1:1"),
    "only comments": ("# one\n# two\n", "1:1"),
    "several documents": (f"{FINE}---\n{FINE}", "11:1"),
    "a list at the top": ("- mission\n", "1:1"),
    "a list of 4 MB at the top": ("[" + "x," * 2_000_000 + "]", "1:1"),
    "a text at the top": ("mission\n", "1:1"),
    "a bracket that is not closed in the last line": (FINE + "people: [", "11:10"),
    "a bracket that is not closed before a line end of Unicode": (FINE + "people: [\u2028\u2029\x85", "11"),
    "a list as a key": ("[a, b]: c\n", "1:1"),
    "tabs": ("mission:\n\tid: demo\n", "2:1"),
    "not UTF-8": (FINE.encode() + b"# caf\xe9\n", "11"),
    "UTF-8 of a surrogate": (FINE.encode() + b"# \xed\xa0\x80\n", "11"),
    "UTF-16 from the little end": (b"\xff\xfe" + FINE.encode("utf-16-le"), "1"),
    "UTF-16 from the big end": (b"\xfe\xff" + FINE.encode("utf-16-be"), "1"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "1"),
    "a NUL": (with_title("It\0flies"), "8:59"),
    "an escape character": (with_title("It \x1b[31mflies"), "8:60"),
    "a NUL in an escape": (with_title(r'"It\0flies"'), "8:57"),
    "control characters in escapes": (with_title(r'"It\x1e\x1f\a"'), "8:57"),
    "half of a surrogate pair": (with_title(r'"It \ud83d flies"'), "8"),
    "a title of 1 MB": (with_title("x" * 1_000_000), "8:50"),
    "a kind of 1 MB": (FINE.replace("crewed", "x" * 1_000_000), "4:3"),
    "an id of 1 MB": (FINE.replace("id: launch", "id: " + "a" * 1_000_000), "8:8"),
    "a date of 1 MB": (event("1" * 1_000_000), "8:20"),
    "a field of 1 MB": (mission("  " + "f" * 1_000_000 + ": x"), "7"),
    "an id with path separators": (FINE.replace("id: demo\n", "id: ../../demo\n"), "2:3"),
    "an id that is a path": (FINE.replace("id: launch", "id: /etc/passwd"), "8:8"),
    "an id with a new line": (FINE.replace("id: launch", r'id: "launch\n"'), "8:8"),
    "an unknown field": (mission("  lauch: 1961-04-12"), "7:3"),
    "fifty thousand unknown fields": ("mission:\n" + "".join(f"  field{n}: x\n" for n in range(50_000)), "20002:3"),
    "wrong types everywhere": (WRONG_TYPES, "2:3"),
    "a number that is too large": (FINE.replace("title: It", f"weight: {'9' * 5000}, title: It"), "8:50"),
    "a day that is not": (event("1961-02-30"), "8:20"),
    "a month that is not": (event("1961-13-01"), "8:20"),
    "a leap day of a common year": (event("1900-02-29"), "8:20"),
    "a leap second": (event("1972-06-30T23:59:60Z"), "8:20"),
    "the year nought": (event("0000-01-01"), "8:20"),
    "a year before the first": (event("-0001-01-01"), "8:20"),
    "a year after 9999": (event("10000-01-01"), "8:20"),
    "the hour 24": (event("1961-04-12T24:00Z"), "8:20"),
    "digits of another script": (event("١٩٦١-04-12"), "8:20"),
    "a person who is not defined": (
        mission("  crew: [{person: nobody-at-all, role: guest, status: ground, sources: [{id: demo-told}]}]"),
        "7:11",
    ),
    "a source that is not defined": (
        FINE.replace("  sources: [{id: demo-told}]", "  sources: [{id: demo-tolt}]"),
        "6:14",
    ),
    "thousands of people who are not defined": (UNDEFINED, "8:8"),
    "organisations that are each other's parent": (
        FINE + "organisations:\n"
        "  a: {name: A, kind: agency, role: One, parent: b, sources: [{id: demo-told}]}\n"
        "  b: {name: B, kind: agency, role: Other, parent: a, sources: [{id: demo-told}]}\n",
        "12:41",
    ),
    "an organisation that is its own parent": (
        FINE + "organisations:\n  a: {name: A, kind: agency, role: One, parent: a, sources: [{id: demo-told}]}\n",
        "12:41",
    ),
    "a clock without an epoch": (mission("  clocks: [{id: get, name: Clock, sources: [{id: demo-told}]}]"), "7:12"),
    "elapsed time on a clock that is not there": (
        FINE.replace("kind: launch", "elapsed: {get: 1:00}, kind: launch"),
        "8:46",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_told_with_its_place_and_nothing_is_spoilt(host: Host, name: str) -> None:
    written, place = REFUSED[name]
    mark = host.demo.parent / "MARK"
    raw = written.encode("utf-8", "surrogatepass") if isinstance(written, str) else written
    before = host.kept()
    host.demo.write_bytes(raw.replace(b"MARK", bytes(mark)))
    said = assert_refused(host, before, place)
    assert not mark.exists()
    # What is said of a file is meant to be read: not very many lines, and none very long.
    assert len(said) <= 10 * source.MOST_PROBLEMS
    assert max(map(len, said)) < len(str(host.demo)) + 1000


def test_after_a_hostile_file_the_good_one_answers_as_before(host: Host) -> None:
    _, fine = host.ask()
    host.demo.write_text(LAUGHS, "utf-8")
    assert host.ask()[1].code == 65
    host.demo.write_text(FINE, "utf-8")
    assert host.ask()[1][:3] == fine[:3]


# Files that are hostile in what they are


def put_fifo(path: Path) -> None:
    os.mkfifo(path)


def put_socket(path: Path) -> None:
    import socket

    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket is short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def test_a_flood_of_mistakes_is_cut_short(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "flood.yaml"
    path.write_text("mission:\n  id: flood\n  events:\n" + "    - {x: 1}\n" * 30_000, "utf-8")
    result = run("check", str(path), "--no-bundled")
    assert result.code == 65
    assert result.out.count("\n") < 1_000
    path.write_text("mission:\n  id: flood\n" + "".join(f"  f{i}: 1\n" for i in range(30_000)), "utf-8")
    result = run("check", str(path), "--no-bundled")
    assert result.code == 65
    assert "divide it among files" in result.out


def put_loop(path: Path) -> None:
    path.symlink_to(path)


def put_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.yaml"))


def put_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def put_nothing(path: Path) -> None:
    assert not path.exists()


def put_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


def put_comments(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"# a comment that is 50 bytes long, its end counts\n" * 20_000)


def put_unreadable(path: Path) -> None:
    path.write_text(FINE, "utf-8")
    path.chmod(0)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    "put",
    [put_fifo, put_socket, put_loop, put_dangling, put_device, put_nothing, put_sparse, put_comments, put_unreadable],
)
def test_what_is_no_readable_file_of_a_sensible_size_is_told_without_waiting(
    host: Host, put: Callable[[Path], None]
) -> None:
    if put is put_unreadable and os.geteuid() == 0:
        pytest.skip("root may read everything")
    before = host.kept()
    host.demo.unlink()
    put(host.demo)
    assert len(assert_refused(host, before, "")) == 1


def test_a_fifo_in_a_folder_is_told_without_waiting(host: Host) -> None:
    os.mkfifo(host.demo.with_name("waits.yaml"))
    checked, listed = host.ask(host.demo.parent)
    assert (checked.code, listed.code) == (65, 65)
    assert "waits.yaml: " in checked.out
    assert "waits.yaml: " in listed.err


def test_the_limit_of_size_is_said_and_can_be_raised(host: Host) -> None:
    with host.demo.open("a", encoding="utf-8") as file:
        for _ in range(source.MEGABYTES):
            file.write(f"# {'x' * 997}\n" * 1000)
    before = host.kept()
    (said,) = assert_refused(host, before, "")
    assert f"{source.MEGABYTES} MB" in said
    found = re.search(r"MISSIONFACTS_MAX_FILE_MB=\d+", said)
    assert found
    name, _, value = found[0].partition("=")
    checked, listed = host.ask(None, **{name: value})
    assert (checked.code, checked.out, listed.code) == (0, "", 0)
    assert "Demonstration" in listed.out


@pytest.mark.parametrize("nonsense", ["", "-1", "many", "1e3", "²"])
def test_a_limit_of_size_that_is_no_number_is_overlooked(host: Host, nonsense: str) -> None:
    checked, listed = host.ask(MISSIONFACTS_MAX_FILE_MB=nonsense)
    assert (checked.code, listed.code) == (0, 0)
    checked.assert_modest()


def test_a_loop_of_folders_is_walked_once(host: Host) -> None:
    folder = host.demo.parent
    (folder / "again").symlink_to(folder)
    checked, listed = host.ask(folder)
    (folder / "again").unlink()
    assert (checked.code, checked.out) == (0, "")
    assert listed.code == 0
    assert listed.out.count("Demonstration") == 1
    listed.assert_modest()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a name")
def test_a_file_whose_name_is_no_text_is_like_any_other(host: Host) -> None:
    folder = host.demo.parent
    odd = Path(os.fsdecode(bytes(folder) + b"/caf\xe9.yaml"))
    odd.write_text("sources:\n  other-told: {title: Told again, kind: web}\n", "utf-8")
    checked, listed = host.ask(folder)
    assert checked.code == 0
    assert listed.code == 0, listed.err
    assert "Demonstration" in listed.out


# Accepted, and harmless


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ends_are_accepted(host: Host, mark: str, line_end: str) -> None:
    host.demo.write_bytes((mark + FINE.replace("\n", line_end)).encode("utf-8"))
    checked, listed = host.ask()
    assert (checked.code, checked.out, listed.code) == (0, "", 0)
    assert "Demonstration" in listed.out
    listed.assert_modest()


EDGES = ["0001-01-01", "9999-12-31T23:59:59Z", "0001", "1961-04-12T00:00Z", "1972-06-30T23:59:59Z", "1904-02-29"]


@pytest.mark.parametrize("at", EDGES)
def test_a_date_at_the_edge_of_what_can_be_is_accepted(run: Run, tmp_path: Path, at: str) -> None:
    file = put_good(tmp_path, event(at))
    assert run("check", str(file)) == Result(0, "", "")
    for argv in (["timeline", "demo", "--clock", "Asia/Tokyo"], ["today", "--date", "01-01", "--tz", "America/Lima"]):
        assert run(*argv, "--data", str(file)).code == 0
    (row,) = read_tsv(run("timeline", "demo", "--data", str(file)).out)
    assert row[0] == at


def put_good(folder: Path, text: str) -> Path:
    file = folder / "demo.yaml"
    file.write_text(text, "utf-8")
    return file


HOSTILE_TITLES = {
    "colours": (r'"It \e[31mflies\e[0m"', "It \x1b[31mflies\x1b[0m"),
    "the title of the window": (r'"It \e]0;owned\e\\ flies"', "It \x1b]0;owned\x1b\\ flies"),
    "a link": (r'"\e]8;;http://x.invalid\e\\It flies"', "\x1b]8;;http://x.invalid\x1b\\It flies"),
    "C1 controls": (r'"It \x9b31mflies\x85on"', "It \x9b31mflies\x85on"),
    "a text that runs backwards": (r'"It \u202eseilf\u202c"', "It \u202eseilf\u202c"),
    "isolates": (r'"It \u2066flies\u2069\u200f"', "It \u2066flies\u2069\u200f"),
    "separators of lines": (r'"It\u2028flies\u2029far"', "It\u2028flies\u2029far"),
    "a return": (r'"It flies\rOut"', "It flies\rOut"),
    "a tab and a new line": (r'"It\tflies\nfar"', "It\tflies\nfar"),
    "backslashes": (r"'It \n flies \x41'", r"It \n flies \x41"),
    "Rich's colours": ("'[red]It[/red] flies [bold]far'", "[red]It[/red] flies [bold]far"),
    "an end without a beginning": ("'It flies [/]'", "It flies [/]"),
    "Rich's links": ("'[link=http://x.invalid]It flies[/link]'", "[link=http://x.invalid]It flies[/link]"),
    "Rich's escapes": (r"'It \[red] flies \\[b]'", r"It \[red] flies \\[b]"),
    "Rich's emoji": ("'It flies :rocket: @click'", "It flies :rocket: @click"),
    "an unknown style": ("'[nosuchstyle on nowhere]It flies'", "[nosuchstyle on nowhere]It flies"),
}


@pytest.mark.parametrize("name", HOSTILE_TITLES)
def test_a_hostile_title_is_text_that_a_terminal_shows_and_tsv_escapes(run: Run, tmp_path: Path, name: str) -> None:
    written, title = HOSTILE_TITLES[name]
    data = ["--data", str(put_good(tmp_path, with_title(written)))]
    result = run("check", data[1])
    assert (result.code, errors(Measured(*result, 0, 0))) == (0, [])
    plain = run("timeline", "demo", *data).out
    assert plain.count("\n") == 1
    assert len(plain.splitlines()) == 1
    assert read_tsv(plain)[0][3] == title
    assert harmless(plain) == plain
    for argv in (["timeline", "demo"], ["today", "--date", "04-12"], ["cite", "demo/launch"], ["search", "flies"]):
        shown = run(*argv, *data, width=120).out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200f]", shown)
    if name.startswith(("Rich", "an ")):
        assert title in run("timeline", "demo", *data, width=120).out
        assert title in re.sub(r"\x1b\[[\d;]*m", "", run("timeline", "demo", *data, width=120, color=True).out)


SPEAKS_BACK = {
    "a kind": FINE.replace("crewed", r'"\e]0;owned\e\\\u202e"'),
    "a date": event(r'"1961\e[2J\u202e"'),
    "an id": FINE.replace("id: launch", r'id: "\e[31m"'),
    "a field": FINE.replace("  kind:", '  "\\e[31mkind\\u202e":'),
    "a record's own name": FINE.replace("id: launch", 'id: "\\e[31m\\u202e"').replace("kind: launch", "kind: lunch"),
    "a key": FINE.replace("  demo-told:", '  "\\e[31m\\u202e\\u009b": {title: x}\n  demo-told:'),
    "a return": FINE.replace("crewed", r'"x\rdemo.yaml is fine"'),
    "an anchor": "people: &\u009b31m {}\n",
}


@pytest.mark.parametrize("name", SPEAKS_BACK)
def test_what_check_quotes_from_a_file_does_nothing_to_a_terminal(run: Run, tmp_path: Path, name: str) -> None:
    file = put_good(tmp_path, SPEAKS_BACK[name])
    result = run("check", str(file), width=100)
    assert result.code == 65
    assert harmless(result.out) == result.out
    assert "\r" not in result.out
    assert all(line.startswith(f"{file}:") for line in run("check", str(file)).out.splitlines())


@pytest.mark.parametrize("letters", ["a\nb", "a\x1b[31m", "a\u202eb", "a b", "-a", "ä", "a\tb"])
def test_a_hostile_file_name_does_nothing_to_a_terminal(run: Run, tmp_path: Path, letters: str) -> None:
    file = tmp_path / f"{letters}.yaml"
    file.write_text("sources: 3\n", "utf-8")
    result = run("check", str(file), width=100)
    assert result.code == 65
    assert harmless(result.out) == result.out
    assert result.out.count("\n") == 1

"""`-o FILE`: every command in every format that a file can have, read back; whole, or not at all."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS
from missionfacts.commands._paper import ENDINGS
from tests.conftest import ROOT, Result, Run, run_process
from tests.contract.documents import OUTPUT, quoted, table
from tests.examples import EXAMPLES, RECORD_COMMANDS
from tests.places import COMMAND
from tests.readers import read_html, read_png, read_svg

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals and named pipes are those of POSIX")
OF_DATA = {".tsv": "tsv", ".csv": "csv", ".json": "json", ".ndjson": "ndjson", ".md": "markdown"}
TEXTS = {"fact": ["fact", "--date", "07-20"], "help": ["help", "timeline"], "help, all": ["help"]}
SEEN = {**RECORD_COMMANDS, **TEXTS, "cite, text": ["cite", "first-docking", "--style", "text"]}
WIDE = 100
DRAWN = "in lanes"  # in the names of examples that have a picture of their own, not of their screen


@pytest.fixture
def into(run: Run, tmp_path: Path) -> "Into":
    """Return a function that has a command write a file, sees that nothing is printed, and returns what is in it."""
    return Into(run, tmp_path)


class Into:
    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder

    def __call__(self, name: str, *argv: str, code: int = 0) -> bytes:
        target = self.folder / name
        result = self.run(*argv, "-o", str(target))
        assert (result.code, result.out) == (code, ""), result.err
        assert [path.name for path in self.folder.iterdir() if path.name.startswith(".")] == []
        return target.read_bytes()


def on_a_terminal(run: Run, *argv: str) -> str:
    return run(*argv, width=WIDE).out


# What is in it


@pytest.mark.parametrize("name", SEEN)
def test_text_picture_and_page_are_the_screen(run: Run, into: Into, name: str) -> None:
    argv = SEEN[name]
    text = into("it.txt", *argv).decode()
    assert text == on_a_terminal(run, *argv)
    lines = text.removesuffix("\n").split("\n")
    picture = read_svg(into("it.svg", *argv).decode())
    page, _ = read_html(into("it.html", *argv).decode())
    assert picture.lines == page.lines == [line.expandtabs() for line in lines]
    assert picture[:2] == page[:2]
    assert picture.title.startswith(f"missionfacts {argv[0]}")
    assert "of text" in picture.about
    assert picture.about.startswith(("List", "Show", "Tell", "Find", "Print", "Explain")), picture.about


@pytest.mark.parametrize("name", RECORD_COMMANDS)
@pytest.mark.parametrize("ending", OF_DATA)
def test_data_are_what_a_pipe_gets(run: Run, into: Into, name: str, ending: str) -> None:
    argv = RECORD_COMMANDS[name]
    assert into(f"it{ending}", *argv).decode() == run(*argv, "-f", OF_DATA[ending]).out


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_takes_every_ending(run: Run, into: Into, name: str) -> None:
    argv = EXAMPLES[name]
    for ending, chosen in OF_DATA.items():
        assert into(f"it{ending}", *argv).decode() == run(*argv, "-f", chosen).out
    lines = into("it.txt", *argv).decode().removesuffix("\n").split("\n")
    picture = read_svg(into("it.svg", *argv).decode())
    if DRAWN in name:
        assert lines[0].split("  ")[0] == picture.lines[0]
    else:
        assert picture.lines == lines
        assert read_html(into("it.html", *argv).decode())[0].lines == lines


def test_formats_of_their_own_have_endings_of_their_own(run: Run, into: Into) -> None:
    check = RECORD_COMMANDS["check"]
    assert into("it.sarif", *check).decode() == run(*check, "-f", "sarif").out
    assert into("it.json", *check, "-f", "sarif").decode() == run(*check, "-f", "sarif").out
    assert into("it.ics", "calendar", "--mission", "astp").decode() == run("calendar", "--mission", "astp").out
    assert into("feed", "calendar", "--mission", "astp").decode() == run("calendar", "--mission", "astp").out
    assert into("it.json", "schema", "crew").decode() == run("schema", "crew").out
    bibtex = run("cite", "first-docking", "--style", "bibtex").out
    assert into("it.bib", "cite", "first-docking").decode() == bibtex
    assert into("it.txt", "cite", "first-docking", "--style", "bibtex").decode() == bibtex
    biblatex = run("cite", "first-docking", "--style", "biblatex").out
    assert into("biblatex.bib", "cite", "first-docking", "--style", "biblatex").decode() == biblatex
    assert into("it.ris", "cite", "first-docking").decode() == run("cite", "first-docking", "--style", "ris").out
    csl = run("cite", "first-docking", "--style", "csl-json").out
    assert into("csl.json", "cite", "first-docking", "--style", "csl-json").decode() == csl


def test_every_command_that_prints_takes_it() -> None:
    told = {name for name in COMMANDS if "-o, --output FILE" in run_process("help", name).out}
    assert told == set(COMMANDS) - {"new", "page", "site", "export"}  # which write into a folder


def test_the_documents_have_every_ending() -> None:
    assert [ending for row in table(OUTPUT, "ending") for ending in quoted(row[0])] == list(ENDINGS)


def test_every_ending_is_one_that_some_test_asks_for() -> None:
    assert set(ENDINGS) == {*OF_DATA, ".svg", ".png", ".html", ".htm", ".txt", ".jsonl", ".markdown"} | {
        ".ics", ".sarif", ".bib", ".ris",
    }  # fmt: skip


def test_a_format_that_is_said_needs_no_ending(run: Run, into: Into) -> None:
    assert into("crew", "crew", "astp", "-f", "csv").decode() == run("crew", "astp", "-f", "csv").out
    assert into("crew.txt", "crew", "astp", "-f", "tsv").decode() == run("crew", "astp", "-f", "tsv").out
    assert into("crew.dat", "crew", "astp", "-f", "svg") == into("crew.svg", "crew", "astp")
    assert into("crew.svg", "crew", "astp", "-f", "table") == into("crew.svg", "crew", "astp")
    assert into("CREW.SVG", "crew", "astp") == into("crew.svg", "crew", "astp")
    assert into("crew.htm", "crew", "astp") == into("crew.html", "crew", "astp")
    assert into("crew.jsonl", "crew", "astp") == into("crew.ndjson", "crew", "astp")
    assert into("crew.markdown", "crew", "astp") == into("crew.md", "crew", "astp")


def test_a_name_may_be_an_ending_alone(run: Run, tmp_path: Path) -> None:
    assert run("crew", "astp", "-o", str(tmp_path / ".csv")) == Result(0, "", "")
    assert (tmp_path / ".csv").read_text("utf-8") == run("crew", "astp", "-f", "csv").out


@posix_only
def test_a_folder_that_takes_no_files_is_said(run: Run) -> None:
    if Path("/proc").is_dir():
        assert run("crew", "astp", "-o", "/proc/it.svg").err == (
            "missionfacts: /proc/it.svg cannot be written: /proc takes no files\n"
        )


def test_problems_are_written_and_the_exit_code_tells_of_them(into: Into) -> None:
    bad = ROOT / "tests" / "compile" / "bad"
    told = into("it.sarif", "check", "--no-bundled", str(bad), code=65)
    assert json.loads(told)["runs"][0]["results"]


# What stands in the way

NOT_WRITTEN = [
    (["crew", "astp", "-o", "crew.foo"], 2, "'crew.foo' does not say in which format it is to be; names that do"),
    (["crew", "astp", "-o", "crew"], 2, "'crew' does not say in which format"),
    (["fact", "-o", "fact.foo"], 2, "'fact.foo' does not say in which format it is to be; names that do end in .svg"),
    (["crew", "astp", "-o", "it.svg", "-f", "json"], 2, "'it.svg' is for svg, but what is asked for is json"),
    (["crew", "astp", "-o", "it.csv", "-f", "tsv"], 2, "'it.csv' is for csv, but what is asked for is tsv"),
    (["crew", "astp", "-o", "it.txt", "-f", "svg"], 2, "'it.txt' is for text, but what is asked for is svg"),
    (["cite", "leonov", "-o", "it.svg", "--style", "bibtex"], 2, "is for svg, but what is asked for is bibtex"),
    (
        ["calendar", "-o", "it.svg"],
        2,
        "'it.svg' is for svg, which this command does not print; its own names end in .ics",
    ),
    (["schema", "crew", "-o", "it.svg"], 2, "does not print; its own names end in .json"),
    (["crew", "astp", "-o", "it.ics"], 2, "'it.ics' is for ics, which this command does not print"),
    (["crew", "astp", "-o", "it.svg", "-f", "svgg"], 2, "unknown format 'svgg'"),
    (["crew", "astp", "-o", "no/it.svg"], 74, "no/it.svg cannot be written: there is no folder no"),
    (["crew", "astp", "-o", "folder.svg"], 74, "folder.svg cannot be written: it is a folder; name a file in it"),
    (["crew", "astp", "-o", "."], 74, ". cannot be written: it is a folder"),
    (["crew", "astp", "-f", "csv", "-o", "folder.svg/"], 74, "folder.svg/ cannot be written: it is a folder"),
    (["crew", "astp", "-o", "new.svg/"], 74, "new.svg/ cannot be written: its name ends as that of a folder"),
    (["crew", "astp", "-onew.svg/"], 74, "new.svg/ cannot be written: its name ends as that of a folder"),
    (["crew", "astp", "--output=new.svg/"], 74, "new.svg/ cannot be written: its name ends as that of a folder"),
    (["schema", "crew", "-o", "new.json/"], 74, "new.json/ cannot be written"),
    (["crew", "astp", "-o", "file/it.svg"], 74, "file/it.svg cannot be written: file is a file, and no folder"),
    (["crew", "astp", "-o", "file/in/it.svg"], 74, "file is a file, and no folder"),
    (["crew", "astp", "-o", f"{'long' * 100}.svg"], 74, "cannot be written"),
    (["crew", "astp", "-o", "loop.svg"], 74, "loop.svg cannot be written"),
    (["crew", "astp", "-o", ""], 2, "-o is empty"),
    (["crew", "nobody", "-o", "it.svg"], 1, "no mission"),
    (["crew", "astp", "-o", "it.svg", "--width", "0"], 2, "'--width': 0 is not a whole number from 20 to 1000"),
]


@pytest.mark.parametrize(("argv", "code", "said"), NOT_WRITTEN)
def test_what_cannot_be_written_is_one_line_and_a_code(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.svg").mkdir()
    Path("file").touch()
    Path("loop.svg").symlink_to("loop.svg")
    before = sorted(tmp_path.rglob("*"))
    result = run(*argv)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.replace("\nTry 'missionfacts crew -h'.", "").splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_without_the_extra_png_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    result = run("crew", "astp", "-o", str(tmp_path / "it.png"))
    assert result == Result(2, "", result.err)
    assert "pip install 'missionfacts[png]'; -o FILE.svg needs nothing more" in result.err
    assert list(tmp_path.iterdir()) == []


# How it is written


def test_what_is_there_is_replaced_and_keeps_its_mode(into: Into, tmp_path: Path) -> None:
    old = tmp_path / "it.csv"
    old.write_text("old")
    old.chmod(0o640)
    with old.open() as reader:
        assert into("it.csv", "crew", "astp") != b"old"
        assert reader.read() == "old"  # who has it open keeps it
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    umask = os.umask(0o027)
    try:
        into("new.csv", "crew", "astp")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_a_link_is_followed(into: Into, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "it.csv").symlink_to("folder/real.csv")
    written = into("it.csv", "crew", "astp")
    assert (tmp_path / "it.csv").is_symlink()
    assert (tmp_path / "folder" / "real.csv").read_bytes() == written


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write what nobody may")
def test_a_file_that_may_not_be_changed_is_not(run: Run, tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_text("old")
    (tmp_path / "it.csv").chmod(0o444)
    assert run("crew", "astp", "-o", str(tmp_path / "it.csv")).code == 74
    assert (tmp_path / "it.csv").read_text() == "old"


def shell(line: str, folder: Path) -> Result:
    """Run a line with bash, in which $missionfacts is the command."""
    environ = {**os.environ, "missionfacts": " ".join(COMMAND)}
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environ, cwd=folder, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


@posix_only
@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_is_what_it_is_without(tmp_path: Path, name: str) -> None:
    assert run_process("crew", "astp", "-o", name) == run_process("crew", "astp")
    assert run_process("crew", "astp", "-o", name, "-f", "json") == run_process("crew", "astp", "-f", "json")
    picture = run_process("crew", "astp", "-o", str(tmp_path / "it.svg"))
    assert picture == Result(0, "", "")
    assert run_process("crew", "astp", "-o", name, "-f", "svg").out == (tmp_path / "it.svg").read_text("utf-8")
    assert run_process("crew", "astp", "-f", "svg").out == (tmp_path / "it.svg").read_text("utf-8")


@posix_only
def test_named_pipes_and_devices_are_written_to_as_they_are(tmp_path: Path) -> None:
    expected = run_process("crew", "astp", "-f", "csv").out
    assert shell("$missionfacts crew astp -f csv -o >(cat); wait $!", tmp_path).out == expected
    os.mkfifo(tmp_path / "pipe.csv")
    assert shell("cat pipe.csv & $missionfacts crew astp -o pipe.csv; wait", tmp_path).out == expected
    piped = run_process("crew", "astp").out
    assert shell("$missionfacts crew astp -o >(cat); wait $!", tmp_path).out == piped
    assert shell("$missionfacts crew astp -o /dev/stderr", tmp_path).err == piped
    assert shell("$missionfacts crew astp -f csv -o /dev/null", tmp_path) == Result(0, "", "")
    assert shell("$missionfacts crew astp -o /dev/null", tmp_path) == Result(0, "", "")
    assert shell("$missionfacts fact --date 07-20 -o /dev/null", tmp_path) == Result(0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.csv"]


@posix_only
def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_text("old")
    result = shell("ulimit -f 1; $missionfacts timeline astp -o it.csv", tmp_path)
    assert (result.code, result.out) == (74, "")
    assert result.err.startswith("missionfacts: it.csv cannot be written: ")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"it.csv": "old"}
    if Path("/dev/full").exists():
        for how in ("-f csv", "-f svg", ""):
            full = shell(f"$missionfacts crew astp {how} -o /dev/full", tmp_path)
            assert full == Result(74, "", "missionfacts: /dev/full cannot be written: No space left on device\n")


@posix_only
@pytest.mark.slow
def test_a_kill_leaves_the_old_or_the_new_and_the_next_one_sweeps(tmp_path: Path) -> None:
    target = tmp_path / "it.json"
    argv = [*COMMAND, "events", "-o", str(target)]
    start = time.monotonic()
    subprocess.run(argv, check=True)
    whole, took = target.read_bytes(), time.monotonic() - start
    littered = 0
    for number in range(16):
        target.write_text("old")
        process = subprocess.Popen(argv)
        time.sleep(took * number / 16)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert target.read_bytes() in {b"old", whole}
        littered += len(list(tmp_path.iterdir())) - 1
    subprocess.run(argv, check=True)
    assert list(tmp_path.iterdir()) == [target]
    assert littered  # else it was never killed while it wrote


# The same everywhere

SURROUNDINGS: list[dict[str, str]] = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1", "TERM": "dumb"},
    {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "47", "FORCE_COLOR": "1", "PYTHONHASHSEED": "7"},
    {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONHASHSEED": "8"},
]


@pytest.mark.parametrize("ending", [".svg", ".html", ".txt", ".csv", ".md"])
def test_the_bytes_are_the_same_whatever_the_surroundings(tmp_path: Path, ending: str) -> None:
    written = []
    for number, environ in enumerate([{}, *SURROUNDINGS]):
        target = tmp_path / f"{number}{ending}"
        argv = ["crew", "astp", "--fields", "name,native,role", "--width", "70", "-o", str(target)]
        assert run_process(*argv, **environ) == Result(0, "", "")
        written.append(target.read_bytes())
    assert set(written) == {written[0]}
    assert "Леонов" in written[0].decode()
    assert b"\r" not in written[0]


def test_width_is_what_is_said_or_columns_or_a_hundred(tmp_path: Path) -> None:
    def widest(*argv: str, **environ: str) -> int:
        target = tmp_path / "it.txt"
        assert run_process("timeline", "apollo-11", *argv, "-o", str(target), **environ).code == 0
        return max(map(len, target.read_text("utf-8").splitlines()))

    assert widest() == WIDE
    assert widest(COLUMNS="90") == 90
    assert widest("--width", "60", COLUMNS="90") == 60


def test_width_holds_on_a_terminal_too(run: Run) -> None:
    assert run("crew", "astp", "--width", "60", width=140) == run("crew", "astp", width=60)


def test_a_picture_has_colours_but_for_those_who_want_none(into: Into) -> None:
    assert b'class="c"' in into("it.svg", "timeline", "apollo-11")
    plain = into("it.svg", "timeline", "apollo-11", "--no-color")
    assert b"class=" not in plain.partition(b"<g")[2]
    assert into("it.svg", "timeline", "apollo-11", "--color", "never") == plain
    assert "\x1b" not in into("it.txt", "timeline", "apollo-11").decode()
    assert "\x1b[" in into("it.txt", "timeline", "apollo-11", "--color", "always").decode()


# Pixels


@pytest.mark.slow
def test_a_picture_of_pixels_is_twice_as_large_light_unless_its_name_says_dark(into: Into) -> None:
    pytest.importorskip("resvg_py")
    argv = ["timeline", "apollo-11", "--weight", "4", "--width", "80"]
    width, height = read_png(into("it.png", *argv))
    assert (width, height) == (1408, 2 * (32 + 20 * len(read_svg(into("it.svg", *argv).decode()).lines)))
    assert into("it.light.png", *argv) == into("it.png", *argv)
    assert into("it.dark.png", *argv) != into("it.png", *argv)


def test_what_is_too_long_for_pixels_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py")
    monkeypatch.setattr("missionfacts.formats.picture.png.MOST", 1000)
    result = run("crew", "astp", "-o", str(tmp_path / "it.png"))
    assert result.code == 2
    assert "too long for a PNG picture; -o FILE.svg and -o FILE.html take it" in result.err


def test_a_machine_without_fonts_is_told_of(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py")
    monkeypatch.setattr("missionfacts.formats.picture.png._has_fonts", lambda: False)
    result = run("crew", "astp", "-o", str(tmp_path / "it.png"))
    assert result.code == 2
    assert "needs a monospace font" in result.err


def test_pixels_are_nothing_for_a_terminal(run: Run) -> None:
    pytest.importorskip("resvg_py")
    assert run("crew", "astp", "-f", "png", width=80).code == 2


def test_nothing_of_this_is_imported_by_who_does_not_ask() -> None:
    probe = "import sys; from missionfacts.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe, "crew", "astp"], capture_output=True, text=True, check=True)
    words = ("atomic", "_paper", "picture", "formats.paper")
    assert [name for name in done.stderr.split() if name.startswith("missionfacts") and name.endswith(words)] == []

"""Hostile files, told with their place and to no harm; what takes a process of its own is in test_hostile_processes."""

import re
from pathlib import Path

import pytest

from missionfacts.compile import yaml_reader
from missionfacts.formats.escape import escape_controls
from tests.compile.hostile_files import FINE, HEAVY, HOSTILE, event, with_title
from tests.conftest import Result, Run
from tests.readers import read_tsv


def errors(checked: Result) -> list[str]:
    """Return the lines of `check` that are no warnings."""
    return [line for line in checked.out.splitlines() if not re.match(r"[^ ]+: ([^:]+: )?warning: ", line)]


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - HEAVY))
def test_a_hostile_file_is_told_with_its_place_and_nothing_is_spoilt(run: Run, tmp_path: Path, name: str) -> None:
    raw, place = HOSTILE[name]
    file, mark = tmp_path / "demo.yaml", tmp_path / "MARK"
    file.write_bytes(FINE.encode())
    own = ["--data", str(file), "--no-bundled"]
    fine = run("missions", *own)
    assert "Demonstration" in fine.out
    file.write_bytes(raw.replace(b"MARK", bytes(mark)))
    checked, listed = run("check", str(file), "--no-bundled"), run("missions", *own)
    assert checked.code == 65
    assert re.fullmatch(r"\d+ errors?( and \d+ warnings?)? in 1 file\n", checked.err)
    assert (listed.code, listed.out) == (65, "")
    said = errors(checked)
    assert any(line.startswith(f"{file}:{place}:") for line in said), said[:5]
    assert listed.err == "missionfacts: " + escape_controls("\n".join(said)) + "\n"
    assert not mark.exists()
    # What is said of a file is meant to be read: not very many lines, and none very long.
    assert len(said) <= 10 * yaml_reader.MOST_PROBLEMS
    assert max(map(len, said)) < len(str(file)) + 1000
    file.write_bytes(FINE.encode())
    assert run("missions", *own) == fine


@pytest.mark.slow
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


# Accepted, and harmless


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ends_are_accepted(run: Run, tmp_path: Path, mark: str, line_end: str) -> None:
    file = tmp_path / "demo.yaml"
    file.write_bytes((mark + FINE.replace("\n", line_end)).encode("utf-8"))
    assert run("check", str(file), "--no-bundled")[:2] == (0, "")
    assert "Demonstration" in run("missions", "--data", str(file), "--no-bundled").out


EDGES = ["0001-01-01", "9999-12-31T23:59:59Z", "0001", "1961-04-12T00:00Z", "1972-06-30T23:59:59Z", "1904-02-29"]


@pytest.mark.parametrize("at", EDGES)
def test_a_date_at_the_edge_of_what_can_be_is_accepted(run: Run, tmp_path: Path, at: str) -> None:
    file = put_good(tmp_path, event(at))
    assert run("check", str(file), "--no-bundled")[:2] == (0, "")
    for argv in (["timeline", "demo", "--clock", "Asia/Tokyo"], ["today", "--date", "01-01", "--tz", "America/Lima"]):
        assert run(*argv, "--data", str(file), "--no-bundled").code == 0
    (row,) = read_tsv(run("timeline", "demo", "--data", str(file), "--no-bundled").out)
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
    data = ["--data", str(put_good(tmp_path, with_title(written))), "--no-bundled"]
    result = run("check", *data[1:])
    assert (result.code, errors(result)) == (0, [])
    plain = run("timeline", "demo", *data).out
    assert plain.count("\n") == 1
    assert len(plain.splitlines()) == 1
    assert read_tsv(plain)[0][3] == title
    assert escape_controls(plain) == plain
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
    result = run("check", str(file), "--no-bundled", width=100)
    assert result.code == 65
    assert escape_controls(result.out) == result.out
    assert "\r" not in result.out
    assert all(line.startswith(f"{file}:") for line in run("check", str(file), "--no-bundled").out.splitlines())


@pytest.mark.parametrize("letters", ["a\nb", "a\x1b[31m", "a\u202eb", "a b", "-a", "ä", "a\tb"])
def test_a_hostile_file_name_does_nothing_to_a_terminal(run: Run, tmp_path: Path, letters: str) -> None:
    file = tmp_path / f"{letters}.yaml"
    file.write_text("sources: 3\n", "utf-8")
    result = run("check", str(file), "--no-bundled", width=100)
    assert result.code == 65
    assert escape_controls(result.out) == result.out
    assert result.out.count("\n") == 1

"""Encodings and locales: what cannot be said in one is escaped, and comes back."""

import json
import os
import subprocess
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from missionfacts.cli import main
from missionfacts.terminal import Streams
from tests.conftest import Run, run_process
from tests.places import COMMAND
from tests.readers import read_csv, read_tsv

NAMES = ["crew", "astp", "--fields", "name,native"]
CODE_PAGES = ["ascii", "cp1252", "latin-1", "koi8-r", "utf-16", "utf-7", "utf-8-sig"]
SAYS_ALL = {"utf-16", "utf-7", "utf-8-sig"}  # those in which nothing would have to be escaped
DOCUMENTS = {  # what a standard, or its readers, want in UTF-8, with letters that no code page has all of
    "csv": [*NAMES, "-f", "csv"],
    "markdown": [*NAMES, "-f", "markdown"],
    "calendar": ["calendar", "--mission", "voskhod-2", "--tz", "utc"],
    "bibtex": ["cite", "voskhod-2/eva", "--style", "bibtex"],
    "csl-json": ["cite", "voskhod-2/eva", "--style", "csl-json"],
    "schema": ["schema"],
    "svg": [*NAMES, "-f", "svg"],
}


def natives() -> list[str]:
    return [row[1] for row in read_tsv(run_process(*NAMES).out)]


def test_names_come_in_their_own_script() -> None:
    assert any("Леонов" in name for name in natives())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r"])
def test_what_an_encoding_cannot_say_is_escaped_and_comes_back(encoding: str) -> None:
    def answered(*options: str) -> str:
        environ = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run([*COMMAND, *NAMES, *options], capture_output=True, env=environ, check=True)
        assert done.stderr == b""
        return done.stdout.decode(encoding)

    expected = natives()
    assert [row[1] for row in read_tsv(answered())] == expected
    assert [record["native"] or "" for record in json.loads(answered("-f", "json"))] == expected
    assert [json.loads(line)["native"] or "" for line in answered("-f", "ndjson").splitlines()] == expected
    assert len(answered("-f", "table").splitlines()) == len(expected) + 2
    assert "\\u041b\\u0435\\u043e\\u043d\\u043e\\u0432" in answered()
    assert (answered() + answered("-f", "json")).isascii()


def written(encoding: str, *argv: str, tty: bool = False, code: int = 0) -> bytes:
    """Return what a command writes to a standard output that has an encoding."""
    taken, err = BytesIO(), StringIO()
    out = TextIOWrapper(taken, encoding, "backslashreplace", newline="\n")
    streams = Streams(out, err, tty, None, False, datetime(2025, 7, 17, tzinfo=UTC))
    assert main(list(argv), streams) == code, err.getvalue()
    out.flush()
    return taken.getvalue()


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_what_programs_read_is_utf_8_in_every_code_page(run: Run, encoding: str) -> None:
    for name, argv in DOCUMENTS.items():
        assert (name, written(encoding, *argv).decode("utf-8")) == (name, run(*argv).out)


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_formats_with_escapes_of_their_own_are_ascii_in_a_code_page(encoding: str) -> None:
    expected = natives()
    tsv, objects, lines = (written(encoding, *NAMES, "-f", name) for name in ("tsv", "json", "ndjson"))
    assert [row[1] for row in read_tsv(tsv.decode("utf-8"))] == expected
    assert [each["native"] or "" for each in json.loads(objects)] == expected
    assert [json.loads(line)["native"] or "" for line in lines.splitlines()] == expected
    assert (tsv + objects + lines).isascii() == (encoding not in SAYS_ALL)


def test_the_letters_of_these_documents_are_of_no_code_page(run: Run) -> None:
    assert [name for name, argv in DOCUMENTS.items() if run(*argv).out.isascii()] == ["schema"]
    assert "Леонов" in run(*DOCUMENTS["csv"]).out
    assert natives() == [row[1] for row in read_csv(run(*DOCUMENTS["csv"]).out)[1:]]


def test_problems_for_programs_are_utf_8_and_those_for_people_are_not(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("mission: {id: own, crew: [{person: Жé}]}\n", "utf-8")
    argv = ["check", "--no-bundled", str(tmp_path / "own.yaml")]
    log = written("utf-8", *argv, "-f", "sarif", code=65)
    assert "Жé" in log.decode("utf-8")
    assert written("cp1252", *argv, "-f", "sarif", code=65) == log
    assert "\\u0416é" in written("cp1252", *argv, code=65).decode("cp1252")


def test_what_people_read_is_in_the_code_page_that_they_have() -> None:
    assert "Леонов" in written("koi8-r", "show", "leonov", "-f", "table").decode("koi8-r")


def test_a_terminal_gets_its_code_page() -> None:
    for chosen in ("tsv", "csv", "markdown"):
        assert "Леонов" in written("koi8-r", *NAMES, "-f", chosen, tty=True).decode("koi8-r")


def test_a_process_without_a_locale_writes_utf_8() -> None:
    plain = {"PYTHONIOENCODING": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run_process(*DOCUMENTS["calendar"], **plain) == run_process(*DOCUMENTS["calendar"])


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "nowhere"])
def test_no_locale_is_in_the_way(locale: str) -> None:
    assert run_process(*NAMES, LC_ALL=locale) == run_process(*NAMES)


def test_a_locale_without_letters_gets_escapes() -> None:
    result = run_process(*NAMES, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.code, result.err) == (0, "")
    assert [row[1] for row in read_tsv(result.out)] == natives()


def test_an_error_is_told_in_any_encoding() -> None:
    result = run_process("person", "Леоновф", PYTHONIOENCODING="ascii")
    assert result.code == 1
    assert result.err.isascii()
    assert "\\u041b" in result.err

"""Encodings and locales: what cannot be said in one is escaped, and comes back."""

import json
import os
import subprocess

import pytest

from tests.conftest import run_process
from tests.places import COMMAND
from tests.readers import read_tsv

NAMES = ["crew", "astp", "--fields", "name,native"]


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
    if encoding == "ascii":
        assert "\\u041b\\u0435\\u043e\\u043d\\u043e\\u0432" in answered()
        assert answered("-f", "json").isascii()


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

"""The pages for man."""

import re
import shutil
import subprocess

import pytest

from missionfacts.cli import man_pages
from missionfacts.commands import COMMANDS
from missionfacts.manual.page import Entry, Page, Section
from missionfacts.manual.roff import escape, render
from tests.manual.shared import EXAMPLES, PAGES, options

MAN = dict(man_pages())


def test_each_command_has_a_page_and_so_has_the_tool() -> None:
    assert set(MAN) == {"missionfacts.1", *(f"missionfacts-{name}.1" for name in COMMANDS)}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_page_has_all_options_and_examples_of_its_command(name: str) -> None:
    text = MAN[f"missionfacts-{name}.1" if name else "missionfacts.1"]
    assert [each for each in options(PAGES[name]) if escape(each) not in text] == []
    assert [each for of, each in EXAMPLES if of == name and f"\n{escape(each)}\n" not in text] == []


@pytest.mark.parametrize("name", MAN)
def test_a_page_has_what_a_page_has(name: str) -> None:
    headings = re.findall(r"(?m)^\.SH (.+)$", MAN[name])
    assert headings[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"]
    assert headings[-4:] == [escape("EXIT CODES"), "ENVIRONMENT", "FILES", "SEE ALSO"]
    others = {f"{other}.1" for other in re.findall(r"(?m)^\.BR (\S+) \(1\)", MAN[name].replace("\\-", "-"))}
    assert others
    assert others < set(MAN)
    assert name not in others


def test_pages_are_the_same_every_time_and_have_no_date() -> None:
    assert dict(man_pages()) == MAN
    assert all('1 "" "missionfacts ' in text.splitlines()[0] for text in MAN.values())


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        (".dot", r"\&.dot"),
        ("'quote", r"\(aqquote"),
        ("a\\b", r"a\eb"),
        ("--no-color", r"\-\-no\-color"),
        ("~/.cache", r"\(ti/.cache"),
    ],
)
def test_what_roff_would_obey_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_text_that_looks_like_a_request_stays_text() -> None:
    page = Page("tool", "Do it.", "tool", (".so /etc/passwd",), (Section("A", (Entry(".x", "'y"),), ".z", (".w",)),))
    lines = render(page, "1", ("other",)).splitlines()
    assert {line.split()[0] for line in lines if line[0] in ".'"} <= {".TH", ".SH", ".PP", ".TP", ".EX", ".EE", ".BR"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
@pytest.mark.parametrize("name", MAN)
def test_groff_finds_nothing_to_complain_of(name: str) -> None:
    argv = ["groff", "-man", "-ww", "-Tascii", "-z"]
    done = subprocess.run(argv, input=MAN[name], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
@pytest.mark.parametrize("name", MAN)
def test_mandoc_finds_nothing_to_complain_of_but_that_there_is_no_date(name: str) -> None:
    argv = ["mandoc", "-Tlint", "-Wwarning"]
    done = subprocess.run(argv, input=MAN[name], capture_output=True, encoding="utf-8", check=False)
    assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []

"""A quick start: what is heavy is imported only by those who need it."""

import json
import os
import subprocess
import sys

import pytest

from missionfacts.store import SHIPPED
from tests.conftest import run_process

# The modules that come with a run, without those that the interpreter (or a .pth file of its own) has anyway.
PROBE = """
import sys
before = set(sys.modules)
from missionfacts import __main__
from missionfacts.cli import main
code = main(sys.argv[1:])
print(",".join(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(code)
"""
COLD = "missionfacts.compile"  # and all below it: what compiles a catalogue
# difflib and tempfile are not on the list only because Typer imports them itself.
HEAVY = {"rich", "yaml", "pydantic", "pydantic_core", "json", "zoneinfo", "csv", "icalendar"}
HOT = [
    ["timeline", "astp"],
    ["today"],
    ["crew", "astp"],
    ["missions"],
    ["upcoming"],
    ["search", "docking"],
    ["events", "--kind", "eva"],
]


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """Have the catalogue compiled, which is what imports nearly everything."""
    assert run_process("missions").code == 0


def imported(*argv: str) -> set[str]:
    environ = {**os.environ, "MISSIONFACTS_NOW": "2025-07-17T12:00Z"}
    done = subprocess.run([sys.executable, "-c", PROBE, *argv], capture_output=True, text=True, env=environ, check=True)
    assert done.stdout
    return set(done.stderr.split("\n")[-2].split(","))


def cold(modules: set[str]) -> set[str]:
    return {name for name in modules if name == COLD or name.startswith(f"{COLD}.")}


@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_a_piped_command_imports_nothing_heavy(argv: list[str]) -> None:
    modules = imported(*argv)
    assert "missionfacts.formats.tsv" in modules
    assert sorted(modules & HEAVY | cold(modules)) == []


def test_the_fact_for_a_shell_prompt_imports_nothing_heavy() -> None:
    modules = imported("fact")
    assert sorted(modules & HEAVY | cold(modules)) == []


@pytest.mark.skipif(not SHIPPED.exists(), reason="without a shipped catalogue the cache directory has to be found")
@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_with_a_shipped_catalogue_no_cache_directory_is_looked_for(argv: list[str]) -> None:
    assert "platformdirs" not in imported(*argv)


@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_a_table_imports_rich_and_nothing_of_the_cold_path(argv: list[str]) -> None:
    modules = imported(*argv, "-f", "table")
    assert "rich" in modules
    assert sorted(modules & {"yaml", "pydantic", "pydantic_core"} | cold(modules)) == []


@pytest.mark.parametrize(("chosen", "module"), [("json", "json"), ("ndjson", "json"), ("csv", "csv")])
def test_a_format_brings_what_it_needs_and_no_more(chosen: str, module: str) -> None:
    modules = imported("crew", "astp", "-f", chosen)
    assert module in modules
    assert sorted(modules & (HEAVY - {module}) | cold(modules)) == []


@pytest.mark.parametrize(
    ("argv", "shared"),
    [
        (["crew", "astp"], ["_options", "_limits", "_lists"]),
        (["timeline", "astp"], ["_options", "_clocks", "_limits"]),
        (["missions"], ["_options", "_day", "_filters", "_limits", "_lists"]),
        (["events", "--kind", "eva"], ["_options", "_filters", "_limits", "_when"]),
        (["search", "docking"], ["_options"]),
        (["cite", "first-docking"], ["_options", "_sheets"]),
        (["show", "astp"], ["_options", "_sheets"]),
        (["person", "leonov"], ["_options", "_sheets"]),
        (["today"], ["_options", "_day", "_limits"]),
        (["upcoming"], ["_options", "_day", "_limits"]),
        (["fact"], ["_options", "_day", "_limits"]),
        (["calendar", "--mission", "astp"], ["_options", "_limits"]),
    ],
    ids=str,
)
def test_only_the_module_of_the_command_is_imported_with_what_it_shares(argv: list[str], shared: list[str]) -> None:
    found = {name for name in imported(*argv) if name.startswith("missionfacts.commands.")}
    assert found == {f"missionfacts.commands.{name}" for name in {argv[0], "_completion", *shared}}


def test_the_zone_database_is_opened_for_a_named_zone_only() -> None:
    assert "zoneinfo" in imported("today", "--date", "07-17", "--tz", "Europe/Moscow")
    assert "zoneinfo" not in imported("today", "--date", "07-17", "--tz", "utc")


def test_nothing_is_imported_that_talks_to_a_network() -> None:
    modules = imported("timeline", "astp", "-f", "table")
    assert sorted(modules & {"urllib.request", "http.client", "ssl", "requests", "asyncio", "socketserver"}) == []


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys; before = set(sys.modules); import missionfacts; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == ["missionfacts"]

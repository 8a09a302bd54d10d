"""A quick start: what is heavy is imported only by those who need it."""

import json
import os
import subprocess
import sys

import pytest

from missionfacts.store import SHIPPED

from .conftest import run_process

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
COLD = {f"missionfacts.{name}" for name in ("build", "dataset", "rules", "schema", "source")}
# difflib and tempfile are not on the list only because Typer imports them itself.
HEAVY = {"rich", "yaml", "pydantic", "pydantic_core", "json", "zoneinfo", "csv", "icalendar"}
HOT = [["timeline", "astp"], ["today"], ["crew", "astp"]]


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """Have the catalogue compiled, which is what imports nearly everything."""
    assert run_process("missions").code == 0


def imported(*argv: str) -> set[str]:
    environ = {**os.environ, "MISSIONFACTS_NOW": "2025-07-17T12:00Z"}
    done = subprocess.run([sys.executable, "-c", PROBE, *argv], capture_output=True, text=True, env=environ, check=True)
    assert done.stdout
    return set(done.stderr.split("\n")[-2].split(","))


@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_a_piped_command_imports_nothing_heavy(argv: list[str]) -> None:
    modules = imported(*argv)
    assert "missionfacts.formats.rows" in modules
    assert sorted(modules & (HEAVY | COLD)) == []


def test_the_fact_for_a_shell_prompt_imports_nothing_heavy() -> None:
    assert sorted(imported("fact") & (HEAVY | COLD)) == []


@pytest.mark.skipif(not SHIPPED.exists(), reason="without a shipped catalogue the cache directory has to be found")
@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_with_a_shipped_catalogue_no_cache_directory_is_looked_for(argv: list[str]) -> None:
    assert "platformdirs" not in imported(*argv)


@pytest.mark.parametrize("argv", HOT, ids=" ".join)
def test_a_table_imports_rich_and_nothing_of_the_cold_path(argv: list[str]) -> None:
    modules = imported(*argv, "-f", "table")
    assert "rich" in modules
    assert sorted(modules & (COLD | {"yaml", "pydantic", "pydantic_core"})) == []


@pytest.mark.parametrize(("chosen", "module"), [("json", "json"), ("ndjson", "json"), ("csv", "csv")])
def test_a_format_brings_what_it_needs_and_no_more(chosen: str, module: str) -> None:
    modules = imported("crew", "astp", "-f", chosen)
    assert module in modules
    assert sorted(modules & (HEAVY - {module} | COLD)) == []


def test_only_the_module_of_the_command_is_imported() -> None:
    modules = {name for name in imported("crew", "astp") if name.startswith("missionfacts.commands.")}
    assert modules == {"missionfacts.commands.crew", "missionfacts.commands.options"}


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

"""cite: what one fact rests on, as a record and as citations to paste."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import records
from tests.conftest import Run, run_process


def test_a_citation_has_all_that_a_writer_needs(run: Run) -> None:
    (found,) = records(run, "cite", "first-docking")
    assert found["id"] == "astp/first-docking"
    assert found["value"] == "1975-07-17T16:09:09Z"
    assert found["precision"] == "to the second"
    assert {"id": "sp-4012", "at": "vol. 3, table 2-54"}.items() <= found["sources"][0].items()
    assert found["disputed"]
    assert found["file"].endswith("astp.yaml")


@pytest.mark.parametrize(
    "name",
    ["astp/handshake", "handshake", "astp/leonov-commander", "astp/dm-mass", "leonov", "astp/ma-148", "nasa", "astp"],
)
def test_events_seats_figures_people_and_more_can_be_cited(run: Run, name: str) -> None:
    (found,) = records(run, "cite", name)
    assert found["sources"]


def test_a_citation_in_plain_text_names_work_place_and_rivals(run: Run) -> None:
    text = run("cite", "soyuz-landing", "--style", "text").out
    assert text.startswith("Soyuz 19 lands in Kazakhstan: 21 Jul 1975, 10:50:54 UTC (known to the second).\n")
    assert "Linda Neuman Ezell" in text
    assert "table 2-54" in text
    assert "Otherwise: " in text


def test_a_citation_in_plain_text_says_dates_and_figures_in_words(run: Run) -> None:
    assert run("cite", "leonov", "--style", "text").out.startswith("Alexei Leonov: 30 May 1934 – 11 Oct 2019.\n")
    text = run("cite", "astp/cost", "--style", "text").out
    assert text.startswith("Apollo-Soyuz Test Project: Cost to NASA: 245,000,000 US dollars.\n")
    assert "Otherwise: about 250,000,000 US dollars, says " in text
    assert not re.search(r"\d{4}-\d\d-\d\dT", run("cite", "first-docking", "--style", "text").out)


def test_bibtex_entries_balance_and_have_titles(run: Run) -> None:
    text = run("cite", "first-docking", "--style", "bibtex").out
    assert text.count("{") == text.count("}")
    assert text.count("@") == text.count("  title = ") >= 2


def test_csl_json_is_an_array_of_items_with_types(run: Run) -> None:
    items = json.loads(run("cite", "first-docking", "--style", "csl-json").out)
    assert {"id", "type", "title"} <= set(items[0])
    assert items[0]["issued"] == {"date-parts": [[1988]]}


# Several


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["john", "young"], ["john-young"]),  # as one name
        (["John Young"], ["john-young"]),
        (["apollo", "11"], ["apollo-11"]),
        (["astp/first-docking", "apollo-11/lunar-landing"], ["astp/first-docking", "apollo-11/lunar-landing"]),
        (["leonov", "Tom Stafford", "astp"], ["leonov", "stafford", "astp"]),
        (["leonov", "leonov"], ["leonov"]),
    ],
)
def test_several_words_are_as_many_records_or_one_name(run: Run, words: list[str], ids: list[str]) -> None:
    assert [each["id"] for each in records(run, "cite", *words)] == ids


def test_words_that_are_one_name_and_several_are_not_guessed_at(run: Run) -> None:
    result = run("cite", "apollo", "soyuz")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("missionfacts: 'apollo soyuz' fits more than one record; type one of these ids:\n")
    assert [line.split()[0] for line in result.err.splitlines()[1:]] == ["astp", "astp/apollo", "astp/soyuz-19"]


def test_of_several_the_one_that_there_is_not_is_told(run: Run) -> None:
    result = run("cite", "leonov", "staffordshire")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("missionfacts: no record 'staffordshire' (did you mean ")


def test_ids_come_from_standard_input_one_a_line(run: Run) -> None:
    given = b"\xef\xbb\xbfastp/first-docking\r\n\n  leonov \nastp/first-docking\n"
    assert [each["id"] for each in records(run, "cite", "-", given=given)] == ["astp/first-docking", "leonov"]
    both = records(run, "cite", "-", "stafford", given=given)
    assert [each["id"] for each in both] == ["stafford", "astp/first-docking", "leonov"]


def test_nothing_on_standard_input_is_wrong_usage(run: Run) -> None:
    result = run("cite", "-", given=b" \n")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("missionfacts: there is nothing on standard input: write an id or name on each line")


def test_all_of_a_mission_are_its_records_and_every_event_that_belongs_to_it(run: Run) -> None:
    found = [each["id"] for each in records(run, "cite", "--all", "salyut", "4")]
    assert found[0] == "salyut-4"
    assert set(run("timeline", "salyut-4", "--fields", "id").out.split()) <= set(found)
    assert set(run("figures", "salyut-4", "--fields", "id").out.split()) <= set(found)
    assert len(found) == len(set(found))


def test_all_is_of_missions_only(run: Run) -> None:
    assert run("cite", "--all", "leonov").code == 1
    two = [each["id"] for each in records(run, "cite", "--all", "salyut-4", "vostok-1")]
    assert {"salyut-4", "vostok-1"} <= set(two)


def test_a_work_is_told_once_with_all_its_places(run: Run) -> None:
    items = json.loads(run("cite", "--all", "astp", "--style", "csl-json").out)
    keys = [item["id"] for item in items]
    assert len(keys) == len(set(keys)) > 100
    works = {use["id"] for each in records(run, "cite", "--all", "astp") for use in each["sources"]}
    assert set(keys) == works
    partnership = next(item for item in items if item["id"] == "sp-4209")
    assert "; " in partnership["note"]
    assert partnership["annote"].startswith("astp: ")  # and so on: each fact with its place


@pytest.mark.parametrize("style", ["bibtex", "biblatex", "ris", "csl-json"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_programs_read_is_utf_8_whatever_the_locale(style: str, encoding: str) -> None:
    result = run_process("cite", "kamanin-1", "--style", style, PYTHONIOENCODING=encoding)
    assert result.code == 0
    assert "Скрытый космос" in result.out


def test_several_are_a_sheet_each_for_who_reads_them(run: Run) -> None:
    one, other = run("cite", "handshake", "nasa", width=80).out.split("\nNational ")
    assert re.match(r"Stafford and Leonov .* record astp/handshake\n", one)
    assert re.match(r"Aeronautics .* record nasa\n", other)
    assert "Others say" in one
    text = run("cite", "handshake", "nasa", "-f", "markdown").out
    assert text.count("| Field | Value |") == 2
    assert "\n\n| Field | Value |" in text


def test_text_of_several_facts_is_a_paragraph_for_each(run: Run) -> None:
    text = run("cite", "soyuz-landing", "first-docking", "--style", "text").out
    first, second = text.split("\n\n")
    assert first + "\n" == run("cite", "soyuz-landing", "--style", "text").out
    assert second == run("cite", "first-docking", "--style", "text").out


@pytest.mark.parametrize("style", ["apa", "chicago", "mla"])
def test_a_style_of_journals_prints_a_line_for_each_work(run: Run, style: str) -> None:
    lines = run("cite", "first-docking", "--style", style).out.splitlines()
    assert len(lines) == len(records(run, "cite", "first-docking")[0]["sources"])
    assert any("Ezell" in line and "NASA Historical Data Book" in line and "2-54" in line for line in lines)


def test_a_citation_on_a_terminal_shows_control_characters_and_does_not_send_them(run: Run, tmp_path: Path) -> None:
    text = "mission:\n  id: odd\n  name: Odd\n  kind: robotic\n  summary: Odd text.\n  sources: [{id: sp-4209}]\n"
    event = '  events: [{id: odd, at: 1996, kind: landing, title: "Red \\e[31m lands", sources: [{id: sp-4209}]}]\n'
    (tmp_path / "odd.yaml").write_text(text + event, "utf-8")
    argv = ["cite", "odd/odd", "--style", "text", "--data", str(tmp_path)]
    assert "\x1b" not in run(*argv, width=80).out
    assert "\\x1b[31m" in run(*argv, width=80).out


# What a name means


ONE = """\
mission:
  id: one
  name: One
  kind: crewed
  summary: A crew flies.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, sources: [{id: told}]}]
  events:
    - {id: visit, at: 1961, kind: visit, formerly: [one/call, two/visit], title: Somebody comes, sources: [{id: told}]}
sources:
  told: {title: Told, kind: web}
"""
TWO = """\
mission:
  id: two
  name: Two
  kind: crewed
  summary: A crew flies again.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1963-02, kind: launch, spacecraft: [ship], title: Two lifts off, sources: [{id: told}]}
    - {id: visit, at: 1963-03, kind: visit, title: Somebody else comes, sources: [{id: told}]}
"""


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    (tmp_path / "one.yaml").write_text(ONE, "utf-8")
    (tmp_path / "two.yaml").write_text(TWO, "utf-8")
    return ["--data", str(tmp_path)]


def test_a_former_id_still_cites_the_event_and_a_living_id_wins_over_it(run: Run, own: list[str]) -> None:
    for bundled in ([], ["--no-bundled"]):
        assert [each["id"] for each in records(run, "cite", "one/call", *own, *bundled)] == ["one/visit"]
        assert [each["id"] for each in records(run, "cite", "two/visit", *own, *bundled)] == ["two/visit"]


def test_a_former_id_is_no_name_of_a_mission_that_has_gone(run: Run, tmp_path: Path, own: list[str]) -> None:
    (tmp_path / "two.yaml").unlink()
    assert [each["id"] for each in records(run, "cite", "two/visit", *own)] == ["one/visit"]


def test_what_fits_several_is_listed_with_names_and_years_and_exits_with_1(run: Run, own: list[str]) -> None:
    result = run("cite", "ship", "--no-bundled", *own)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "missionfacts: 'ship' fits more than one record; type one of these ids:\n"
        "  two/ship  Ship  spacecraft  1963\n"
        "  one/ship  Ship  spacecraft\n"
    )


@pytest.mark.parametrize("name", ["discovery", "columbia", "get"])
def test_what_many_are_called_in_the_shipped_data_is_listed_and_not_guessed_at(run: Run, name: str) -> None:
    result = run("cite", name)
    assert (result.code, result.out) == (1, "")
    first, *lines = result.err.splitlines()
    assert first == f"missionfacts: '{name}' fits more than one record; type one of these ids:"
    assert all(
        re.fullmatch(r"  [a-z0-9-/]+ +\S.*  (mission|spacecraft|clock|event) +\d{4}|  and \d+ more", line)
        for line in lines
    )
    assert 5 < len(lines) <= 13
    assert f"  {lines[0].split()[0]}" in result.err


def test_the_name_of_a_mission_is_the_mission_although_its_ship_has_it_too(run: Run) -> None:
    for name in ("vostok-1", "Vostok 1"):
        (found,) = records(run, "cite", name)
        assert (found["id"], found["what"]) == ("vostok-1", "mission")


def test_the_id_of_somebody_is_not_taken_for_what_another_is_called(run: Run) -> None:
    for key in ("aleksandr-aleksandrov", "george-low"):
        assert [each["id"] for each in records(run, "person", key)] == [key]
        assert [each["id"] for each in records(run, "cite", key)] == [key]

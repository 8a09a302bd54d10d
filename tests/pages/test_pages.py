"""Each kind of page is well-formed, says all that there is, leads where it says, and needs nothing else."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.pages.conftest import SINGLE
from tests.pages.reading import Read, said

KINDS = list(SINGLE)


@pytest.fixture(params=KINDS)
def page(request: pytest.FixtureRequest, singles: dict[str, Path]) -> Read:
    return Read.file(singles[request.param])


def test_a_page_says_its_language_its_title_and_what_it_is_about(page: Read) -> None:
    assert page.all("html")[0].get("lang") == "en"
    assert said(page.all("title")[0]).endswith(" · missionfacts")
    assert page.all("meta", name="description")[0].get("content")


def test_each_id_is_there_once(page: Read) -> None:
    assert page.ids().most_common(1)[0][1] == 1


def test_each_inner_link_has_its_target(page: Read) -> None:
    assert {link[1:] for link in page.links() if link.startswith("#")} <= set(page.ids())


def test_names_are_text_on_a_page_that_stands_alone(page: Read) -> None:
    assert [link for link in page.links() if not link.startswith(("#", "http"))] == []


def test_headings_are_in_order(page: Read) -> None:
    levels = [int(each.tag[-1]) for each in page.all("*") if re.fullmatch(r".*\}h[1-6]", each.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_asks_for_nothing_else(page: Read) -> None:
    sources = [each for each in page.all("*") if each.get("src") or each.tag.endswith("}link")]
    assert sources == []
    assert "@import" not in page.text and "url(" not in page.text


def test_every_source_is_linked_both_ways(page: Read) -> None:
    notes = [each for each in page.all("a") if each.get("class") == "fn"]
    assert notes
    sources = {each.get("id"): each for each in page.all("li") if re.fullmatch(r"s\d+", each.get("id", ""))}
    assert {note.get("href", "")[1:] for note in notes} == set(sources)
    for note in notes:
        source = sources[note.get("href", "")[1:]]
        assert f"#{note.get('id')}" in [each.get("href") for each in source.iter() if each.get("href")]


def test_every_event_of_a_timeline_is_there_with_its_text(run: Run, singles: dict[str, Path]) -> None:
    events = json.loads(run("timeline", "demo", "-f", "json", *OF_EVERYTHING).out)
    entries = {each.get("id"): said(each) for each in Read.file(singles["mission"]).entries()}
    assert len(entries) == len(events)
    for event in events:
        there = entries[f"e-{event['id'].removeprefix('demo/').replace('/', '.')}"]
        assert event["title"] in there
        assert (event["detail"] or "") in there


def test_dots_stand_for_entries(page: Read) -> None:
    marks = {
        each.get("{http://www.w3.org/1999/xlink}href") or each.get("href")
        for each in page.tree.iter()
        if each.get("tabindex") == "-1"
    }
    assert {mark[1:] for mark in marks if mark and mark.startswith("#e-")} <= set(page.ids())


@pytest.mark.parametrize("name", SINGLE.values())
def test_two_runs_are_the_same_bytes(run: Run, tmp_path: Path, name: str) -> None:
    files = [Path(run("page", name, "-o", str(tmp_path / each), *OF_EVERYTHING).out.strip()) for each in ("a", "b")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_spacecraft_has_the_page_of_its_mission(run: Run, tmp_path: Path) -> None:
    assert run("page", "ship", "-o", str(tmp_path), *OF_EVERYTHING).out == f"{tmp_path / 'demo.html'}\n"


@pytest.mark.parametrize("day", ["17 July", "07-17", "1980-07-17"])
def test_a_day_goes_by_any_of_its_names(run: Run, tmp_path: Path, day: str) -> None:
    assert run("page", day, "-o", str(tmp_path), *OF_EVERYTHING).out == f"{tmp_path / '07-17.html'}\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere-at-all", "no page 'nowhere-at-all'"),
        ("bose", "did you mean base?"),
        ("docking", "no page 'docking'; "),
        ("4/7", "'4/7' is not a date to work with"),
    ],
)
def test_what_has_no_page_gets_a_hint(run: Run, tmp_path: Path, name: str, message: str) -> None:
    result = run("page", name, "-o", str(tmp_path), *OF_EVERYTHING)
    assert result.code in {1, 2} and not result.out
    assert message in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for argv in (["page", "demo"], ["site"]):
        result = run(*argv, "-o", str(tmp_path / "file"), *OF_EVERYTHING)
        assert (result.code, result.out) == (74, "")
        assert result.err == f"missionfacts: {tmp_path / 'file'} cannot be written: it is a file, and no folder\n"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_below_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = run("page", "demo", "-o", str(tmp_path / "file" / "below"), *OF_EVERYTHING)
    assert result.code == 74 and "cannot be written" in result.err


def test_without_jinja2_one_is_told_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    for argv in (["page", "demo"], ["site"]):
        result = run(*argv, "-o", str(tmp_path), *OF_EVERYTHING)
        assert result.code == 2
        assert "pip install 'missionfacts[page]'" in result.err

"""A site is linked, is written as far as it has changed, and leaves alone what is not ours."""

import json
import os
import re
import time
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.pages.reading import Read, said


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def stamps(site: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}


def test_each_page_is_well_formed_with_each_id_once(site: Path) -> None:
    for path in pages(site):
        assert max(Read.file(path).ids().values()) == 1, path


def test_each_link_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    places = {path: set(Read.file(path).ids()) for path in pages(site)}
    for path in places:
        for link in Read.file(path).links():
            if link.startswith("http"):
                continue
            file, place = urldefrag(link)
            target = Path(os.path.normpath(path.parent / file)) if file else path
            assert target in places, (path, link)
            assert not place or place in places[target], (path, link)


def test_every_page_is_reached_from_the_first(site: Path) -> None:
    reached, coming = set(), [site / "index.html"]
    while coming:
        path = coming.pop()
        if path not in reached:
            reached.add(path)
            links = (urldefrag(link)[0] for link in Read.file(path).links() if not link.startswith(("http", "#")))
            coming += [Path(os.path.normpath(path.parent / link)) for link in links]
    assert reached == set(pages(site))


def test_style_and_script_are_beside_the_pages(site: Path) -> None:
    for path in pages(site):
        read = Read.file(path)
        for link in [
            *(each.get("src") for each in read.all("script")),
            *(each.get("href") for each in read.all("link")),
        ]:
            assert link and (path.parent / link).is_file()


def test_the_search_looks_through_what_has_a_page(site: Path) -> None:
    told = (site / "search.js").read_text("utf-8")
    names = json.loads(told.removeprefix("window.missionfactsNames=").rstrip(";\n"))
    assert {file for _, file, *_ in names} <= {str(path.relative_to(site)) for path in pages(site)}
    assert len(names) == len(
        [path for path in pages(site) if path.parent.name in {"missions", "people", "expeditions", "days"}]
    )


def test_a_second_run_writes_nothing(run: Run, site: Path) -> None:
    before = stamps(site)
    result = run("site", "-o", str(site), *OF_EVERYTHING)
    number = len(before) - 1  # without the manifest
    assert result.out == f"{site}: {number} files: 0 written, {number} unchanged, 0 removed\n"
    assert stamps(site) == before


def test_two_sites_are_the_same_bytes(run: Run, site: Path, tmp_path: Path) -> None:
    run("site", "-o", str(tmp_path), *OF_EVERYTHING)
    for path in stamps(site):
        assert (tmp_path / path.relative_to(site)).read_bytes() == path.read_bytes()


def test_what_is_no_more_is_removed_and_what_is_not_ours_stays(run: Run, tmp_path: Path) -> None:
    run("site", "-o", str(tmp_path), *OF_EVERYTHING)
    (tmp_path / "missions" / "mine.html").write_text("mine")
    manifest = tmp_path / ".missionfacts-site.json"
    told = json.loads(manifest.read_text())
    gone = tmp_path / "old" / "gone.html"
    gone.parent.mkdir()
    gone.write_text("ours, of an earlier run")
    outside = tmp_path.parent / "outside.html"
    outside.write_text("not ours")
    told["files"] += ["old/gone.html", "../outside.html", str(outside)]
    manifest.write_text(json.dumps(told))
    result = run("site", "-o", str(tmp_path), *OF_EVERYTHING)
    assert result.out.endswith("1 removed\n")
    assert not gone.exists() and not gone.parent.exists()
    assert outside.read_text() == "not ours"
    assert (tmp_path / "missions" / "mine.html").read_text() == "mine"


def test_a_page_that_was_changed_is_written_anew(run: Run, tmp_path: Path) -> None:
    run("site", "-o", str(tmp_path), *OF_EVERYTHING)
    (tmp_path / "index.html").write_text("spoilt")
    assert ": 1 written," in run("site", "-o", str(tmp_path), *OF_EVERYTHING).out
    assert (tmp_path / "index.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("theirs", ["index.html", "style.css"])
def test_a_file_of_somebody_else_is_not_written_over(run: Run, tmp_path: Path, theirs: str) -> None:
    (tmp_path / theirs).write_text("mine")
    result = run("site", "-o", str(tmp_path), *OF_EVERYTHING)
    assert result.code == 2
    assert f"{tmp_path / theirs} is there already and is not of ours" in result.err
    assert [path.name for path in tmp_path.iterdir()] == [theirs]


@pytest.mark.slow
def test_the_site_of_the_whole_almanac_is_small_and_quick(run: Run, tmp_path: Path) -> None:
    before = time.process_time()
    assert run("site", "-o", str(tmp_path)).code == 0
    assert time.process_time() - before < 60
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 150_000_000
    assert (tmp_path / "search.js").stat().st_size < 300_000
    places = {path: set(re.findall(r' id="([^"]+)"', path.read_text("utf-8"))) for path in files}
    for path in places:
        if path.suffix == ".html":
            for link in re.findall(r' href="([^"]+)"', path.read_text("utf-8")):
                file, place = urldefrag(link)
                if not link.startswith("http"):
                    target = Path(os.path.normpath(path.parent / file)) if file else path
                    assert target in places and (not place or place in places[target]), (path, link)


def test_the_list_of_missions_says_when_each_began_and_who_flew(site: Path) -> None:
    told = [said(each) for each in Read.file(site / "missions.html").all("li")]
    assert "Demonstrator 15 Jul, station" in told
    assert any(each.endswith(", crewed") for each in told)


def test_the_search_knows_other_names_and_days(site: Path) -> None:
    told = (site / "search.js").read_text("utf-8")
    names = {each[0]: each for each in json.loads(told.removeprefix("window.missionfactsNames=").rstrip(";\n"))}
    assert names["17 July"] == ["17 July", "days/07-17.html", "day", "July 17", "07-17"]
    assert any("Ship" in " ".join(each[3:]) for each in names.values() if each[1].startswith("missions/"))
    assert all(len(set(each)) == len(each) for each in names.values() if each[1].startswith("people/"))

"""Text of the data is text on a page, whatever is in it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.pages.reading import Read, said

NASTY = {
    "a script": "</script><script>alert(1)</script>",
    "a style": "</style><img src=x onerror=alert(1)>",
    "quotes": "\"' onmouseover='alert(1)' \"",
    "a comment": "<!-- --> ]]> &amp; &#60;",
    "templates": "{{ 7 * 7 }} {% raw %}",
    "length": "long " * 99 + "long",
}
BIDI = "Apollo \u202e11\u2066 and \u200f more"
DATA = """\
mission:
  id: nasty
  name: {text}
  kind: crewed
  agencies: [nasty-agency]
  summary: {text}
  objectives: [{text}]
  sources: [{{id: nasty-book, at: {text}}}]
  spacecraft:
    - {{id: ship, name: {text}, type: {text}, crew: 1, sources: [{{id: nasty-book}}]}}
  crew:
    - person: nasty-pilot
      spacecraft: ship
      role: {text}
      status: prime
      note: {text}
      sources: [{{id: nasty-book}}]
  facts:
    - {{id: size, about: ship, label: {text}, value: {text}, sources: [{{id: nasty-book}}]}}
  events:
    - id: up
      at: 1999-01-01T00:00:00Z
      kind: launch
      spacecraft: [ship]
      people: [nasty-pilot]
      place: {text}
      title: {text}
      detail: {detail}
      sources: [{{id: nasty-book, at: {text}}}]
      disputed: [{{claim: {text}, sources: [{{id: nasty-book}}], note: {text}}}]
    - id: down
      at: 1999-01-02T00:00:00Z
      kind: landing
      spacecraft: [ship]
      people: [nasty-pilot]
      title: {text}
      sources: [{{id: nasty-book}}]
people:
  nasty-pilot: {{name: {text}, nation: USA, sources: [{{id: nasty-book}}]}}
organisations:
  nasty-agency: {{name: {text}, kind: agency, role: {text}, sources: [{{id: nasty-book}}]}}
sources:
  nasty-book: {{title: {text}, kind: history, authors: [{text}], year: 1999, url: "https://example.org/%22%3E"}}
"""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def data(folder: Path, text: str) -> Path:
    file = folder / "nasty.yaml"
    file.write_text(DATA.format(text=_quoted(text), detail=_quoted(text * (10_000 // len(text)))), "utf-8")
    return file


@pytest.fixture(params=list(NASTY.values()), ids=list(NASTY))
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", ["nasty", "nasty-pilot", "01-01"])
def test_text_of_the_data_is_text(run: Run, tmp_path: Path, nasty: str, name: str) -> None:
    file = data(tmp_path, nasty)
    result = run("page", name, "-o", str(tmp_path / "out"), "--no-bundled", "--data", str(file))
    assert result.code == 0, result.err
    page = Read.file(Path(result.out.strip()))
    assert len(page.all("script")) == 1 and len(page.all("style")) == 1 and page.all("img") == []
    assert not any(name.startswith("on") for each in page.all("*") for name in each.attrib)
    assert " ".join(nasty.split()) in said(page.entries()[0])


def test_the_names_of_a_search_stay_within_their_script(run: Run, tmp_path: Path) -> None:
    file = data(tmp_path, NASTY["a script"])
    assert run("site", "-o", str(tmp_path / "out"), "--no-bundled", "--data", str(file)).code == 0
    told = (tmp_path / "out" / "search.js").read_text("utf-8")
    assert "</" not in told
    assert NASTY["a script"] in told.replace(r"<\/", "</")


def test_a_site_of_next_to_nothing_has_no_empty_part_and_no_day_without_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text(
        "mission:\n  id: bare\n  name: Bare\n  kind: programme\n  summary: Nothing yet.\n  sources: [{id: book}]\n"
        "sources:\n  book: {title: Book, kind: web}\n"
    )
    where = tmp_path / "out"
    result = run("site", "-o", str(where), "--no-bundled", "--data", str(tmp_path / "bare.yaml"))
    assert result.code == 0, result.err
    for path in where.rglob("*.html"):
        for section in Read.file(path).all("section"):
            assert len(list(section)) > 1, path
    assert "There are none." in said(Read.file(where / "days.html").all("header")[0])


def test_what_would_turn_text_around_is_shown(run: Run, tmp_path: Path) -> None:
    file = data(tmp_path, BIDI)
    for name in ("nasty", "nasty-pilot", "01-01"):
        result = run("page", name, "-o", str(tmp_path / "out"), "--no-bundled", "--data", str(file))
        text = Path(result.out.strip()).read_text("utf-8")
        assert not set("\u202e\u2066\u200f") & set(text)
        assert r"\u202e" in text

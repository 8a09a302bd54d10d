"""The pictures in docs/pictures/ are what the command prints; `python tools/picture.py` draws them anew."""

import html
import re

import pytest
from tools.picture import FOLDER, PICTURES, picture

from tests.contract.documents import README


def words(svg: str) -> list[str]:
    """Return the lines of text in a picture; where they stand, and in which colour, is for the library to say."""
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    return [html.unescape(text).replace("\u00a0", " ").strip() for text in texts if text.strip()]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_command_prints(name: str) -> None:
    drawn = (FOLDER / name).read_text("utf-8")
    assert words(drawn) == words(picture(name))
    assert len(words(drawn)) > 10


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_asks_no_other_machine_for_anything(name: str) -> None:
    drawn = (FOLDER / name).read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"(?i)url\(\s*[\"']?(?!#)|href=|https?://(?!www\.textualize\.io)", drawn) == []


def test_there_is_no_other_picture_and_the_readme_shows_each_with_words_for_those_who_do_not_see_it() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)
    for name in PICTURES:
        assert re.search(rf"!\[[^\]]{{20,}}\]\(docs/pictures/{re.escape(name)}\)", README)

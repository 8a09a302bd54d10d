"""The pictures in docs/pictures/ are what the command draws; `python tools/picture.py` draws them anew."""

import re
from pathlib import Path

import pytest
from tools.picture import FOLDER, PICTURES, draw

from tests.contract.documents import README
from tests.readers import read_svg


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_command_draws(name: str, tmp_path: Path) -> None:
    assert draw(name, tmp_path).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_read_and_asks_no_other_machine_for_anything(name: str) -> None:
    picture = read_svg((FOLDER / name).read_text("utf-8"))
    assert len(picture.lines) > 10
    assert picture.title == PICTURES[name]


def test_there_is_no_other_picture_and_the_readme_shows_each_with_words_for_those_who_do_not_see_it() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)
    for name in PICTURES:
        assert re.search(rf"!\[[^\]]{{20,}}\]\(docs/pictures/{re.escape(name)}\)", README)

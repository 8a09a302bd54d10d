"""Nations by all that people call them."""

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.nations import nations_called, nations_named
from missionfacts.catalogue.people import nations
from missionfacts.errors import UnknownChoice
from missionfacts.model.nations import OTHER_NAMES, names_of


def of_the_data(catalogue: Catalogue) -> set[str]:
    people = {nation for (nation,) in catalogue.rows("SELECT DISTINCT nation FROM person") if nation}
    return people | {nation for (nation,) in catalogue.rows("SELECT DISTINCT nation FROM seat") if nation}


def test_every_nation_of_the_data_has_codes_and_an_adjective(catalogue: Catalogue) -> None:
    assert of_the_data(catalogue) <= set(OTHER_NAMES)
    for nation in OTHER_NAMES:
        codes = [name for name in names_of(nation)[1:] if name.isupper() and len(name) in {2, 3}]
        assert codes, nation
        assert any(not name.isupper() for name in names_of(nation)[1:]), nation


def test_every_name_of_a_nation_means_it_and_few_mean_several() -> None:
    several = set()
    for nation in OTHER_NAMES:
        for name in names_of(nation):
            called = nations_called(name.swapcase(), OTHER_NAMES)
            assert nation in called
            several |= {name} if len(called) > 1 else set()
    assert several == {"German"}


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("united states", "USA"), ("America", "USA"), ("Soviet", "USSR"),
        ("su", "USSR"), ("ru", "Russia"), ("United Kingdom", "UK"), ("gb", "UK"), ("GBR", "UK"), ("British", "UK"),
        ("GDR", "East Germany"), ("FRG", "West Germany"), ("de", "Germany"), ("Korean", "South Korea"),
        ("Emirati", "United Arab Emirates"),
        ("PRC", "China"), ("Dutch", "Netherlands"), ("Türkiye", "Turkey"),
    ],
)  # fmt: skip
def test_codes_adjectives_and_short_forms_mean_a_nation(name: str, nation: str) -> None:
    assert nations_called(name, OTHER_NAMES) == [nation]


def test_nations_are_those_that_flew_and_an_unknown_one_is_answered_with_what_is_near(catalogue: Catalogue) -> None:
    assert nations_named(catalogue, ["German", "de"]) == ["East Germany", "Germany", "West Germany"]
    assert len(nations(catalogue)) > 40
    with pytest.raises(UnknownChoice) as refused:
        nations_named(catalogue, ["Untied States"])
    assert str(refused.value) == "unknown nation 'Untied States' (did you mean United States?)"
    with pytest.raises(UnknownChoice, match=r"valid are: Afghanistan, .* and \d+ more$"):
        nations_named(catalogue, ["qqqq"])

"""What people are called where there is no room for whole names."""

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.short_names import short_name


@pytest.mark.parametrize(
    ("name", "nation", "person", "short"),
    [
        ("Frank De Winne", "Belgium", "", "De Winne"),
        ("Lodewijk van den Berg", "USA", "", "van den Berg"),
        ("Sultan bin Salman Al Saud", "Saudi Arabia", "", "Al Saud"),
        ("Al Worden", "USA", "", "Worden"),
        ("Al", "USA", "", "Al"),
        ("Mary Ellen Weber", "USA", "weber", "Weber"),
        ("David Scott", "USA", "david-scott", "Scott"),
        ("Arnaldo Tamayo Méndez", "Cuba", "tamayo-mendez", "Tamayo Méndez"),
        ("Phạm Tuân", "Vietnam", "pham", "Phạm"),
    ],
)
def test_a_short_name_is_that_of_the_family_with_its_particles(name: str, nation: str, person: str, short: str) -> None:
    assert short_name(name, nation, person) == short


def test_of_those_who_flew_few_have_more_than_the_last_word(catalogue: Catalogue) -> None:
    sql = "SELECT DISTINCT name, ride.nation, id FROM ride JOIN person ON id = person WHERE ride.nation <> 'China'"
    told = {short_name(*row) for row in catalogue.rows(sql) if short_name(*row) != row[0].split()[-1]}
    assert {"De Winne", "de Vries", "van Hoften", "Neri Vela", "Caldwell Dyson", "Vande Hei", "Yi"} <= told
    assert len(told) < 30

"""ships: what a type, a name or a serial number means."""

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.ships import ships_called, ships_named
from missionfacts.catalogue.texts import texts_named
from missionfacts.errors import NotFound


def crafts(catalogue: Catalogue, *names: str) -> set[str]:
    where, values = ships_named(catalogue, names).among("id")
    return {key for (key,) in catalogue.rows(f"SELECT id FROM spacecraft WHERE {where}", values)}  # noqa: S608


def test_a_type_means_all_that_have_its_words(catalogue: Catalogue) -> None:
    assert {"soyuz-1/soyuz-1", "soyuz-tm-2/soyuz-tm-2", "astp/soyuz-19"} <= crafts(catalogue, "soyuz")
    tm = crafts(catalogue, "Soyuz TM")
    assert tm < crafts(catalogue, "soyuz")
    assert not {key for key in tm if key.startswith(("soyuz-tma", "soyuz-t-"))}


@pytest.mark.parametrize("name", ["Sojus", "Союз", "SOYUZ"])
def test_a_type_is_understood_however_it_is_spelt(catalogue: Catalogue, name: str) -> None:
    assert crafts(catalogue, "soyuz") <= crafts(catalogue, name)


def test_a_name_or_serial_means_all_flights_of_a_ship(catalogue: Catalogue) -> None:
    assert crafts(catalogue, "OV-105") == {key for key in crafts(catalogue, "endeavour") if key.startswith("sts-")}
    assert "axiom-1/endeavour" in crafts(catalogue, "Endeavour")  # another one that is called so
    assert crafts(catalogue, "CSM-107") == {"apollo-11/columbia"}


def test_a_mission_means_its_craft(catalogue: Catalogue) -> None:
    assert crafts(catalogue, "apollo 11") == {"apollo-11/columbia", "apollo-11/eagle"}


def test_several_are_taken_together(catalogue: Catalogue) -> None:
    assert crafts(catalogue, "eagle,OV-104") == crafts(catalogue, "eagle") | crafts(catalogue, "ov 104")


def test_a_number_alone_is_no_type(catalogue: Catalogue) -> None:
    assert ships_called(catalogue, "4").types == ()


def test_what_is_no_ship_is_told_with_what_is_near(catalogue: Catalogue) -> None:
    with pytest.raises(NotFound, match=r"no ship 'shenzou' \(did you mean Shenzhou"):
        ships_named(catalogue, ["shenzou"])


def test_launchers_and_sites_are_found_by_their_words(catalogue: Catalogue) -> None:
    assert {"Saturn V", "Saturn IB"} <= set(texts_named(catalogue, "launcher", ["saturn"]))
    assert texts_named(catalogue, "launcher", ["Saturn 5"]) == texts_named(catalogue, "launcher", ["Saturn V"])
    sites = texts_named(catalogue, "site", ["Kennedy Space Centre", "Baikonur, Site 1/5"])
    assert {"Kennedy Space Center, LC-39A", "Baikonur, Site 1/5"} <= set(sites)
    assert not any(site.startswith("Cape") for site in sites)
    with pytest.raises(NotFound, match="no launch site 'baikonour'"):
        texts_named(catalogue, "site", ["baikonour"])

"""What could be cited before events of several files became one can be cited still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import Found, identify
from missionfacts.catalogue.works import citation
from missionfacts.errors import NotFound
from missionfacts.model.works import Citation

BEFORE = Path(__file__).parent / "ids-before.tsv"  # kind, mission where it has one, ids with a blank between
TAKEN_OUT = {  # craft that a file defined although another file has them; as that has them
    "salyut-6/soyuz-34": "soyuz-34/soyuz-34",
    "skylab-2/skylab": "skylab/skylab",
    "soyuz-tm-31/atlantis": "sts-98/atlantis",
    "soyuz-tm-31/discovery": "sts-102/discovery",
    "soyuz-tm-31/endeavour": "sts-97/endeavour",
    "soyuz-tm-31/iss": "iss/iss",
    "soyuz-tm-31/soyuz-tm-32": "soyuz-tm-32/soyuz-tm-32",
    "spacex-demo-2/iss": "iss/iss",
    "sts-71/mir": "mir/mir",
    "sts-71/soyuz-tm-21": "soyuz-tm-21/soyuz-tm-21",
    "tiangong/shenzhou-22": "shenzhou-22/shenzhou-22",
}
ONE_WORK = {  # works that had two records; as the one that is left
    "docsteach": "nara-docsteach-1974",
    "energia-2020-mir": "energia-2020-04-04",
    "kosmosnews": "kosmosnews-2020",
    "nasa-mcc-status": "jsc-sts-status",
}
NOW_A_CRAFT = {"perseverance/ingenuity"}  # of the two that had this id, the event has another now
KINDS = {  # how many there were of each, so that no line of the list gets lost
    "mission": 576, "clock": 14, "spacecraft": 661, "seat": 1784, "event": 3580, "figure": 371, "experiment": 30,
    "picture": 37, "person": 893, "organisation": 15, "source": 866,
}  # fmt: skip


def before() -> Iterator[Found]:
    for line in BEFORE.read_text("utf-8").splitlines()[1:]:
        kind, mission, ids = line.split("\t")
        yield from (Found(kind, f"{mission}/{key}" if mission else key) for key in ids.split())


def cited(catalogue: Catalogue, key: str) -> Citation | None:
    """Return what is cited under an id; None for nothing."""
    try:
        return citation(catalogue, key)
    except NotFound:
        return None


def test_the_list_is_whole() -> None:
    found = [what for what, _ in before()]
    assert {kind: found.count(kind) for kind in KINDS} == KINDS
    assert len(found) == sum(KINDS.values())
    assert len(set(before())) == len(found)


@pytest.mark.slow
def test_every_id_there_was_still_cites_what_it_did(catalogue: Catalogue) -> None:
    wrong = []
    for what, key in before():
        found = cited(catalogue, key)
        if (key in TAKEN_OUT and what == "spacecraft") or (key in ONE_WORK and what == "source"):
            continue
        expected = "spacecraft" if key in NOW_A_CRAFT else what
        if found is None or found.what != expected or (not found.sources and what != "source"):
            wrong.append((what, key, found and found.id))
        elif found.id != key:
            formerly = catalogue.first("SELECT formerly FROM event WHERE id = ?", [found.id])
            assert what == "event", key  # other ids are for ever
            assert formerly, found.id
            assert key in formerly[0].split(), found.id
    assert wrong == []


@pytest.mark.parametrize(("twin", "craft"), TAKEN_OUT.items())
def test_a_craft_that_was_told_twice_is_where_it_belongs(catalogue: Catalogue, twin: str, craft: str) -> None:
    assert identify(catalogue, craft) == Found("spacecraft", craft)
    assert cited(catalogue, twin) is None


@pytest.mark.parametrize(("twin", "work"), ONE_WORK.items())
def test_a_work_that_had_two_records_has_one(catalogue: Catalogue, twin: str, work: str) -> None:
    assert identify(catalogue, work) == Found("source", work)
    assert cited(catalogue, twin) is None

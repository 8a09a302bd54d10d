"""The catalogue of all the shipped data."""

from collections.abc import Iterator
from io import StringIO

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.store import ready_catalogue
from missionfacts.terminal import Streams
from tests.conftest import NOW


@pytest.fixture(scope="session")
def catalogue() -> Iterator[Catalogue]:
    streams = Streams(StringIO(), StringIO(), tty=False, width=None, color=False, now=NOW)
    with ready_catalogue(streams) as opened:
        yield opened

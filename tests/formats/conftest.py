"""A command that knows of one small mission only."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.places import put, ship

Told = Callable[..., None]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return a function that has the command know of one mission, with these titles of events and these crew."""

    def tell(*event_titles: str, crew: tuple[tuple[str, str], ...] = ()) -> None:
        sources = [{"id": "somebody"}]
        data = {
            "mission": {
                "id": "small",
                "name": "Small",
                "kind": "crewed",
                "summary": "A mission for tests.",
                "sources": sources,
                "spacecraft": [{"id": "ship", "name": "Ship", "sources": sources}],
                "events": [
                    {"id": f"e{n}", "at": "1975-07-17", "kind": "meeting", "title": title, "sources": sources}
                    for n, title in enumerate(event_titles)
                ],
                "crew": [
                    {"person": f"p{n}", "spacecraft": "ship", "role": role, "status": "prime", "sources": sources}
                    for n, (_, role) in enumerate(crew)
                ],
            },
            "people": {f"p{n}": {"name": name, "sources": sources} for n, (name, _) in enumerate(crew)},
            "sources": {"somebody": {"title": "Said by somebody", "kind": "web"}},
        }
        # JSON is YAML too, and says control characters as escapes.
        ship(monkeypatch, put(tmp_path / "data", small=json.dumps(data, ensure_ascii=False)))

    return tell

"""Screens as they looked when somebody last looked at them."""

import os
from pathlib import Path


def assert_looks_as_it_did(snapshot: Path, seen: str) -> None:
    """Compare a screen with its snapshot; with UPDATE_SNAPSHOTS in the environment, take the new look first."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_bytes(seen.encode())
    assert seen == snapshot.read_bytes().decode(), "UPDATE_SNAPSHOTS=1 in the environment takes the new look"

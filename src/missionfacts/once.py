"""Once a day: a mark in the user's state directory has the day whose fact has been told."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from missionfacts.errors import BadDate
from missionfacts.terminal import now
from missionfacts.user_folders import state_folder


def told_today() -> bool:
    """Tell whether today's fact has been told, by the clock of the machine."""
    try:
        return was_told(now(os.environ).date())
    except BadDate:  # the command will say so
        return False


def was_told(day: date) -> bool:
    """Tell whether the fact of a day has been told; where that cannot be read, it has not."""
    mark = _mark()
    try:
        return mark is not None and mark.read_text("utf-8") == f"{day}\n"
    except (OSError, ValueError):
        return False


def remember(day: date) -> None:
    """Note that the fact of a day has been told; where nothing can be written, it will be told again."""
    mark = _mark()
    if mark is None:
        return
    with suppress(OSError):
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(f"{day}\n", "utf-8")


def _mark() -> Path | None:
    folder = state_folder()
    return folder and folder / "fact-told"

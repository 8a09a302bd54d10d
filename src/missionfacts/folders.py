"""Folders that we write into and that others may write into, too."""

from collections.abc import Iterable
from pathlib import Path

from missionfacts.errors import FileNotWritten, UsageError


def made(folder: Path) -> Path:
    """Return a folder, made where it is not there yet. Raises FileNotWritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise FileNotWritten(str(folder), "it is a file, and no folder") from None
    except OSError as error:
        raise FileNotWritten(str(folder), error.strerror or str(error)) from None
    return folder


def is_within(name: str) -> bool:
    """Tell whether a name that a file in a folder lists stays within the folder, whoever wrote it."""
    path = Path(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts


def require_free(folder: Path, names: Iterable[str]) -> None:
    """Require that nobody else has files of these names in a folder. Raises UsageError."""
    taken = sorted(name for name in names if (folder / name).exists())
    if taken:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise UsageError(f"{folder / taken[0]}{more} is there already and is not of ours: choose an empty folder")

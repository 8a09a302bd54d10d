"""Folders of the user's own, where programs keep what they make."""

from pathlib import Path


def cache_folder() -> Path | None:
    """Return where catalogues are kept; None where the user has no such place."""
    return _folder("user_cache_dir")


def state_folder() -> Path | None:
    """Return where it is kept what has been told; None where the user has no such place."""
    return _folder("user_state_dir")


def _folder(kind: str) -> Path | None:
    import platformdirs

    try:
        folder = Path(getattr(platformdirs, kind)("missionfacts", appauthor=False))
    except RuntimeError:  # there is neither HOME nor an account
        return None
    return folder if folder.is_absolute() else None  # what older versions make of that

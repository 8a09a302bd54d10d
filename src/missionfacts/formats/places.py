"""How tools that look beside our output call files: from a folder, with slashes, and never from above it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Where(NamedTuple):
    """Where files are looked at from."""

    root: Path  # the folder from which they are called: the repository's, where it is known, else the current one
    here: Path  # the current folder, from which the user named them

    @classmethod
    def system(cls, environ: Mapping[str, str]) -> "Where":
        """Return where the process is; on GitHub, whose tools want names from the repository's root, that as well."""
        here = Path.cwd()
        return cls(Path(environ.get("GITHUB_WORKSPACE") or here), here)

    def address(self, file: str) -> str | None:
        """Return how a file is called from the root; None when it is not in there.

        >>> Where(Path("/a"), Path("/a/d")).address("b/../c.yaml")
        'd/c.yaml'
        """
        whole = self.whole(file)
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else None

    def whole(self, file: str) -> Path:
        """Return a file's whole path."""
        return Path(os.path.normpath(self.here / file))

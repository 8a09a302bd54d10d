"""Make what a wheel has besides the sources: the catalogue, so that an installed tool reads no YAML, and man pages."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds missionfacts/data/catalogue.sqlite and share/man/man1; a problem in the data ends the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them before files are gathered. An editable install compiles from the checkout when it first runs."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name)
        build_data["force_include"][str(self._catalogue(made))] = "missionfacts/data/catalogue.sqlite"
        for page in self._man_pages(made):
            build_data["shared_data"][str(page)] = f"share/man/man1/{page.name}"

    def _catalogue(self, folder: Path) -> Path:
        from missionfacts import data_files, store
        from missionfacts.compile import load, writer

        root = Path(self.root)
        data = load.load(data_files.data_files(root / "data"), root)
        catalogue = folder / "catalogue.sqlite"
        writer.write(data, catalogue, f"shipped {data.version}, by {store.program_fingerprint()}")
        return catalogue

    def _man_pages(self, folder: Path) -> list[Path]:
        from missionfacts.cli import man_pages

        pages = [(folder / name, text) for name, text in man_pages()]
        for path, text in pages:
            path.write_text(text, "utf-8", newline="\n")
        return [path for path, _ in pages]

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the made files once they are in the wheel."""
        if version != "editable":
            self.folder.cleanup()

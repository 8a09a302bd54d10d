"""Compile the catalogue into the wheel, so that an installed missionfacts reads no YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds missionfacts/data/catalogue.sqlite to the wheel; a problem in the data ends the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered. An editable install compiles from the checkout when it first runs."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from missionfacts import data_files, store
        from missionfacts.compile import load, writer

        data = load.load(data_files.data_files(root / "data"), root)
        self.folder = tempfile.TemporaryDirectory()
        catalogue = Path(self.folder.name) / "catalogue.sqlite"
        writer.write(data, catalogue, f"shipped {data.version}, by {store.program_fingerprint()}")
        build_data["force_include"][str(catalogue)] = "missionfacts/data/catalogue.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the compiled file once it is in the wheel."""
        if version != "editable":
            self.folder.cleanup()

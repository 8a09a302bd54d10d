"""The cold path, from YAML to a catalogue: imported inside functions only, by what compiles, checks or describes data.

yaml_reader (text to mappings with places) → messages, schema (their shape) → dataset, load (files as one dataset) →
rules (what must hold across records) → tables, writer (a dataset to SQLite) → incremental (only what has changed).
"""

import os

# pydantic would look through everything that is installed for plugins: 6 ms, more where much is, and none is ours.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

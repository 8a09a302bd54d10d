"""The cold path, from YAML to a catalogue: imported inside functions only, by what compiles, checks or describes data.

yaml_reader (text to mappings with places) → messages, schema (their shape) → dataset, load (files as one dataset) →
rules (what must hold across records) → tables, writer (a dataset to SQLite) → incremental (only what has changed).
"""

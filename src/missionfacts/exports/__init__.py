"""The whole dataset as tables for other programs, imported inside functions only.

model (what a table is) → *_tables, tables (the one declaration of all that goes out) → rows (a catalogue as their rows)
→ csv_files, jsonl_files, sqlite_file (written), package, readme (described) → folder (whole, or not at all).
"""

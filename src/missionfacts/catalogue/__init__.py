"""Questions to the compiled catalogue, one module for each noun; `database` is the only one that knows SQLite."""

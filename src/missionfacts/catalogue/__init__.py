"""Questions to the compiled catalogue in SQL, one module for each noun; `database` has the connection."""

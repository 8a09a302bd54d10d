"""README.md: what the files are, for people. docs/export.md has the same tables."""

from collections.abc import Iterator
from textwrap import fill

from missionfacts.exports.model import About, Column, Filled, Table
from missionfacts.exports.package import CREDIT, LICENCE, TITLE, Format, description

NAME = "README.md"
WIDE = 120
USE = {
    "csv": """\
The files are as RFC 4180 has them: UTF-8, a header, lines that end in CR LF, quotes where a value needs them. An empty
cell is a value that is not known; there is no empty text. Values stand as the data have them, and a spreadsheet may
take one that begins with `=`, `+`, `-` or `@` for a formula: let it import columns as text.

```python
pandas.read_csv("events.csv", parse_dates=["earliest", "latest"])
duckdb.sql("SELECT kind, count(*) FROM 'events.csv' GROUP BY kind")
```""",
    "jsonl": """\
Each line of a file is an object with all columns, UTF-8; `null` is a value that is not known.

```python
pandas.read_json("events.jsonl", lines=True)
duckdb.sql("SELECT kind, count(*) FROM 'events.jsonl' GROUP BY kind")
```""",
    "sqlite": """\
`.schema events` shows what each column means. Foreign keys hold, booleans are 0 and 1, `NULL` is what is not known.

```sh
sqlite3 missionfacts.sqlite "SELECT events.at, title FROM events WHERE kind = 'docking' ORDER BY earliest"
datasette missionfacts.sqlite
```

```python
pandas.read_sql("SELECT * FROM events", sqlite3.connect("missionfacts.sqlite"), parse_dates=["earliest", "latest"])
```""",
}
DATES = """\
A date text is as exact as its source: `1975`, `1975-07`, `1975-07-17`, `1975-07-17T16:09Z`, `1975-07-17T16:09:09Z`; `~`
behind it is about, `?` doubtful, `%` both, and `a/b` a span. Times of day are in UTC; a date without one is the
calendar date that the source prints, where it happened. The columns beside it say the same in plain values; `earliest`
and `latest` take a date without a time of day for one in UTC. What is known to the day is not known to the second, so
look at `resolution` before you subtract.

What belongs to a mission has the id `mission/local`, and its `position` is the order in which the data tell it. An id
is given once in all tables together, and `records` has them all: what `uses`, `rivals` and `names` are about has its
row there, and in the table of its kind."""
QUESTIONS = """\
In SQL, wherever the tables have been loaded (DuckDB wants `events.at`, not `at`), the timeline of a mission is

```sql
SELECT events.at, title FROM events JOIN event_missions ON event_id = events.id WHERE event_missions.mission_id = 'astp'
ORDER BY event_missions.position
```

and what an event rests on

```sql
SELECT title, place FROM uses JOIN sources ON sources.id = source_id
WHERE record_id = 'astp/first-docking'
ORDER BY position
```"""


def readme(about: About, form: Format, tables: list[Filled]) -> str:
    """Return the text of README.md."""
    return "\n\n".join(_parts(about, form, tables)) + "\n"


def _parts(about: About, form: Format, tables: list[Filled]) -> Iterator[str]:
    yield f"# {TITLE}"
    version = f" Version {about.version}." if about.version else ""
    made = f"Here is {form.about}, written by missionfacts {about.tool}. `datapackage.json` describes it for programs."
    yield fill(f"{description(about)}{version}", WIDE)
    yield fill(made, WIDE)
    if about.shipped:
        yield f"Licence: [CC BY 4.0]({LICENCE['path']}); `LICENSE` has the credits. To give credit:\n\n    {CREDIT}"
    yield f"## How to read them\n\n{USE[form.name]}\n\n{DATES}\n\n{QUESTIONS}"
    yield f"## Tables\n\n{overview(tables)}"
    for table, _ in tables:
        yield f"### {table.name}\n\n{table.about}\n\n{listing(table)}"


def overview(tables: list[Filled]) -> str:
    """Return a list of the tables, with how many rows each has."""
    lines = [f"| [`{table.name}`](#{table.name}) | {len(rows)} | {table.about} |" for table, rows in tables]
    return "\n".join(["| table | rows | a row is |", "|---|---:|---|", *lines])


def listing(table: Table) -> str:
    """Return the columns of a table."""
    lines = [
        f"| `{column.name}` | {kind(column)} | {key(column, table)} | {meaning(column)} |" for column in table.columns
    ]
    return "\n".join(["| column | type | key | meaning |", "|---|---|---|---|", *lines])


def kind(column: Column) -> str:
    """Return the type of a column, and whether it may be empty."""
    return column.type.name if column.required else f"{column.type.name}, optional"


def meaning(column: Column) -> str:
    """Return what a column means, with the words that may stand in it."""
    if not column.choices:
        return column.about
    words = [f"`{word}`" for word in column.choices]
    return f"{column.about} {'One of ' if len(words) > 1 else 'Only '}{', '.join(words)}."


def key(column: Column, table: Table) -> str:
    """Return what a column is a key of, or a part of one."""
    own = ["primary"] if column.name in table.key else []
    others = [f"`{each.table}`" for each in table.references if column.name in each.columns]
    return ", ".join([*own, *others])

"""What may have become of a catalogue on a disk: one table, for the tests of damage."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tests.places import SEED


def cut(length: float) -> Callable[[Path], None]:
    """Return what leaves a share of a file, or so many bytes from 2 on."""

    def cut_it(path: Path) -> None:
        raw = path.read_bytes()
        path.write_bytes(raw[: int(length if length > 1 else length * len(raw))])

    return cut_it


def overwrite(share: float, *, noise: bool) -> Callable[[Path], None]:
    """Return what puts nonsense over two pages, a share of the way through a file."""

    def overwrite_it(path: Path) -> None:
        raw = path.read_bytes()
        start = int(share * len(raw)) // 4096 * 4096
        junk = random.Random(SEED).randbytes(2 * 4096) if noise else bytes(2 * 4096)  # noqa: S311
        path.write_bytes((raw[:start] + junk + raw[start + len(junk) :])[: len(raw)])

    return overwrite_it


def overwrite_around(path: Path, words: str) -> None:
    """Put nonsense over each page that has some words, so that only who reads them meets it."""
    raw = bytearray(path.read_bytes())
    chance = random.Random(SEED)  # noqa: S311
    while (found := raw.find(words.encode())) >= 0:
        start = found // 4096 * 4096
        raw[start : start + 4096] = chance.randbytes(4096)
    path.write_bytes(raw)


def others_file(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA application_id = 252006673; PRAGMA user_version = 3; CREATE TABLE meta (key, value);"
        "CREATE TABLE mission (id, name); INSERT INTO mission VALUES ('theirs', 'Theirs');"
    )
    connection.close()


def newer_file(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(
        "UPDATE meta SET value = 'newer' WHERE key IN ('fingerprint', 'origin');"
        "ALTER TABLE event RENAME COLUMN at TO time; DELETE FROM mission;"  # its tables may mean anything
    )
    connection.close()


def without_marks_of_origin(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE meta")
    connection.close()


def with_a_journal(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(500))


def a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


Damage = dict[str, Callable[[Path], object]]
OBVIOUS: Damage = {  # whoever opens the catalogue sees it
    "cut to nothing": cut(0),
    "cut to a byte": cut(1.5),
    "cut to half a header": cut(50),
    "cut to a header": cut(100),
    "cut to a page": cut(4096),
    "cut to a page and a bit": cut(5000),
    "cut to a third": cut(0.33),
    "cut by a page": lambda path: path.write_bytes(path.read_bytes()[:-4096]),
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "not a database": lambda path: path.write_bytes(random.Random(SEED).randbytes(50_000)),  # noqa: S311
    "zeros behind its header": lambda path: path.write_bytes(
        path.read_bytes()[:100] + bytes(8092) + path.read_bytes()[8192:]
    ),
    "another program's": others_file,
    "another version's": newer_file,
    "without its own records": without_marks_of_origin,
    "one with somebody's journal": with_a_journal,
    "a link to nowhere": a_link_to_nowhere,
}
HIDDEN: Damage = {  # only some questions meet it
    **{f"noise at {share:.0%}": overwrite(share, noise=True) for share in (0.05, 0.3, 0.6, 0.9)},
    **{f"zeros at {share:.0%}": overwrite(share, noise=False) for share in (0.02, 0.15, 0.45, 0.75)},
}
DAMAGE = {**OBVIOUS, **HIDDEN}

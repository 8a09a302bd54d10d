"""Which of some texts a name means: types of ships, launchers, launch sites."""

from collections.abc import Callable, Iterable
from itertools import chain

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import several
from missionfacts.errors import NotFound
from missionfacts.names import fold, joined


def distinct(catalogue: Catalogue, table: str, columns: Iterable[str]) -> list[str]:
    """Return the texts that are in some columns of a table, each once."""
    sql = " UNION ".join(f"SELECT {column} FROM {table} WHERE {column} <> ''" for column in columns)
    return [text for (text,) in catalogue.rows(f"{sql} ORDER BY 1")]


def texts_named(catalogue: Catalogue, column: str, names: Iterable[str]) -> list[str]:
    """Return the launchers or sites of spacecraft that some names mean. Raises NotFound, with the nearest.

    column: of the table of spacecraft; names: each maybe several with commas between.
    """
    known = distinct(catalogue, "spacecraft", [column])

    def found(name: str) -> list[str]:
        texts = meant(name, known)
        if not texts:
            raise NotFound(f"launch {column}" if column == "site" else column, name, known)
        return texts

    return list(dict.fromkeys(chain(*several(names, found))))


def meant(name: str, texts: Iterable[str]) -> list[str]:
    """Return those of some texts that have the words of a name, one after the other; none for a number alone.

    Where none has the words as they stand, other ways to write them will do: in one piece, with numbers in digits.

    >>> meant("saturn", ["Saturn V", "Saturn IB", "Titan II GLV"]), meant("LC-39A", ["Kennedy Space Center, LC-39A"])
    (['Saturn V', 'Saturn IB'], ['Kennedy Space Center, LC-39A'])
    >>> meant("Soyuz T", ["Soyuz T", "Soyuz TM"]), meant("Saturn 5", ["Saturn V"]), meant("falcon9", ["Falcon 9 v1.0"])
    (['Soyuz T'], ['Saturn V'], ['Falcon 9 v1.0'])
    """
    every = list(texts)
    return with_words(name, every) or spelt(name, every)


def with_words(name: str, texts: Iterable[str]) -> list[str]:
    """Return those of some texts that have the words of a name as they stand; none for a number alone."""
    wanted = "" if _is_number(name) else fold(name)
    return [text for text in texts if wanted and f" {wanted} " in f" {fold(text)} "]


def spelt(name: str, texts: Iterable[str]) -> list[str]:
    """Return those of some texts that have the words of a name in another spelling; none for a number alone."""
    from missionfacts.spellings import numbered  # what is spelt as we do should not wait for it

    every = [] if _is_number(name) or not fold(name) else list(texts)
    return _with_piece(joined(name), every, joined) or _with_piece(numbered(name), every, numbered)


def _is_number(name: str) -> bool:
    return fold(name).replace(" ", "").isdigit()


def _with_piece(wanted: str, texts: Iterable[str], form: Callable[[str], str]) -> list[str]:
    """Return the texts of which some words, one after the other, have a form."""
    likely = [text for text in texts if wanted in form(text)]
    return [text for text in likely if any(form(piece) == wanted for piece in _pieces(fold(text).split()))]


def _pieces(words: list[str]) -> Iterable[str]:
    return (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))

"""Lists within one column of the catalogue.

They stand between the separator characters that ASCII has for this. JSON would do, but importing it costs 2 ms of each
start; `source.py` lets none of these characters into the data.
"""

from collections.abc import Iterable

from missionfacts.model import Rival, Use

# From the widest to the narrowest: file, group, record and unit separator.
RIVAL, PART, ITEM, FIELD = "\x1c", "\x1d", "\x1e", "\x1f"


def pack_words(words: Iterable[str]) -> str:
    """Return words as one text; `column_has` finds one of them."""
    packed = "".join(word + ITEM for word in words)
    return ITEM + packed if packed else ""


def unpack_words(text: str) -> tuple[str, ...]:
    """Undo `pack_words`.

    >>> unpack_words(pack_words(["apollo", "soyuz-19"]))
    ('apollo', 'soyuz-19')
    """
    return tuple(text[1:-1].split(ITEM)) if text else ()


def column_has(column: str) -> str:
    """Return the SQL that tells whether a column of packed words has the word bound to its one parameter."""
    return f"instr({column}, char({ord(ITEM)}) || ? || char({ord(ITEM)}))"


def pack_uses(uses: Iterable[Use]) -> str:
    """Return uses of sources as one text."""
    return ITEM.join(FIELD.join(use) for use in uses)


def unpack_uses(text: str) -> tuple[Use, ...]:
    """Undo `pack_uses`."""
    return tuple(Use._make(use.split(FIELD)) for use in text.split(ITEM)) if text else ()


def pack_rivals(rivals: Iterable[Rival]) -> str:
    """Return rival values as one text."""
    return RIVAL.join(PART.join((each.field, each.value, pack_uses(each.sources), each.note)) for each in rivals)


def unpack_rivals(text: str) -> tuple[Rival, ...]:
    """Undo `pack_rivals`.

    >>> rival = Rival("at", "1975-07-17T16:12Z", (Use("s", "p. 1", ""),), "hard dock")
    >>> unpack_rivals(pack_rivals([rival])) == (rival,)
    True
    """
    if not text:
        return ()
    parts = (rival.split(PART) for rival in text.split(RIVAL))
    return tuple(Rival(field, value, unpack_uses(uses), note) for field, value, uses, note in parts)

"""Text within a BibTeX file: whatever it has comes out of TeX as it went in."""

import re
from collections.abc import Iterable
from urllib.parse import quote

_SPECIAL = {  # braces by name, since BibTeX counts all that it sees, behind a backslash too
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
}  # fmt: skip
_COMMAND = re.compile("|".join(map(re.escape, _SPECIAL)))
_LIGATURE = re.compile(r"([-`',])(?=\1)|[?!](?=`)")  # -- is a dash in TeX, '' a quotation mark
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~-._"


def escaped(text: str) -> str:
    r"""Return a text in one line, with what TeX would take for a command or a ligature made harmless.

    >>> print(escaped("50% of R&D --- {now}"))
    50\% of R\&D -{}-{}- \textbraceleft{}now\textbraceright{}
    """
    said = _COMMAND.sub(lambda found: _SPECIAL[found[0]], " ".join(text.split()))
    return _LIGATURE.sub(lambda found: f"{found[0]}{{}}", said)


def as_is(text: str) -> str:
    """Return a text that no style may change the case of, or take apart.

    BibTeX takes a group that begins with a command for one accented letter, hence the empty one.
    """
    said = escaped(text)
    return f"{{{'{}' if said.startswith(chr(92)) else ''}{said}}}"


def address(url: str) -> str:
    """Return an address in ASCII and without braces, which a field for addresses takes as it is."""
    return quote(url, safe=_IN_ADDRESSES)


def block(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry; fields: with their values in braces or as they are to stand, "" for those left out."""
    lines = [f"  {name} = {value}" for name, value in fields if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def braced(value: str) -> str:
    """Return a value in braces; "" for none."""
    return f"{{{value}}}" if value else ""

"""Characters that would do something rather than say something, made visible."""


def escape_controls(text: str) -> str:
    r"""Return text that a terminal shows and does not obey: controls become escapes; newlines and tabs stay.

    >>> escape_controls("red \x1b[31m")
    'red \\x1b[31m'
    """
    # Nearly all text is printable, and Python tells so at once. What is not: controls, separators other than the blank,
    # and the format characters, among them those that turn text around (Unicode TR 9) and can make a line read as what
    # it is not.
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SHOWN else _code(c) for c in text)


# Not "printable" and yet only shown: the blanks of typography, and the joiners that scripts and emoji need.
_SHOWN = "\n\t\u00a0\u00ad\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"


def one_line(text: str) -> str:
    r"""Return text for a cell on a terminal: like `escape_controls`, and newlines and tabs are blanks.

    >>> one_line("two\nlines")
    'two lines'
    """
    return text if text.isprintable() else escape_controls(text.replace("\n", " ").replace("\t", " "))


def escape_tsv(text: str) -> str:
    r"""Return text for one field of a TSV line; backslash escapes as in Python and JSON strings undo it.

    >>> escape_tsv("a\tb\\c")
    'a\\tb\\\\c'
    """
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(_TSV_SHORT.get(c) or (c if c.isprintable() or c in _SHOWN else _code(c)) for c in text)


_TSV_SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def _code(character: str) -> str:
    number = ord(character)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def is_unicode(encoding: str | None) -> bool:
    """Tell whether an encoding can say every character, as UTF-8 can."""
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")


def encodable(text: str, encoding: str) -> str:
    """Return text with what an encoding cannot say as escapes, so that it can be measured before it is written."""
    if text.isascii() or is_unicode(encoding):
        return text
    return text.encode(encoding, "backslashreplace").decode(encoding)

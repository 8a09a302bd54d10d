"""How names are compared: without regard to case, accents and punctuation."""

_PLAIN = "".join(chr(n) if chr(n).isalnum() else " " for n in range(128))  # of ASCII, by its code: itself or a blank


def fold(name: str) -> str:
    """Return the form in which two spellings of a name are equal.

    >>> fold("Apollo-Soyuz  Test Project") == fold("apollo soyuz test project")
    True
    >>> fold("LÉONOV"), fold("Алексей"), fold("राकेश")
    ('leonov', 'алексеи', 'रकश')
    """
    plain = name.casefold()
    if plain.isascii():  # nearly all are, and a million events have many names
        return " ".join(plain.translate(_PLAIN).split())
    import unicodedata

    letters = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))  # marks
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def joined(name: str) -> str:
    """Return a name in one piece, however it was parted; only digits are kept apart from digits.

    >>> joined("STS-51-L"), joined("sts 51l"), joined("X-15 3-7-14")
    ('sts51l', 'sts51l', 'x15 3 7 14')
    """
    whole = ""
    for word in fold(name).split():
        whole += f" {word}" if whole[-1:].isdigit() and word[0].isdigit() else word
    return whole

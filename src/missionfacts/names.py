"""How names are compared: without regard to case, accents and punctuation."""


def fold(name: str) -> str:
    """Return the form in which two spellings of a name are equal.

    >>> fold("Apollo-Soyuz  Test Project") == fold("apollo soyuz test project")
    True
    >>> fold("LÉONOV"), fold("Алексей"), fold("राकेश")
    ('leonov', 'алексеи', 'रकश')
    """
    plain = name.casefold()
    if not plain.isascii():
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

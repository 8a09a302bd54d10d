"""How names are compared: without regard to case, accents and punctuation."""


def fold(name: str) -> str:
    """Return the form in which two spellings of a name are equal.

    >>> fold("Apollo-Soyuz  Test Project") == fold("apollo soyuz test project")
    True
    >>> fold("LÉONOV"), fold("Алексей")
    ('leonov', 'алексеи')
    """
    plain = name.casefold()
    if not plain.isascii():
        import unicodedata

        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())

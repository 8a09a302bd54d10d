"""Numbers of things in words."""

SEVERAL = {"person": "people"}  # words that take no s


def counted(number: int, what: str) -> str:
    """Return a number of things; what: one of them.

    >>> counted(1, "event"), counted(1234, "event"), counted(0, "person")
    ('1 event', '1,234 events', '0 people')
    """
    return f"{number:,} {what if number == 1 else SEVERAL.get(what, f'{what}s')}"

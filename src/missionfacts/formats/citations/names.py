"""Names as reference managers sort and shorten them."""

from missionfacts.model.works import Creator, Work


def of_role(work: Work, role: str) -> list[Creator]:
    """Return those who had a part in a work; role: author, editor or chair."""
    return [each for each in work.creators if each.role == role]


def particle(creator: Creator) -> tuple[str, str]:
    """Return what a family name begins with in small letters, and the rest of it.

    >>> particle(Creator("Chris van den Berg", "author", "van den Berg", "Chris", ""))
    ('van den', 'Berg')
    """
    words = creator.family.split()
    small = next((number for number, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:small]), " ".join(words[small:])


def family_first(creator: Creator) -> str:
    """Return a name as RIS has it: family, given, suffix.

    An organisation has no comma, which would make a person of it: what follows one stands in brackets.

    >>> family_first(Creator("Harold W. Gehman Jr.", "chair", "Gehman", "Harold W.", "Jr."))
    'Gehman, Harold W., Jr.'
    >>> family_first(Creator("Division of History, NASA", "author", "", "", ""))
    'Division of History (NASA)'
    """
    if creator.family:
        return ", ".join(filter(None, (creator.family, creator.given, creator.suffix)))
    first, *rest = [part.strip() for part in creator.name.split(",")]
    return f"{first} ({'; '.join(rest)})" if any(rest) else first

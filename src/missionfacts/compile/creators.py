"""Who made a work, with the parts of a person's name that reference managers sort and shorten by."""

from collections.abc import Iterator

from missionfacts.compile.schema import Creator as Written
from missionfacts.compile.schema import Source
from missionfacts.model.vocabulary import ROLES
from missionfacts.model.works import Creator

SUFFIXES = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"}


def creators(work: Source) -> list[Creator]:
    """Return the authors, editors and chairs of a work, in this order."""
    return list(_creators(work))


def _creators(work: Source) -> Iterator[Creator]:
    for role, those in zip(ROLES, (work.authors, work.editors, work.chairs), strict=True):
        for each in those:
            yield Creator(each.name, role, *_parts(each))


def _parts(written: Written) -> tuple[str, str, str]:
    """Return family name, given name and suffix; three "" for an organisation."""
    if written.organisation or not is_personal(written.name):
        return "", "", ""
    words, suffix = _without_suffix(written.name)
    family, whole = written.family or _family(words), " ".join(words)
    given = whole.removeprefix(family) if written.family and whole.startswith(family) else whole.removesuffix(family)
    return family, given.strip(), suffix


def _without_suffix(name: str) -> tuple[list[str], str]:
    words = name.replace(",", " ").split()
    return (words[:-1], words[-1]) if len(words) > 2 and words[-1] in SUFFIXES else (words, "")


def _family(words: list[str]) -> str:
    """Return the last of the words of a name, with the small ones that go with it.

    >>> _family(["Chris", "van", "den", "Berg"]), _family(["Igor", "A.", "Marinin"])
    ('van den Berg', 'Marinin')
    """
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])


def is_personal(name: str) -> bool:
    """Tell whether a name can be one person's, given name first; "Jr." may follow a comma.

    >>> is_personal("Harold W. Gehman, Jr."), is_personal("Science and Technology Division")
    (True, False)
    """
    main, _, rest = name.partition(",")
    return (not rest or rest.strip() in SUFFIXES) and not any(
        sign in f" {main} " for sign in (" and ", " & ", "(", ")", ";", "/")
    )

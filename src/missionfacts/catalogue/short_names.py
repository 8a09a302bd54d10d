"""What charts and lists call people that have no room for whole names."""

from missionfacts.names import fold

PARTICLES = {
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten",
    "ter", "van", "vande", "von",
}  # fmt: skip


def short_name(name: str, nation: str, person: str = "") -> str:
    """Return of a name what a chart has room for: the family's, as the id has it, or else the last with its particles.

    nation: that somebody flew for; person: the id, which says which words are the family's where there are several.

    >>> short_name("Yang Liwei", "China"), short_name("Valeri Polyakov", "Russia"), short_name("Glen de Vries", "USA")
    ('Yang', 'Polyakov', 'de Vries')
    >>> short_name("Rodolfo Neri Vela", "Mexico", "neri-vela"), short_name("Yi So-yeon", "South Korea", "yi")
    ('Neri Vela', 'Yi')
    """
    words = name.split()
    if nation == "China":
        return words[0]
    wanted = fold(person)
    for first in range(1, len(words)):
        if wanted == fold(" ".join(words[first:])):
            return " ".join(words[first:])
    if wanted == fold(words[0]):
        return words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[first:])

"""How else a name is written: romanised, numbered or shortened in another way.

These forms are for a second look, after one for the name as it stands: they hold what is likely the same to be equal.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from missionfacts.english import one_spelling
from missionfacts.names import fold, joined

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэіє", "abvgdeziiklmnoprstufyeie", strict=True)),
    **dict(zip("ґәқңғұүөһ", "gaknguuoh", strict=True)),
    **dict(zip("жхцчшщюя", ("zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya"), strict=True)),
}
_LATIN = {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
_ARABIC = dict(zip("ٱىیکة", "اييكه", strict=True))
_SILENT = dict.fromkeys("ьъ'’ʼʹ`ـ", "")
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN, **_ARABIC, **_SILENT})
# In this order: what is written in several ways, and the letters that stand for all of them.
_ROMANISATIONS = [
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("dsch|dzh|zh", "ž"),  # Dschanibekow, Dzhanibekov
        ("shch|schtsch|szcz", "sh"),
        ("tsch|tch|cz", "ch"),
        ("sch|sh|sz", "s"),
        ("kh|ch|gh", "h"),
        ("ph", "f"),
        ("x", "ks"),
        ("ts|tz|z", "s"),
        ("[cq]", "k"),
        ("w", "v"),
        ("(?<=[eo])ff?$", "v"),  # Romanoff
        ("oo|ou", "u"),
        ("[yj]", "i"),
        ("(?<=.)(i+e?o|eo)(?=.)", "e"),  # Fyodor, Feodor; Korolyov, Korolev
        (r"^.{6,}", lambda word: re.sub("i+(?=[aeu])", "", word[0])),  # Yevgeni, Evgeni; but Liu is not Lu
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("(?<=[hs])ov$", "ev"),  # Usachov, Usachev
        ("dre?$", "der"),  # Aleksandr, Alexandre
        ("ž", "z"),
    )
]
# What some languages mean by letters that others read otherwise: one after the other, a blank ends the word.
_HARD_C = (("ch", "č"), ("c", "ts"), ("č", "ch"))
_READ_IN = (
    (("ovova ", "ova "), *_HARD_C),  # Czech
    (("tsj", "ch"), ("sj", "sh"), ("zj", "zh"), ("oe", "u")),  # Dutch, Swedish
    (  # French
        ("dj", "dzh"), ("j", "zh"), ("chtch", "š"), ("tch", "č"), ("ch", "sh"), ("č", "ch"), ("š", "shch"),
        ("gue", "ge"), ("gui", "gi"), ("ine ", "in "),
    ),
    (("sch", "zh"),),  # German
    (("sch", "skh"),),  # German: Woschod, with a ch of its own
    (("x", "kh"), *_HARD_C),  # scholarly
    (("x", "kh"), ("ch", "kh"), ("c", "ch")),  # scholarly: č has lost its mark
    (("x", "kh"), ("ch", "kh"), ("c", "ch"), ("z", "zh")),  # and ž too
    (("gue", "ge"), ("gui", "gi"), ("j", "kh")),  # Spanish
)  # fmt: skip
_NUMBERS = {
    word: str(number)
    for words in (
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty",
    )
    for number, word in enumerate(words.split(), 1)
}
_SHORT_FORMS = """
    aleksandr alex sasha, alan al, albert al, alfred al fred, alvin al, andrew andy drew, anthony tony, barbara
    barb, benjamin ben, bernard bernie, catherine cady cathy kate, charles charlie chuck chas, christopher chris,
    christina chris tina, clifford cliff, clinton clint, curtis curt, daniel dan danny, david dave, deborah debbie,
    dominic dom, donald don, dorothy dottie, douglas doug, edgar ed, edward ed eddie ted, edwin ed, elizabeth liz
    beth, ellen ellie, eugene gene, francis frank, franklin frank, frederick fred freddie, geoffrey geoff jeff,
    george georgie, gerald gerry jerry, gregory greg, harold harry hal, harrison harry, henry hank harry, jacob
    jake, james jim jimmy jamie, jeffrey jeff, jerome jerry jay, jessica jess, john jack johnny jon, joseph joe,
    judith judy, katherine kathryn kate kathy katie, kathleen kate kathy, kenneth ken kenny, lawrence larry, leonard
    len, margaret maggie peggy, matthew matt, michael mike mick, nicholas nick, nicole nikki, oliver ollie, pamela
    pam, patrick pat, peter pete, philip phil, randolph randy, raymond ray, rebecca becky, richard dick rick ricky
    rich, robert bob bobby rob, roberta bobbie, roger rog, ronald ron, norman norm, rodney rod, russell russ, samuel
    sam, samantha sam, sandra sandy, sidney sid, stanley stan, stephanie steph, stephen steve, steven steve, stuart
    stu, susan sue, tamara tammy, terence terrence terry, theodore ted, thomas tom tommy, timothy tim, victor vic,
    victoria vicky, vincent vince, walter walt wally, william bill billy will willie
"""


@cache
def romanised(word: str) -> str:
    """Return the letters that all usual romanisations of a word have in common; no word of any language.

    >>> {romanised(word) for word in ("Yuri", "Yury", "Yuriy", "Iouri", "Juri", "Юрий")}
    {'iuri'}
    >>> romanised("Alexey") == romanised("Aleksei"), romanised("Alexander") == romanised("Aleksandr")
    (True, True)
    """
    return re.sub(r"(.)\1+", r"\1", _without_romanisation(word))


def _without_romanisation(word: str) -> str:
    found = _in_latin(word)
    for pattern, letters in _ROMANISATIONS:
        found = pattern.sub(letters, found)
    return found


def readings(word: str) -> set[str]:
    """Return what a word may be romanised: sch is zh or sh in German, ch is sh in French, j is kh in Spanish.

    >>> romanised("Brezhnev") in readings("Breschnew"), romanised("Shonin") in readings("Chonine")
    (True, True)
    """
    latin = _in_latin(word)
    return {romanised(latin), *(romanised(_read(latin, letters)) for letters in _READ_IN)}


def _read(word: str, letters: Iterable[tuple[str, str]]) -> str:
    word += " "
    for written, read in letters:
        word = word.replace(written, read)
    return word.rstrip()


def _in_latin(word: str) -> str:
    return fold(fold(word.translate(_LETTERS)).translate(_LETTERS)).replace(" ", "")


def numbered(name: str) -> str:
    """Return a name in one piece as `names.joined` does, romanised, its numbers in digits without noughts before them.

    A Roman numeral stands for its number behind a word; British and American English are one.

    >>> numbered("Apollo XI") == numbered("Apollo 11") == numbered("apollo eleven"), numbered("MS-01")
    (True, 'ms1')
    >>> numbered("Johnson Space Centre") == numbered("Johnson Space Center")
    True
    """
    return _in_one(_read_as_one(word, ()) for word in _counted(name))


def numbered_readings(name: str) -> list[str]:
    """Return what `numbered` has of a name whose words are read in each of the languages that `readings` knows.

    >>> {numbered("Voskhod 2") in numbered_readings(name) for name in ("Woschod 2", "Vosjod 2", "Vosxod 2")}
    {True}
    """
    words = list(_counted(name))
    found = (_in_one(_read_as_one(word, letters) for word in words) for letters in _READ_IN)
    return list(dict.fromkeys(found))


def _read_as_one(word: str, letters: Iterable[tuple[str, str]]) -> str:
    latin = _in_latin(word)
    return _without_romanisation(_read(latin, letters)) if _is_romanised(word) else latin


def _counted(name: str) -> Iterator[str]:
    """Yield the words and numbers of a name, with digits for the numerals behind a word."""
    before = ""
    for word in re.findall(r"\d+|[^\W\d]+", fold(name)):
        behind_a_word = before != "" and not before.isdigit()
        before = _NUMBERS.get(word, one_spelling(word)) if behind_a_word else one_spelling(word)
        yield before


def _is_romanised(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def _in_one(words: Iterable[str]) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", joined(" ".join(words)))


def short_forms(word: str) -> set[str]:
    """Return a given name, with what it is short for and what is short for it, romanised.

    >>> sorted(short_forms("Bob"))
    ['bob', 'bobi', 'rob', 'robert']
    """
    known = readings(word)
    return known.union(*(group for group in _given_names() if known & group))


def are_short_for_one(word: str, other: str) -> bool:
    """Tell whether two words are forms of a given name.

    >>> are_short_for_one("greg", "gregory"), are_short_for_one("greg", "george")
    (True, False)
    """
    both = {romanised(word), romanised(other)}
    return any(both <= group for group in _given_names())


@cache
def _given_names() -> list[set[str]]:
    return [set(map(romanised, group.split())) for group in _SHORT_FORMS.split(",")]

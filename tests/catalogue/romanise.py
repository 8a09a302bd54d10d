"""Russian names as they are written in other languages."""

import re

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_TABLES = {
    "French": "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia",
    "German": "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja",
    "Polish": "a b w g d e io ż z i j k l m n o p r s t u f ch c cz sz szcz - y - e ju ja",
    "scholarly": "a b v g d e ë ž z i j k l m n o p r s t u f ch c č š šč - y - e ju ja",
    "library": "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč - y ʹ e ju ja",
    "Spanish": "a b v g d e io zh z i i k l m n o p r s t u f j ts ch sh sch - i - e yu ya",
    "Swedish": "a b v g d e jo zj z i j k l m n o p r s t u f ch ts tsj sj sjtsj - y - e ju ja",
}
LANGUAGES = {
    language: dict(zip(_LETTERS, table.replace("-", "").split(" "), strict=True)) for language, table in _TABLES.items()
}
_THEN = {  # what is done to what the letters give
    "French": (
        ("g(?=[ei])", "gu"),
        ("(?<=[aeiou])s(?=[aeiou])", "ss"),
        ("in$", "ine"),
        ("(?<=[yi])ï$", ""),
        ("ks", "x"),
    ),
    "German": (("(?<=[iy])i$", ""),),
    "Spanish": (("g(?=[ei])", "gu"),),
}


def romanise(word: str, language: str) -> str:
    """Return a Russian word in the letters of a language.

    >>> romanise("Юрчихин", "French"), romanise("Юрчихин", "scholarly")
    ('iourtchikhine', 'jurčichin')
    """
    found = "".join(LANGUAGES[language][letter] for letter in word.casefold())
    for pattern, letters in _THEN.get(language, ()):
        found = re.sub(pattern, letters, found)
    return found


def is_russian(word: str) -> bool:
    """Tell whether a word has Russian letters only."""
    return set(word.casefold()) <= set(_LETTERS)

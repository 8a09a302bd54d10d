"""The language that a name is in, for those who hear a page read."""

import unicodedata

_LANGUAGES = {  # script and nation -> the language of own names
    ("CYRILLIC", "USSR"): "ru",
    ("CYRILLIC", "Russia"): "ru",
    ("CYRILLIC", "Ukraine"): "uk",
    ("CYRILLIC", "Kazakhstan"): "kk",
    ("CYRILLIC", "Bulgaria"): "bg",
    ("CYRILLIC", "Mongolia"): "mn",
    ("CJK", "China"): "zh",
    ("CJK", "Japan"): "ja",
    ("LATIN", "Vietnam"): "vi",
}
_BY_SCRIPT = {  # where the script alone has to do; "und": which language is not known, but how it is written
    "CYRILLIC": "und-Cyrl",
    "CJK": "und-Hani",
    "ARABIC": "und-Arab",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GREEK": "el",
}


def language_of(name: str, nation: str = "") -> str:
    """Return the code of the language that a name is in, as far as script and nation tell; "" for that of the page.

    >>> language_of("Алексей Леонов", "USSR"), language_of("Восток"), language_of("Pham Tuan"), language_of("杨利伟")
    ('ru', 'und-Cyrl', '', 'und-Hani')
    """
    script = _script(name)
    return _LANGUAGES.get((script, nation)) or _BY_SCRIPT.get(script, "")


def _script(name: str) -> str:
    """Return the script of the first letter that is not of the Latin alphabet, else that one."""
    scripts = [unicodedata.name(each, "").partition(" ")[0] for each in name if each.isalpha()]
    return next((script for script in scripts if script != "LATIN"), "LATIN" if scripts else "")

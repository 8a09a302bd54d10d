"""What counts as a word of a text, the same for what is searched and for what somebody types.

A word is letters or digits, without accents and case: `STS-107`, `STS107` and `sts 107` are the same two. Chinese,
Japanese and Korean, which put no blanks between words, have a word for each letter.
"""

import re

# Not compiled here: that would cost each search a millisecond, and most need but one of them.
_WORD, _PLAIN_WORD = r"[^\W\d_]+|\d+", r"[a-z]+|[0-9]+"
_POSSESSIVE = r"(?i)(?<=\w)['’]s\b"
_JOINED = r"[^\W\d_]+(?:[-'’][^\W\d_]+)+"
_ALONE = r"([\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])"  # when folded
_NOT_DECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

_ALSO_CALLED = {"eva": "spacewalk"}  # kind of event -> the usual word for it


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order.

    >>> words_of("STS107: Leonov's Союз-19 and Królak's 月面")
    ['sts', '107', 'leonov', 'союз', '19', 'and', 'krolak', '月', '面']
    """
    if "'" in text or "’" in text:
        text = re.sub(_POSSESSIVE, "", text)
    if text.isascii():
        return re.findall(_PLAIN_WORD, text.lower())
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_NOT_DECOMPOSED)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(_WORD, re.sub(_ALONE, r" \1 ", plain))


def spellings(text: str) -> list[list[str]]:
    """Return the words of a text, and what else they may be written like: umlauts in two letters, hyphens left out.

    >>> spellings("Müller"), spellings("lift-off"), spellings("O'Connor")
    ([['muller'], ['mueller']], [['lift', 'off'], ['liftoff']], [['o', 'connor'], ['oconnor']])
    """
    found = [words_of(text), *([other] for other in other_words(text))]
    return [words for i, words in enumerate(found) if words and words not in found[:i]]


def other_words(text: str) -> list[str]:
    """Return the words that some of a text may be written like, each in one piece."""
    found: list[str] = []
    if "-" in text or "'" in text or "’" in text:
        parts = re.findall(_JOINED, re.sub(_POSSESSIVE, "", text))
        found += (joined for part in parts if (joined := "".join(words_of(part))))
    if not text.isascii():
        import unicodedata

        composed = unicodedata.normalize("NFC", text.casefold())
        for part in composed.split():
            in_two_letters = part.translate(_IN_TWO_LETTERS)
            if in_two_letters != part:
                found += words_of(in_two_letters)
    return found


def kind_word(kind: str) -> str:
    """Return the word by which the records of a kind are found, which nobody can type: letters and a digit.

    >>> kind_word("crew-day"), words_of("1crewday")
    ('1crewday', ['1', 'crewday'])
    """
    return "1" + kind.replace("-", "")


def called(kind: str) -> str:
    """Return what a kind of event is called.

    >>> called("landing"), called("eva")
    ('landing', 'eva spacewalk')
    """
    return f"{kind} {_ALSO_CALLED.get(kind, '')}".strip()

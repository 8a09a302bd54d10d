"""Words of English that are one, however they are spelt or inflected: British and American, regular or not."""

import re

# What is spelt in two ways: letters that such a word has, a pattern of what differs, and what stands for both. Other
# words are hit too, wherever they stand: that does no harm, as long as they do not become like a third one.
_TWO_SPELLINGS = (
    ("our", "(?<=[a-z]{3})our", "or"),  # colour
    ("re", "(?<=[a-z]{2}[bctv])re(?=[ds]?$)", "er"),  # centre
    ("iz", "(?<=[a-z]{3})iz(?=e|ing|ation)", "is"),  # organization
    ("yz", "(?<=[a-z]{2})yz(?=e|ing)", "ys"),  # analyze
    ("ogue", "(?<=[a-z]{2})ogue(?=s?$)", "og"),  # catalogue
    ("gramme", "(?<=gram)me(?=s?$)", ""),  # programme
    ("ence", "(?<=(?:def|lic|off)en)c(?=e)", "s"),  # defence
    ("ll", "(?<=[ui][ea])ll(?=ed|ing)", "l"),  # fuelled
    ("manoeu", "manoeu", "maneu"),  # manoeuvre
    ("aluminium", "aluminium", "aluminum"),
    ("judgement", "judgement", "judgment"),
    ("aeroplane", "aeroplane", "airplane"),
    ("grey", "grey", "gray"),
    ("mould", "mould", "mold"),
    ("plough", "plough", "plow"),
    ("sulph", "sulph", "sulf"),
    ("tyre", "^tyre", "tire"),
)
# What the endings do not tell: a word, then its other forms.
_IRREGULAR = """
    arise arose arisen, begin began begun, bend bent, bleed bled, blow blew blown, break broke broken, bring brought,
    build built, burn burnt, buy bought, catch caught, child children, choose chose chosen, come came, crisis crises,
    die died dies dying, draw drew drawn, drink drank drunk, drive drove driven, dry dried dries, eat ate eaten,
    fall fell fallen, feel felt, fight fought, find found, fly flew flown flies, foot feet, freeze froze frozen,
    get got gotten, give gave given, go went gone goes, goose geese, grow grew grown, half halves, hang hung,
    hear heard, hide hid hidden, hold held, keep kept, know knew known, learn learnt, leave left, lend lent,
    life lives, light lit, lose lost, make made, man men, mean meant, meet met, mouse mice, pay paid, ride rode ridden,
    ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent,
    shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk,
    sit sat, sleep slept, slide slid, smell smelt, speak spoke spoken, spend spent, spill spilt, spin spun, stand stood,
    steal stole stolen, stick stuck, strike struck stricken, swim swam swum, swing swung, take took taken,
    teach taught, tear tore torn, tell told, think thought, throw threw thrown, tooth teeth, try tried tries,
    wake woke woken, wear wore worn, wife wives, win won, wind wound, woman women, write wrote written
"""
_PLAIN = {form: forms[0] for forms in map(str.split, _IRREGULAR.split(",")) for form in forms[1:]}


def one_spelling(word: str) -> str:
    """Return a word in the one spelling that stands for the British and the American one; no word of any language.

    >>> one_spelling("centre") == one_spelling("center"), one_spelling("manoeuvre") == one_spelling("maneuver")
    (True, True)
    """
    for part, pattern, letters in _TWO_SPELLINGS:
        if part in word:  # most words have none, and no pattern has to be compiled for them
            word = re.sub(pattern, letters, word)
    return word


def plain(word: str) -> str:
    """Return the plain form of a word whose inflection no ending tells, any other in one spelling.

    >>> plain("shook"), plain("women"), plain("colour"), plain("airbags")
    ('shake', 'woman', 'color', 'airbags')
    """
    return _PLAIN.get(word) or one_spelling(word)

"""Nations by all that people call them: names in the data, codes of ISO 3166 and the Olympics, adjectives, short forms.

States that are no more have the codes that they had. What several states share means all of them: "German" people are
those of Germany, West Germany and East Germany; `catalogue/nations.py` tells which a name means.
"""

import re

# As the data spell it: codes of two and three letters, adjectives and other names.
OTHER_NAMES = {
    "Afghanistan": "AF, AFG, Afghan",
    "Antigua and Barbuda": "AG, ATG, ANT, Antigua, Antiguan, Barbudan",
    "Australia": "AU, AUS, Australian",
    "Austria": "AT, AUT, Austrian",
    "Belarus": "BY, BLR, Belarusian",
    "Belgium": "BE, BEL, Belgian",
    "Brazil": "BR, BRA, Brazilian",
    "Bulgaria": "BG, BGR, BUL, Bulgarian",
    "Canada": "CA, CAN, Canadian",
    "China": "CN, CHN, PRC, Chinese, People's Republic of China",
    "Cuba": "CU, CUB, Cuban",
    "Czechoslovakia": "CS, CSK, TCH, CSSR, Czechoslovak, Czechoslovakian, Czech",
    "Denmark": "DK, DNK, DEN, Danish, Dane",
    "East Germany": "DD, DDR, GDR, East German, German, German Democratic Republic",
    "Egypt": "EG, EGY, Egyptian",
    "France": "FR, FRA, French",
    "Germany": "DE, DEU, GER, German, Federal Republic of Germany",
    "Hungary": "HU, HUN, Hungarian",
    "India": "IN, IND, Indian",
    "Israel": "IL, ISR, Israeli",
    "Italy": "IT, ITA, Italian",
    "Japan": "JP, JPN, Japanese",
    "Kazakhstan": "KZ, KAZ, Kazakh, Kazakhstani, Kazakstan",
    "Malaysia": "MY, MYS, MAS, Malaysian",
    "Malta": "MT, MLT, Maltese",
    "Mexico": "MX, MEX, Mexican",
    "Mongolia": "MN, MNG, MGL, Mongolian",
    "Netherlands": "NL, NLD, NED, Dutch, Holland, The Netherlands",
    "New Zealand": "NZ, NZL, New Zealander",
    "Nigeria": "NG, NGA, NGR, Nigerian",
    "Norway": "NO, NOR, Norwegian",
    "Pakistan": "PK, PAK, Pakistani",
    "Panama": "PA, PAN, Panamanian",
    "Poland": "PL, POL, Polish",
    "Portugal": "PT, PRT, POR, Portuguese",
    "Romania": "RO, ROU, Romanian, Rumania",
    "Russia": "RU, RUS, Russian, Russian Federation",
    "Saint Kitts and Nevis": "KN, KNA, SKN, St Kitts, Saint Kitts, Kittitian, Nevisian",
    "Saudi Arabia": "SA, SAU, KSA, Saudi, Saudi Arabian",
    "Singapore": "SG, SGP, Singaporean",
    "Slovakia": "SK, SVK, Slovak, Slovakian",
    "South Africa": "ZA, ZAF, RSA, South African",
    "South Korea": "KR, KOR, ROK, Korea, Korean, South Korean, Republic of Korea",
    "Spain": "ES, ESP, Spanish",
    "Sweden": "SE, SWE, Swedish",
    "Switzerland": "CH, CHE, SUI, Swiss",
    "Syria": "SY, SYR, Syrian",
    "Turkey": "TR, TUR, Turkish, Türkiye",
    "UK": "GB, GBR, United Kingdom, Great Britain, Britain, British, England, English, U.K.",
    "USA": "US, United States, United States of America, America, American, U.S., U.S.A.",
    "USSR": "SU, SUN, URS, Soviet, Soviet Union, U.S.S.R., CCCP, СССР",
    "Ukraine": "UA, UKR, Ukrainian",
    "United Arab Emirates": "AE, ARE, UAE, Emirates, Emirati",
    "Vietnam": "VN, VNM, VIE, Viet Nam, Vietnamese",
    "West Germany": "FRG, BRD, West German, German",
}


def names_of(nation: str) -> list[str]:
    """Return all names of a nation, its own first; it may be none of those that have others."""
    return [nation, *filter(None, OTHER_NAMES.get(nation, "").split(", "))]


def side_named(side: str) -> str:
    """Return whose a thing is as people write it; side: as the data have it, in lower case, with hyphens.

    >>> side_named("ussr"), side_named("new-zealand"), side_named("germany, usa and uk"), side_named("international")
    ('Soviet Union', 'New Zealand', 'Germany, USA and UK', 'international')
    """
    return re.sub(r"[a-z-]+", lambda word: _SIDES.get(word[0], word[0]), side)


_SIDES = {nation.lower().replace(" ", "-"): nation for nation in OTHER_NAMES} | {
    "ussr": "Soviet Union", "esa": "ESA", "europe": "Europe", "indonesia": "Indonesia", "iran": "Iran",
    "north-korea": "North Korea", "uae": "United Arab Emirates",
}  # fmt: skip

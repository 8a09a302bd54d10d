"""Pages for a browser: what they say (`mission`, `person`, `expedition`, `day`), and how that becomes HTML.

A page is made as data first (`model`), from the catalogue's answers; templates then draw any such page. Nothing here
knows how the almanac is asked, and no template knows what a mission is.
"""

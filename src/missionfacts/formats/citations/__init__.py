"""Facts as citations to paste: text, and what reference managers read. There is one record for each work.

A module for each style; what they have in common is in `entries`, which gathers the places of a work, and in `names`
and `days`, which take a name and a date apart. `styles` has them by name.
"""

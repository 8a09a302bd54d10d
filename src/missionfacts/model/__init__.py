"""The records that commands print, their fields declared, and the closed lists of the data format.

A record is a named tuple. Its fields are the keys of its JSON and the columns of its rows, in this order
(docs/records.md describes them to users); each says what it is with one of the kinds of `fields`. "" stands for what is
not known and becomes `null` in JSON.
"""

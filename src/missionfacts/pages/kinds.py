"""Kinds of events in the groups that a reader filters by."""

GROUPS = {  # id -> what readers call it, and the kinds
    "flight": (
        "Flight",
        "launch staging orbit manoeuvre rendezvous docking undocking transfer hatch eva flyby deorbit entry landing"
        " impact jettison loss recovery milestone",
    ),
    "people": ("People", "birth death crew-day medical ceremony meeting visit message training"),
    "press": ("Press and television", "broadcast press announcement publication anniversary"),
    "work": ("Science and trouble", "experiment observation test anomaly"),
    "ground": (
        "Preparation",
        "agreement assembly countdown delivery rollout scrub simulation",
    ),
}
_CALLED = {"eva": "EVA", "crew-day": "crew day"}  # those that are no plain words
_GROUP_OF = {kind: group for group, (_, kinds) in GROUPS.items() for kind in kinds.split()}


def group_of(kind: str) -> str:
    """Return the group of a kind of event.

    >>> group_of("docking"), group_of("press")
    ('flight', 'press')
    """
    return _GROUP_OF[kind]


def called(kind: str) -> str:
    """Return what readers call a kind of event.

    >>> called("eva"), called("docking")
    ('EVA', 'docking')
    """
    return _CALLED.get(kind, kind)


def groups_among(kinds: set[str]) -> list[tuple[str, str]]:
    """Return the groups of some kinds, with what readers call them, in the order of the page."""
    there = {group_of(kind) for kind in kinds}
    return [(group, name) for group, (name, _) in GROUPS.items() if group in there]

"""The closed lists of the data format, and what an id looks like."""

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"  # what an id looks like
CRAFT = ID.removesuffix("$") + r"(/[a-z0-9]+(-[a-z0-9]+)*)?$"  # mission, or mission/spacecraft
WHOLE_ID = ID.removesuffix("$") + "/" + ID.removeprefix("^")  # mission/event
MISSION_KINDS = ("crewed", "robotic", "programme", "station")

EVENT_KINDS = {
    "agreement": "something is agreed or signed",
    "anniversary": "the mission is remembered",
    "announcement": "something is made public by those who decide it",
    "anomaly": "something goes wrong, or seems to",
    "assembly": "hardware is built, stacked or mounted",
    "birth": "somebody is born",
    "broadcast": "television or radio from the mission",
    "ceremony": "a signing, an exchange of gifts, a decoration, a reception",
    "countdown": "the last hours before a launch",
    "crew-day": "waking, eating, sleeping, dressing",
    "death": "somebody dies",
    "delivery": "hardware arrives somewhere on Earth",
    "deorbit": "the burn that brings a spacecraft down",
    "docking": "two spacecraft are joined",
    "entry": "the descent through the atmosphere, parachutes included",
    "eva": "a spacewalk or moonwalk",
    "experiment": "scientific or technical work",
    "flyby": "a spacecraft passes a celestial body",
    "hatch": "a hatch opens or closes, people enter through it, a lock is pressurised",
    "impact": "a spacecraft strikes a celestial body",
    "jettison": "a part is cast off",
    "landing": "a spacecraft touches down, on land or water, on Earth or elsewhere",
    "launch": "lift-off",
    "loss": "a spacecraft is destroyed, or never heard from again",
    "manoeuvre": "a spacecraft changes its orbit or attitude",
    "medical": "an examination, an illness, a treatment",
    "meeting": "people confer",
    "message": "a letter, a call, greetings",
    "milestone": "a first, a record, a turning point that no other kind covers",
    "observation": "something is seen or photographed",
    "orbit": "an orbit is reached",
    "press": "a press conference or interview",
    "publication": "a report or book appears",
    "recovery": "crew or spacecraft are picked up",
    "rendezvous": "spacecraft approach each other, see or hear each other",
    "rollout": "a launch vehicle goes to its pad",
    "simulation": "a rehearsal on the ground with the crew or control centres",
    "scrub": "a launch attempt is called off, or a launch put off",
    "staging": "a launch vehicle drops a stage or fairing",
    "test": "hardware is tried, on the ground or in flight",
    "training": "a crew learns",
    "transfer": "people pass from one spacecraft to another",
    "undocking": "two joined spacecraft part",
    "visit": "people go to see a place",
}
# What else people call some kinds of event.
OTHER_KINDS = {
    "spacewalk": "eva",
    "moonwalk": "eva",
    "lift-off": "launch",
    "liftoff": "launch",
    "splashdown": "landing",
    "touchdown": "landing",
    "reentry": "entry",
    "re-entry": "entry",
    "maneuver": "manoeuvre",
}
GENDERS = ("female", "male")
DIED_IN = ("flight", "training")
SEAT_STATUSES = ("prime", "backup", "support", "ground")
VISITOR_ENDS = ("entry", "landing", "loss")
ORGANISATION_KINDS = ("academy", "agency", "centre", "company", "council", "design-bureau", "service")
UNITS = (
    "kg", "t", "m", "km", "mm", "cm", "min", "h:m:s", "h:m", "h", "s", "d", "deg", "kPa", "mmHg", "percent", "orbits",
    "N", "kN", "m/s", "USD", "people", "count", "W", "K", "degC",
)  # fmt: skip
TIMES = ("h:m:s", "h:m")  # units of what is no number, but a length of time
STANDARD_FIGURES = {  # id, alone or behind that of a craft -> label and unit
    "callsign": ("Call sign", ""),
    "mass": ("Mass at launch", "kg"),
    "perigee": ("Perigee", "km"),
    "apogee": ("Apogee", "km"),
    "inclination": ("Inclination", "deg"),
    "period": ("Period", "min"),
    "height": ("Greatest height", "km"),
    "orbits": ("Orbits flown", "orbits"),
    "distance": ("Distance flown", "km"),
    "recovery-ship": ("Recovery ship", ""),
    "payload": ("Payload", ""),
    "payloads-deployed": ("Payloads deployed", ""),
    "delays": ("Delays", ""),
    "emblem": ("Emblem", ""),
}
BODIES = ("Moon", "Venus", "Mars", "Titan", "Eros", "Itokawa", "Ryugu", "Bennu", "67P/Churyumov-Gerasimenko")
SOURCE_KINDS = ("primary", "history", "press", "reference", "web")
ROLES = ("author", "editor", "chair")  # of those who made a work


def standard_figure(figure: str) -> tuple[str, str] | None:
    """Return label and unit of a standard figure; figure: its id within its mission. None for any other.

    >>> standard_figure("mass"), standard_figure("eagle-mass"), standard_figure("landing-speed")
    (('Mass at launch', 'kg'), ('Mass at launch', 'kg'), None)
    """
    return STANDARD_FIGURES.get(standard_id(figure))


def standard_id(figure: str) -> str:
    """Return the id of the standard figure that a figure has behind that of a craft, or alone; "" for any other.

    >>> standard_id("eagle-mass")
    'mass'
    """
    words = figure.split("-")
    ends = ("-".join(words[i:]) for i in range(len(words)))
    return next((end for end in ends if end in STANDARD_FIGURES), "")

"""What concerns all commands: the words of closed lists, exit codes, the environment, files."""

from missionfacts.errors import Exit
from missionfacts.manual.page import Entry, Page, Section
from missionfacts.model import vocabulary

DAYS = (
    "17 July 1975", "July 17th", "1975-07-17", "17-Jul-1975", "19750717", "07-17", "tomorrow", "monday", "-3d",
)  # fmt: skip
LIMITS = ("1975", "July 1975", "17 Jul 1975, 16:09:09", "1975-07-17T19:09:09+03:00", "51:49", "T+51:49:09")
ZONES = ("utc", "local", "+03:00", "Europe/Moscow", "moscow")
EXIT_CODES = {
    Exit.OK: "fine, also where a day has no facts",
    Exit.NOTHING_FOUND: "nothing found, or a name that fits several",
    Exit.USAGE: "wrong usage",
    Exit.BAD_DATA: "data files with problems",
    Exit.BUG: "a bug, or a damaged installation",
    Exit.NO_OUTPUT: "output that cannot be written",
    130: "interrupted",
}
ENVIRONMENT = {
    "MISSIONFACTS_DATA": "data of your own too, as --data takes them; several with : between, ; on Windows",
    "MISSIONFACTS_NOW": "the time that it is taken to be, such as 2025-07-17T12:00Z",
    "GITHUB_WORKSPACE": "set by GitHub Actions: the folder from which `check -f github` and sarif name files",
    "MISSIONFACTS_MAX_FILE_MB": "the largest data file that is read, in megabytes; 16 unless said",
    "MISSIONFACTS_DEBUG": "with any value, show where a bug is",
    "NO_COLOR": "with any value, no colour",
    "FORCE_COLOR": "colour in a pipe too; with 0, none",
    "CLICOLOR_FORCE": "colour in a pipe too, unless it is 0",
    "CLICOLOR": "with 0, no colour",
    "TERM": "with dumb or unknown, or without it, no colour",
    "LC_ALL": "with C or POSIX, a terminal gets signs and letters in ASCII",
    "LC_CTYPE": "as LC_ALL, where that is not set",
    "LANG": "as LC_CTYPE, where that is not set",
    "PYTHONIOENCODING": "the encoding of what people read, whatever the locale; programs get UTF-8",
    "COLUMNS": "how wide tables and help may be, in place of the terminal's own width",
    "TZ": "your time zone, which decides what today is",
    "XDG_CACHE_HOME": "where caches are kept; ~/.cache unless said (macOS and Windows have their own places)",
    "XDG_STATE_HOME": "where fact --once notes the day; ~/.local/state unless said",
}
FILES = {
    "~/.cache/missionfacts/": "catalogues compiled from data of your own; may be deleted at any time",
    "~/.local/state/missionfacts/fact-told": "the day on which fact --once has told a fact",
}


def dates() -> tuple[Section, ...]:
    """Return how days, times, zones and clocks may be written."""
    written = {
        "A day": f"{'; '.join(DAYS)}.",
        "A limit": f"What is a day, too, and {'; '.join(LIMITS)}. The last two are elapsed time.",
        "A time zone": f"{'; '.join(ZONES)}.",
        "A clock": "What is a time zone, and the mission's own clocks of elapsed time: get, met or T+ is its first.",
    }
    return tuple(Section(heading, prose=text) for heading, text in written.items())


def kinds() -> tuple[Section, ...]:
    """Return the closed lists that options take words of."""
    return (
        Section("Kinds of event", _entries(vocabulary.EVENT_KINDS)),
        Section("Kinds of mission", prose=", ".join(vocabulary.MISSION_KINDS)),
        Section("Status of a seat", prose=", ".join(vocabulary.SEAT_STATUSES)),
    )


def exit_codes() -> tuple[Section, ...]:
    """Return what the exit code says."""
    return (Section("Exit codes", _entries({str(code): text for code, text in EXIT_CODES.items()})),)


def environment() -> tuple[Section, ...]:
    """Return the variables that are read and the files that are kept."""
    return (Section("Environment", _entries(ENVIRONMENT)), Section("Files", _entries(FILES)))


def _entries(words: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(*each) for each in words.items())


TOPICS = {  # name -> its summary, and what gives its sections
    "dates": ("How days, times, time zones and clocks may be written.", dates),
    "kinds": ("The words that --kind and --status take.", kinds),
    "exit-codes": ("What the exit code tells a script.", exit_codes),
    "environment": ("The variables that are read, and the files that are kept.", environment),
}


def topic_page(name: str) -> Page:
    """Return the page of a topic."""
    summary, sections = TOPICS[name]
    return Page(f"missionfacts help {name}", summary, sections=sections())

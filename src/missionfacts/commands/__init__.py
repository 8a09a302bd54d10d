"""The commands: one module for each noun, one function for each command.

`TABLE` names them all, so that only the module of the command that runs is imported.
"""

TABLE = {
    "missions": "missionfacts.commands.missions",
    "show": "missionfacts.commands.cards",
    "timeline": "missionfacts.commands.missions",
    "crew": "missionfacts.commands.crew",
    "figures": "missionfacts.commands.cards",
    "person": "missionfacts.commands.cards",
    "search": "missionfacts.commands.search",
    "sources": "missionfacts.commands.provenance",
    "cite": "missionfacts.commands.provenance",
    "disputes": "missionfacts.commands.provenance",
    "today": "missionfacts.commands.onthisday",
    "upcoming": "missionfacts.commands.onthisday",
    "fact": "missionfacts.commands.onthisday",
    "calendar": "missionfacts.commands.calendar",
    "check": "missionfacts.commands.curate",
    "schema": "missionfacts.commands.curate",
    "new": "missionfacts.commands.curate",
}

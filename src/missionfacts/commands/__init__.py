"""The commands: one module for each noun, one function for each command.

`TABLE` names them all, so that only the module of the command that runs is imported.
"""

TABLE = {
    "missions": "missionfacts.commands.missions",
    "show": "missionfacts.commands.missions",
    "timeline": "missionfacts.commands.missions",
    "crew": "missionfacts.commands.crew",
    "today": "missionfacts.commands.onthisday",
}

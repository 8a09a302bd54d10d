"""What a search finds."""

from typing import NamedTuple

from missionfacts.model.fields import Date, Id, Text


class Hit(NamedTuple):
    """Something that a search found."""

    what: Text  # event, person, figure, mission, organisation, experiment, picture or expedition
    at: Date
    title: Text
    id: Id
    text: Text  # what more there is to read, from about where the words are
    mission: Id

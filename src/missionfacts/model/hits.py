"""What a search finds."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import DATE_IN_LIST, Id, Text


class Hit(NamedTuple):
    """Something that a search found."""

    what: Text  # event, person, figure, mission, organisation, experiment, picture, expedition or spacecraft
    at: Annotated[str, DATE_IN_LIST]  # when, of what has a date
    title: Text  # what it is called, or what happened
    id: Id  # whole
    text: Text  # what more there is to read, from about where the words are
    mission: Id  # that it belongs to
    matched: Text  # why: title, or what else has the words, such as “alias: Eagle”

"""What sources print, and whether it can mean what is told."""

import pytest

from missionfacts.compile.printed import contradicted
from missionfacts.dates.edtf import parse

LIFT_OFF = parse("1975-07-15T12:20:00Z").earliest
HOUR = 3600
AGREE = [
    ("9:31 a.m. EST", "2001-02-10T14:31Z"),
    ("Saturday 9.31 am", "2001-02-10T14:31Z"),
    ("16.52 MESZ", "2006-07-06T14:52Z"),
    ("21:12 Uhr mitteleuropäischer Zeit", "2010-12-17T20:12Z"),
    ("10 часов 55 минут московского времени", "1961-04-12T07:55Z"),
    ("9 h 07 min Moscow time", "1961-04-12T06:07:00Z"),
    ("15.17 Moscow time", "2005-07-28T11:17Z"),  # summer time, as clocks in Moscow had it then
    ("15时08分", "2003-10-15T07:08Z"),
    ("0700 EDT", "1975-06-25T11:00Z"),
    ("0432 GMT", "2001-03-19T04:32Z"),
    ("1409 GMT to 2139 GMT", "2002-04-13T14:09Z/2002-04-13T21:39Z"),
    ("10:34 a.m. to 6:47 p.m. EST", "2018-02-02T15:34Z/2018-02-02T23:47Z"),
    ("1:47 a.m. EST (6:47 UTC)", "2022-11-16T06:47:44Z"),
    ("8 p.m. CDT", "1998-06-03T01:00Z"),
    ("6:55 (Houston)", "1975-07-15T11:55Z"),
    ("11:16:03 p.m. EST, 18 November", "1969-11-19T04:16:02Z"),
    ("2.19 pm local time", "1967-11-29T04:49Z"),  # Woomera is half an hour off
    ("GET 51:49:09", "1975-07-17T16:09:09Z"),
    ("MET 2/03:49", "1975-07-17T16:09Z"),
    ("October 26 through 28, 1970", "1970-10-26/1970-10-28"),
    ("16 and 17 April", "1976-04-16"),
    ("about 6 p.m. EDT", "1975-07-24T21:59Z"),
    ("28 minutes after 7:32 p.m. (EST)", "1966-11-12T01:00Z~"),
    ("7:30 a.m. CDT (planned)", "2001-04-18T12:40Z"),
    ("22.30 miles (35.89 km)", "1972-12-13T22:25:48Z"),
    ("three transfers", "1975-07-18"),
]
DIFFER = [
    ("9:31 a.m. EDT", "2001-02-10T14:31Z"),
    ("9:32 a.m. EST", "2001-02-10T14:31Z"),
    ("9:31 p.m. EST", "2001-02-10T14:31Z"),
    ("9:34", "2001-02-10T14:31Z"),
    ("16.52 MEZ", "2006-07-06T14:52Z"),
    ("15.17 Moscow time", "2005-07-28T12:17Z"),
    ("GET 51:48:09", "1975-07-17T16:09:09Z"),
    ("27 October 1970", "1970-10-26"),
    ("18 July 1969", "1970-07-18"),
    ("07:17:51 UTC", "2004-03-02T07:17:44Z"),
    ("12:09:09 p.m. EDT; 19:12 Moscow time", "1975-07-17T16:09:09Z"),
]


@pytest.mark.parametrize(("text", "at"), AGREE)
def test_what_can_mean_what_is_told_agrees(text: str, at: str) -> None:
    assert not contradicted(text, [parse(at)], (), {LIFT_OFF})


@pytest.mark.parametrize(("text", "at"), DIFFER)
def test_what_can_mean_nothing_of_it_is_named(text: str, at: str) -> None:
    assert contradicted(text, [parse(at)], (), {LIFT_OFF}) in text.split("; ")


def test_a_rival_may_be_what_is_printed() -> None:
    told = [parse("1975-07-17T16:09:09Z"), parse("1975-07-17T16:12Z")]
    assert not contradicted("19:12 Moscow time", told, (), ())


def test_a_length_is_that_from_start_to_end() -> None:
    told = [parse("2015-02-25T11:51Z/2015-02-25T18:34Z")]
    lengths = {told[0].end.earliest - told[0].start.earliest}
    assert not contradicted("1:34 p.m. EST; 6-hour, 43-minute", told, lengths, ())
    assert contradicted("1:34 p.m. EST; 7-hour, 43-minute", told, lengths, ()) == "7-hour, 43-minute"

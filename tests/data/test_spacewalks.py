"""The comparison of the spacewalks with lists of them: on a small list, and of ours with the one in tools/reference."""

from pathlib import Path

import pytest
from tools.compare_spacewalks import differences, rows_of, unsupported, walks_of

from missionfacts.compile.dataset import Dataset
from missionfacts.compile.load import load
from missionfacts.data_files import data_files
from tests.conftest import ROOT

FILE = """\
mission:
  id: station
  name: Station
  kind: station
  summary: One.
  sources: [{id: log}]
  events:
    - id: right
      at: 2001-06-08T14:21Z/2001-06-08T14:40Z
      kind: eva
      people: [roe]
      title: Roe goes out
      sources: [{id: log}]
    - id: zone
      at: 2002-02-20T13:38Z/2002-02-20T19:25Z
      kind: eva
      people: [roe]
      title: Roe goes out again
      sources: [{id: log}]
      disputed:
        - {duration: 5:40, sources: [{id: log}], note: Rounded}
    - id: day
      at: 2003-02-24
      kind: eva
      people: [roe, poe]
      duration: 6:40
      title: Roe and Poe go out
      sources: [{id: log}]
    - id: unlisted
      at: 2004-03-01
      kind: eva
      people: [poe]
      title: Poe goes out
      sources: [{id: log}]
people:
  roe: {name: Rachel Roe, sources: [{id: log}]}
  poe: {name: Pierre Poe, sources: [{id: log}]}
sources:
  log: {title: Log, kind: primary}
"""
LIST = """\
# what a list may look like
start\tend\tduration\tpeople\tname
2001-06-08T14:22Z\t2001-06-08T14:41Z\t0:19\tR. Roe\tfirst
2002-02-20T11:38Z\t2002-02-20T17:25Z\t5:40\tРоу\tsecond
2003-02-25T11:51Z\t\t6:43\tRoe, Poe\tthird
2005-01-01\t\t\tRoe\tfourth
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    (tmp_path / "station.yaml").write_text(FILE, "utf-8")
    return load(data_files(tmp_path), tmp_path)


def test_what_differs_from_a_list_is_told_unless_it_is_recorded(dataset: Dataset) -> None:
    assert list(differences(dataset, rows_of(LIST))) == [
        "station/zone: start 2002-02-20T11:38Z, ours 2:00 later: 2002-02-20T13:38Z (second)",
        "station/zone: end 2002-02-20T17:25Z, ours 2:00 later: 2002-02-20T19:25Z (second)",
        "station/day: start 2003-02-25T11:51Z, ours 35:51 earlier: 2003-02-24 (third)",
        "station/day: duration 6:43, ours 0:03 shorter (third)",
        "station/unlisted: is not in the list",
        "no walk of ours: 2005-01-01 fourth",
    ]


def test_the_slack_passes_over_small_differences(dataset: Dataset) -> None:
    assert not [line for line in differences(dataset, rows_of(LIST), 121) if "zone" in line]
    assert [line for line in differences(dataset, rows_of(LIST), 0) if "right" in line]


def test_somebody_who_takes_part_leads_to_a_row_further_away(dataset: Dataset) -> None:
    near = "start\tpeople\n2003-02-25T20:00Z\tPoe\n2003-02-24T09:00Z\tDoe\n"
    assert list(differences(dataset, rows_of(near))) == [
        "station/day: start 2003-02-25T20:00Z, ours 44:00 earlier: 2003-02-24 (Poe)",
        "no walk of ours: 2003-02-24T09:00Z Doe",
    ]


ACCOUNTS = """\
mission:
  id: mir
  name: Mir
  kind: station
  summary: One.
  sources: [{id: log}]
  events:
    - id: report
      at: 1990-01-08T20:23Z/1990-01-08T23:19Z
      kind: eva
      title: Roe goes out
      sources: [{id: log}]
    - id: one-account
      at: 1990-01-11T18:01Z/1990-01-11T20:55Z
      kind: eva
      title: Roe goes out again
      sources: [{id: cosmowiki-spacewalks}, {id: mcdowell-evas}, {id: wikipedia-en}, {id: nasa-eva-list}]
    - id: marked
      at: 1990-01-26T12:09Z?/1990-01-26T15:11Z~
      kind: eva
      title: Poe goes out
      sources: [{id: cosmowiki-spacewalks}]
    - id: end-alone
      at: 1990-02-01T08:15Z/1990-02-01T13:14Z
      kind: eva
      title: Poe goes out again
      sources: [{id: cosmowiki-spacewalks}, {id: press, printed: 4 hours and 59 minutes}]
      disputed:
        - {at: 1990-02-01T08:14Z/1990-02-01T13:30Z, sources: [{id: radio}], note: Closed the hatch later}
    - id: two
      at: 1990-02-05T06:08Z/1990-02-05T09:53Z
      kind: eva
      title: Poe goes out once more
      sources: [{id: cosmowiki-spacewalks}, {id: press, printed: 06:08 UTC}]
    - id: plan
      at: 1990-02-08T06:08Z
      kind: eva
      title: Poe goes out at last
      sources: [{id: press}, {id: radio, at: the plan for the week}]
sources:
  log: {title: Log, kind: primary}
  cosmowiki-spacewalks: {title: List, kind: reference}
  mcdowell-evas: {title: List of vacuum, kind: reference}
  wikipedia-en: {title: English Wikipedia, kind: web}
  nasa-eva-list: {title: Lengths, kind: history}
  press: {title: News, kind: press}
  radio: {title: Radio, kind: press}
"""


def test_a_time_without_a_mark_rests_on_a_report_or_on_two_accounts(tmp_path: Path) -> None:
    (tmp_path / "mir.yaml").write_text(ACCOUNTS, "utf-8")
    both = "rests on cosmowiki-spacewalks, mcdowell-evas, wikipedia-en"
    assert list(unsupported(load(data_files(tmp_path), tmp_path))) == [
        f"mir/one-account: start 1990-01-11T18:01Z {both}",
        f"mir/one-account: end 1990-01-11T20:55Z {both}",
        "mir/end-alone: end 1990-02-01T13:14Z rests on cosmowiki-spacewalks",
        "mir/plan: start 1990-02-08T06:08Z rests on press",
    ]


@pytest.mark.slow
def test_every_shipped_time_of_a_spacewalk_rests_on_a_report_or_on_two_accounts_or_is_marked() -> None:
    folder = ROOT / "data"
    assert list(unsupported(load(data_files(folder), folder))) == []


@pytest.mark.slow
def test_no_shipped_walk_is_an_hour_from_the_list_without_saying_so() -> None:
    folder = ROOT / "data"
    table = (ROOT / "tools" / "reference" / "spacewalks.tsv").read_text("utf-8")
    dataset = load(data_files(folder), folder)
    assert len(walks_of(dataset)) >= 499
    found = [line for line in differences(dataset, rows_of(table), 45) if not line.startswith("no walk of ours: ")]
    assert found == [
        "iss/eva-2008-12-23: duration 6:29, ours 0:51 shorter (2 in vacuum)",
        "iss/eva-2020-11-18: end 2020-11-18T15:22Z, ours 6:38 later: 2020-11-18T22:00Z (2 in vacuum)",
        "iss/eva-2020-11-18: duration 0:29, ours 6:19 longer (2 in vacuum)",
    ]

"""check: every problem of every layer in one run, in every format; people and sources that are shipped are known."""

import csv
import json
import re
from pathlib import Path

import pytest

from missionfacts.compile.yaml_reader import MOST_PROBLEMS
from missionfacts.model.problems import Problem
from tests.conftest import ROOT, Run
from tests.readers import read_tsv

BROKEN = """mission:
  id: demo
  name: Demo
  kind: crewd
  lauch: 1961-04-12
  summary: A demonstration.
  sources: [{id: sp-4209}]
  events:
    - {id: launch, at: 1961-04-31, kind: launch, title: It was launched., sources: [{id: sp-4210}]}
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "demo.yaml"
    path.write_text(BROKEN, "utf-8")
    return path


def test_all_problems_come_at_once_with_their_places(run: Run, broken: Path) -> None:
    result = run("check", str(broken))
    assert result.code == 65
    lines = result.out.splitlines()
    assert [line.split(":")[1] for line in lines] == ["4", "5", "9"]
    assert "did you mean crewed?" in lines[0]
    assert "unknown field 'lauch'" in lines[1]
    assert "April 1961 has 30 days" in lines[2]


def test_warnings_count_only_when_asked(run: Run, broken: Path) -> None:
    broken.write_text(
        re.sub("crewd", "crewed", BROKEN).replace("  lauch: 1961-04-12\n", "").replace("04-31", "04-12"), "utf-8"
    )
    broken.write_text(broken.read_text("utf-8").replace("sp-4210", "sp-4209"), "utf-8")
    lenient, strict = run("check", str(broken)), run("check", str(broken), "--strict")
    assert "warning: the title ends in a full stop" in lenient.out
    assert (lenient.code, strict.code) == (0, 65)
    assert lenient.out == strict.out


def test_every_format_says_the_same(run: Run, broken: Path) -> None:
    records = json.loads(run("check", str(broken), "-f", "json").out)
    assert list(records[0]) == list(Problem._fields)
    rows = list(csv.DictReader(run("check", str(broken), "-f", "csv").out.splitlines()))
    assert [row["message"] for row in rows] == [record["message"] for record in records]
    tsv = [line.split("\t") for line in run("check", str(broken), "-f", "tsv").out.splitlines()]
    assert [row[1] for row in tsv] == [str(record["line"]) for record in records]
    log = json.loads(run("check", str(broken), "-f", "sarif").out)
    assert log["version"] == "2.1.0"
    (sarif,) = log["runs"]
    rules = {rule["id"] for rule in sarif["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in sarif["results"]} <= rules
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in sarif["results"]]
    assert [region["startLine"] for region in regions] == [record["line"] for record in records]
    assert {result["level"] for result in sarif["results"]} == {"error"}


def test_people_and_sources_that_are_shipped_may_be_referred_to(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    text = (
        "mission:\n  id: demo\n  name: Demo\n  kind: crewed\n  summary: A demonstration.\n  sources: [{id: sp-4209}]\n"
    )
    path.write_text(
        text + "  crew: [{person: leonov, role: guest, status: ground, sources: [{id: sp-4209}]}]\n", "utf-8"
    )
    assert run("check", str(path)).code == 0
    alone = run("check", str(path), "--no-bundled")
    assert alone.code == 65
    assert "no person 'leonov'" in alone.out


def test_a_folder_without_data_files_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("check", str(tmp_path))
    assert result.code == 2
    assert "no data files" in result.err


def test_the_options_that_all_commands_share_are_those_of_check_too(run: Run, broken: Path, tmp_path: Path) -> None:
    rows = read_tsv(run("check", str(broken), "-f", "tsv", "--fields", "line,rule", "--header").out)
    assert rows == [["line", "rule"], ["4", "format"], ["5", "format"], ["9", "format"]]
    assert "did you mean crewed" in run("check", str(broken), "-f", "table", width=200).out
    (tmp_path / "own.yaml").write_text("sources: {sp-4210: {title: Own, kind: web}}\n", "utf-8")
    text = BROKEN.replace("crewd", "crewed").replace("  lauch: 1961-04-12\n", "").replace("04-31", "04-12")
    broken.write_text(text, "utf-8")
    assert "no source 'sp-4210'" in run("check", str(broken)).out
    assert run("check", str(broken), "--data", str(tmp_path / "own.yaml")).code == 0


def test_an_unknown_format_is_answered_with_those_there_are(run: Run, broken: Path) -> None:
    result = run("check", str(broken), "-f", "sraif")
    assert result.code == 2
    assert "did you mean sarif?" in result.err


def test_files_with_all_sorts_of_mistakes_are_told_of_in_one_run(run: Run, broken: Path, tmp_path: Path) -> None:
    """One breaks off, with a wrong shape before; one has a wrong shape; one breaks rules only. None echoes another."""
    visit = "    - {id: walk, at: 1961-04-12, kind: visit, to: x, title: Somebody comes, sources: [{id: sp-4209}]}\n"
    shorter = BROKEN.replace("  lauch: 1961-04-12\n", "")
    end = shorter.replace("id: demo", "id: end").replace("name: Demo", "name: End")
    rules = shorter.replace("id: demo", "id: other").replace("name: Demo", "name: Rules").replace("crewd", "crewed")
    broken.write_text(BROKEN + visit, "utf-8")
    (tmp_path / "end.yaml").write_text(f'{end}{visit}  facts: ["\n', "utf-8")
    (tmp_path / "rules.yaml").write_text(rules.replace("04-31", "04-12"), "utf-8")
    told = json.loads(run("check", str(tmp_path), "-f", "json").out)
    assert [(Path(each["file"]).name, each["line"], each["rule"]) for each in told] == [
        ("demo.yaml", 4, "format"),
        ("demo.yaml", 5, "format"),
        ("demo.yaml", 9, "format"),
        ("demo.yaml", 10, "transfer-to"),
        ("demo.yaml", 10, "known-spacecraft"),
        ("end.yaml", 4, "format"),
        ("end.yaml", 8, "format"),
        ("end.yaml", 9, "transfer-to"),
        ("end.yaml", 11, "format"),
        ("rules.yaml", 2, "file-name"),
        ("rules.yaml", 8, "title-style"),
        ("rules.yaml", 8, "title-style"),
    ]


@pytest.mark.parametrize("many", [MOST_PROBLEMS + 1, 5 * MOST_PROBLEMS, 12 * MOST_PROBLEMS])
def test_of_a_file_with_very_many_problems_it_is_said_that_there_are_more(run: Run, tmp_path: Path, many: int) -> None:
    mission = BROKEN.partition("  events:\n")[0].replace("  lauch: 1961-04-12\n", "").replace("crewd", "crewed")
    events = "".join(
        f"    - {{id: e{n}, at: 1961-13, kind: visit, title: T{n}, sources: [{{id: sp-4209}}]}}\n" for n in range(many)
    )
    (tmp_path / "demo.yaml").write_text(f"{mission}  events:\n{events}", "utf-8")
    lines = run("check", str(tmp_path)).out.splitlines()
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1].endswith(f": and {many - MOST_PROBLEMS:,} more in this file")
    assert not any(" more in" in line for line in lines[:-1])


def test_of_just_as_many_problems_as_are_told_no_more_are_promised(run: Run, tmp_path: Path) -> None:
    mission = BROKEN.partition("  events:\n")[0].replace("  lauch: 1961-04-12\n", "").replace("crewd", "crewed")
    events = "".join(
        f"    - {{id: e{n}, at: 1961-13, kind: visit, title: T{n}, sources: [{{id: sp-4209}}]}}\n"
        for n in range(MOST_PROBLEMS)
    )
    (tmp_path / "demo.yaml").write_text(f"{mission}  events:\n{events}", "utf-8")
    result = run("check", str(tmp_path))
    assert " more in" not in result.out
    assert result.err == f"{MOST_PROBLEMS} errors in 1 file\n"


def test_what_is_not_told_of_a_flood_is_counted_in_the_last_line_too(run: Run, tmp_path: Path) -> None:
    mission = BROKEN.partition("  events:\n")[0].replace("  lauch: 1961-04-12\n", "").replace("crewd", "crewed")
    events = "".join(
        f"    - {{id: e{n}, at: 1961-04, kind: visit, title: t{n}., sources: [{{id: none}}]}}\n" for n in range(1_250)
    )
    (tmp_path / "demo.yaml").write_text(f"{mission}  events:\n{events}", "utf-8")
    (tmp_path / "other.yaml").write_text(
        f"{mission}  events:\n{events}".replace("id: demo", "id: other"), "utf-8"
    )  # of one name
    result = run("check", str(tmp_path))
    more = [line.rpartition(": ")[2] for line in result.out.splitlines() if " more that " in line]
    assert (
        more
        == ["and 2,300 more that break the rule title-style", "and 1,050 more that break the rule known-sources"] * 2
    )
    assert result.err == "2,501 errors and 5,000 warnings in 2 files\n"


def test_the_last_line_says_what_was_looked_at_and_what_was_found(run: Run, broken: Path, tmp_path: Path) -> None:
    example = Path(__file__).parent / "old_format" / "contributing.yaml"
    path = tmp_path / "good" / "example-1.yaml"
    path.parent.mkdir()
    path.write_text(example.read_text("utf-8"), "utf-8")
    good = run("check", str(path), "--no-bundled")
    path.unlink()
    assert (good.code, good.err) == (0, "1 file, 2 events: no problems\n")
    assert run("check", str(ROOT / "data" / "dataset.yaml")).err == "1 file: no problems\n"
    (tmp_path / "empty.yaml").write_text("sources: {}\n", "utf-8")
    for chosen in ("text", "github"):
        assert run("check", str(tmp_path), "-f", chosen).err == "3 errors in 1 of 2 files\n"
    for chosen in ("json", "tsv", "table", "sarif"):  # what programs read leaves them nothing to read besides
        assert run("check", str(tmp_path), "-f", chosen).err == ""
    broken.write_text(BROKEN.replace("  lauch: 1961-04-12\n", "").replace("crewd", "crewed"), "utf-8")
    text = broken.read_text("utf-8").replace("04-31", "04-12").replace("4210", "4209")
    broken.write_text(text.replace("was launched.", "lifts off."), "utf-8")
    assert run("check", str(broken)).err == "1 warning in 1 file\n"


def test_a_file_that_is_named_twice_is_looked_at_once(run: Run, broken: Path, tmp_path: Path) -> None:
    assert run("check", str(broken), str(tmp_path)).err == "3 errors in 1 file\n"


def test_dot_files_and_what_editors_leave_are_no_data(run: Run, broken: Path, tmp_path: Path) -> None:
    alone = run("check", str(tmp_path))
    for name in (".pre-commit-config.yaml", ".#demo.yaml", "#demo.yaml", "demo.yaml~", ".demo.yaml.swp", "#demo.yaml#"):
        (tmp_path / name).write_text("{", "utf-8")
    for name in (".github", ".git"):
        (tmp_path / name / "workflows").mkdir(parents=True)
        (tmp_path / name / "workflows" / "ci.yaml").write_text("{", "utf-8")
    (tmp_path / ".#gone.yaml").symlink_to("nobody@nowhere.1")  # as Emacs locks a file
    assert run("check", str(tmp_path)) == alone
    hidden = tmp_path / ".own"
    hidden.mkdir()
    broken.rename(hidden / "demo.yaml")
    assert len(run("check", str(hidden)).out.splitlines()) == 3  # one that is asked for itself


# A blank and a # begin a comment, wherever they stand


def cut(run: Run, file: Path, old: str, new: str) -> list[str]:
    text = BROKEN.replace("crewd", "crewed").replace("  lauch: 1961-04-12\n", "").replace("04-31", "04-12")
    text = text.replace("4210", "4209").replace("It was launched.", "It lifts off")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return [line.removeprefix(f"{file}:") for line in run("check", str(file)).out.splitlines()]


MAY_BE_CUT = "if it belongs to the value, put that in quotes"


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("name: Demo", "name: Demo #1", "3:14", "mission demo: warning: 'name' ends before '#1'"),
        ("name: Demo", "name: Demo # 1", "3:14", "mission demo: warning: 'name' ends before '# 1'"),
        ("name: Demo", "name: Demo   #1", "3:16", "mission demo: warning: 'name' ends before '#1'"),
        ("name: Demo", "name: Dé😀\t#mo", "3:13", "mission demo: warning: 'name' ends before '#mo'"),
        ("tion.\n", "tion.\n    More\n    of #it\n", "7:8", "mission demo: warning: 'summary' ends before '#it'"),
        (
            "name: Demo",
            "name: D\n  aliases:\n    - D #1",
            "5:9",
            "mission demo: warning: an item of 'aliases' ends before '#1'",
        ),
    ],
)
def test_a_text_that_a_comment_may_have_cut_is_told(
    run: Run, broken: Path, old: str, new: str, place: str, what: str
) -> None:
    assert cut(run, broken, old, new) == [f"{place}: {what}, which YAML takes for a comment; {MAY_BE_CUT}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Demo", 'name: "Demo #1"'),
        ("name: Demo", "name: 'Demo #1' # a comment"),
        ("name: Demo", "name: Demo#1"),
        ("name: Demo", "name: Demo  # a comment"),
        ("name: Demo", "name: Demo  #"),
        ("name: Demo", "name: Demo\t\t# a comment"),
        ("name: Demo", "name: # a comment\n    Demo"),
        ("name: Demo", "name: >  # a comment\n    Demo #1"),
        ("kind: crewed", "kind: crewed #or robotic"),  # what is cut from no text would not be right with it either
        ("{id: sp-4209}]}\n", "{id: sp-4209}]} #1\n"),
    ],
)
def test_what_is_a_comment_and_nothing_else_is_not(run: Run, broken: Path, old: str, new: str) -> None:
    assert cut(run, broken, old, new) == []


# For tools that show problems beside the lines


def test_commands_for_github_have_the_escapes_that_it_wants(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a, b%").mkdir()
    path = tmp_path / "a, b%" / "demo.yaml"
    path.write_text(BROKEN.replace("crewd", "100%\u00e9"), "utf-8")
    monkeypatch.chdir(tmp_path / "a, b%")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    lines = run("check", "demo.yaml", "-f", "github").out.splitlines()
    begin = (
        "::error file=a%2C b%25/demo.yaml,line=4,col=3,title=missionfacts%3A format::mission demo: kind: '100%25é' is"
    )
    assert lines[0].startswith(begin)
    assert len(lines) == 3
    monkeypatch.delenv("GITHUB_WORKSPACE")
    assert run("check", "demo.yaml", "-f", "github").out.startswith("::error file=demo.yaml,line=4,")
    monkeypatch.chdir(tmp_path)
    path.write_bytes(b"\xff")
    whole = run("check", "a, b%", "-f", "github").out
    assert whole.startswith("::error file=a%2C b%25/demo.yaml,line=1,title=")


def test_addresses_in_sarif_go_from_the_current_folder_or_from_one_that_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / "demo.yaml").write_text(BROKEN, "utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "é #1.yaml").write_bytes(b"")
    monkeypatch.chdir(here)
    (log,) = json.loads(run("check", "../demo.yaml", str(here / "é #1.yaml"), "-f", "sarif").out)["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in log["results"]]
    assert [place["artifactLocation"] for place in places] == [
        *[{"uri": "demo.yaml", "uriBaseId": "ELSEWHERE"}] * 3,
        {"uri": "%C3%A9%20%231.yaml", "uriBaseId": "%SRCROOT%"},
    ]
    assert places[-1]["region"] == {"startLine": 1, "startColumn": 1}
    assert log["originalUriBaseIds"]["ELSEWHERE"]["uri"] == f"{tmp_path.as_uri()}/"
    assert "uri" not in log["originalUriBaseIds"]["%SRCROOT%"]
    for rule in log["tool"]["driver"]["rules"]:
        assert rule["fullDescription"]["text"].endswith(".")
        assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
    assert [log["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] for each in log["results"]] == ["format"] * 4


# Data in the format as it was before the last fields came; rules that only warn have come since


def test_the_annotated_example_of_earlier_versions_still_passes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "example-1.yaml"
    path.write_text((Path(__file__).parent / "old_format" / "contributing.yaml").read_text("utf-8"), "utf-8")
    assert run("check", str(path)).code == 0
    assert run("timeline", "example-1", "--data", str(path)).out.count("\n") == 2


def test_the_template_of_earlier_versions_still_passes_once_its_blanks_are_filled(run: Run, tmp_path: Path) -> None:
    text = (Path(__file__).parent / "old_format" / "template.yaml").read_text("utf-8").replace("{id}", "example-1")
    path = tmp_path / "example-1.yaml"
    path.write_text(re.sub(r":   # e\.g\. (.*)", r": \1", text), "utf-8")
    assert run("check", str(path)).code == 0

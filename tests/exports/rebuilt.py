"""What commands print as JSON, built again from the tables of an export by somebody who has only read its README."""

from collections import Counter

from tests.exports.reading import Row, Tables


def local(key: str | None, mission: str) -> str | None:
    """Return an id as a file of the mission has it."""
    return key and key.removeprefix(f"{mission}/")


def use(row: Row) -> Row:
    return {"id": row["source_id"], "at": row["place"], "printed": row["printed"]}


def rests_on(tables: Tables, key: str) -> Row:
    """Return the sources of a record, and what others say."""
    return {
        "sources": [use(row) for row in tables["uses"].where(part=None, record_id=key)],
        "disputed": [
            {
                "field": row["field"],
                "value": row["value"],
                "sources": [use(each) for each in tables["rival_uses"].where(rival=row["position"], record_id=key)],
                "note": row["note"],
            }
            for row in tables["rivals"].where(record_id=key)
        ],
    }


def timeline(tables: Tables, mission: str) -> list[Row]:
    belonging = sorted(tables["event_missions"].where(mission_id=mission), key=lambda row: row["position"])
    return [event(tables, row) for row in belonging]


def event(tables: Tables, belonging: Row) -> Row:
    row = tables["events"].one(id=belonging["event_id"])
    key, mission = row["id"], row["mission_id"]
    also = tables["event_missions"].where(event_id=key)
    said = sorted((each for each in also if each["also_position"]), key=lambda each: each["also_position"])
    latitude, longitude = (row["coordinates"] or ", ").split(", ")
    position = {
        "latitude": latitude,
        "longitude": longitude,
        "body": None if row["body"] == "Earth" else row["body"],
        "about": row["coordinates_approximate"],
    }
    return {
        "at": row["at"],
        "spacecraft": [
            local(craft, mission) for craft in tables["event_spacecraft"].listed("spacecraft_id", event_id=key)
        ],
        "kind": row["kind"],
        "title": row["title"],
        "id": key,
        "mission": mission,
        "elapsed": belonging["elapsed"],
        "people": tables["event_people"].listed("person_id", event_id=key),
        "to": local(row["to_spacecraft_id"], mission),
        "place": row["place"],
        "detail": row["detail"],
        "weight": row["weight"],
        "pictures": [each["number"] or each["id"].partition("/")[2] for each in tables["pictures"].where(event_id=key)],
        "clock": None,
        "duration": row["duration"],
        "position": position if row["coordinates"] else None,
        "also": [each["mission_id"] for each in said],
        "formerly": tables["event_former_ids"].listed("former_id", event_id=key),
        "distinct": [
            {"id": each["other_event_id"], "note": each["note"]}
            for each in tables["event_distinct"].where(event_id=key)
        ],
        "missions": [mission, *sorted(each["mission_id"] for each in also if each["mission_id"] != mission)],
        "port": row["port"],
        **{name: row[name] for name in ("earliest", "latest", "resolution", "approximate", "doubtful")},
        "seconds": row["duration_seconds"],
        "lane": [],
        **rests_on(tables, key),
    }


def crew(tables: Tables, mission: str) -> list[Row]:
    return [
        {
            "spacecraft": local(row["spacecraft_id"], mission),
            "person": row["person_id"],
            "mission": mission,
            "landed_in": row["landed_in_spacecraft_id"] or row["landed_in_mission_id"],
            **{name: row[name] for name in ("id", "role", "status", "nation", "note")},
            **{name: tables["people"].one(id=row["person_id"])[name] for name in ("name", "native")},
            **rests_on(tables, row["id"]),
        }
        for row in sorted(tables["seats"].where(mission_id=mission), key=lambda row: row["position"])
    ]


def figures(tables: Tables, mission: str) -> list[Row]:
    return [
        {
            "mission": mission,
            **{name: row[name] for name in ("about", "label", "value", "unit", "id", "weight")},
            **rests_on(tables, row["id"]),
        }
        for row in tables["figures"].where(mission_id=mission)
    ]


def cited(tables: Tables, kind: str, key: str) -> Row:
    """Return of a citation what does not depend on the kind of record."""
    row = tables["records"].one(kind=kind, id=key)
    found = {"id": key, "what": kind, "mission": row["mission_id"], "file": row["file"]}
    return {**found, **rests_on(tables, key)}


def people(tables: Tables) -> dict[str, Row]:
    """Return everyone as `people` prints them, but for the launch of the first flight, which follows from the seats."""
    same = ("id", "name", "nation", "gender", "born", "died", "died_in", "status", "time_in_space", "time_outside")
    counted = (
        "number", "number_100", "number_orbit", "flights", "in_orbit", "uncounted", "spacewalks", "uncounted_outside",
    )  # fmt: skip
    return {row["id"]: {name: row[name] for name in (*same, *counted)} for row in tables["people"]}


def flights(tables: Tables, person: str) -> list[Row]:
    """Return the flights of a person, but for the height of one up and down, which is in `figures`."""
    found = []
    for seat in tables["seats"].where(person_id=person):
        for row in tables["flights"].where(seat_id=seat["id"]):
            same = ("launched", "landed", "time", "in_space", "orbital", "own_landing")
            found.append(
                {
                    "mission": seat["mission_id"],
                    "name": tables["missions"].one(id=seat["mission_id"])["name"],
                    "spacecraft": tables["spacecraft"].one(id=seat["spacecraft_id"])["name"],
                    "landed_in": seat["landed_in_spacecraft_id"] or seat["landed_in_mission_id"],
                    "seat": seat["id"],
                    "launch": row["launch_event_id"],
                    "landing": row["landing_event_id"],
                    "number": row["number"] or 0,
                    **{name: seat[name] for name in ("role", "nation")},
                    **{name: row[name] for name in same},
                }
            )
    return sorted(found, key=lambda flight: flight["launched"])


def works(tables: Tables) -> dict[str, Row]:
    """Return every work as `sources` prints it: with how many records and how many rivals rest on it."""
    facts = {(row["source_id"], row["record_id"]) for row in tables["uses"] if not row["part"]}
    rivals = {(row["source_id"], row["record_id"], row["rival"]) for row in tables["rival_uses"]}
    resting, differing = (Counter(source for source, *_ in each) for each in (facts, rivals))
    return {
        row["id"]: {
            **{name: row[name] for name in ("id", "title", "year", "kind", "publisher", "language", "url", "note")},
            "authors": tables["source_creators"].listed("name", source_id=row["id"], role="author"),
            "facts": resting[row["id"]],
            "rivals": differing[row["id"]],
        }
        for row in tables["sources"]
    }

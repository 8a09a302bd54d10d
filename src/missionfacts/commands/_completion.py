"""What a shell completes: functions that Typer calls with what stands before the cursor.

Every command names them when it starts, and hardly any start is for completion: what they do is in `_completers`.
"""

from collections.abc import Callable

import typer

Completer = Callable[[typer.Context, str], list[str]]


def _later(name: str) -> Completer:
    """Return the completer of a name, which is imported when it is called."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from missionfacts.commands import _completers

        found: list[str] = getattr(_completers, name)(ctx, incomplete)
        return found

    return complete


complete_mission = _later("complete_mission")
complete_person = _later("complete_person")
complete_anything = _later("complete_anything")
complete_mission_name = _later("complete_mission_name")
complete_person_name = _later("complete_person_name")
complete_any_name = _later("complete_any_name")
complete_spacecraft = _later("complete_spacecraft")
complete_subject = _later("complete_subject")
complete_nation = _later("complete_nation")
complete_ship = _later("complete_ship")
complete_launcher = _later("complete_launcher")
complete_site = _later("complete_site")
complete_agency = _later("complete_agency")
complete_clock = _later("complete_clock")
complete_zone = _later("complete_zone")
complete_event_kind = _later("complete_event_kind")
complete_mission_kind = _later("complete_mission_kind")
complete_weight = _later("complete_weight")
complete_status = _later("complete_status")
complete_flown = _later("complete_flown")
complete_gender = _later("complete_gender")
complete_death = _later("complete_death")
complete_record = _later("complete_record")
complete_people_order = _later("complete_people_order")
complete_speed = _later("complete_speed")
complete_day = _later("complete_day")
complete_format = _later("complete_format")
complete_export_format = _later("complete_export_format")
complete_fields = _later("complete_fields")
complete_fields_of_command = _later("complete_fields_of_command")
complete_command_with_records = _later("complete_command_with_records")

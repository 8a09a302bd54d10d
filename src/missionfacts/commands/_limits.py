"""How much of a list is printed, and in which order."""

from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

import typer

from missionfacts.commands._completion import complete_weight

R = TypeVar("R", bound=Any)  # a record with a weight


def weight_option(said: str, *, shows_default: bool | str = True) -> Any:
    """Return the option --weight; said: its help; shows_default: whether it tells the default, or as what."""
    return typer.Option(
        "--weight", metavar="N", min=1, max=5, help=said, show_default=shows_default, autocompletion=complete_weight
    )


WeightOption = Annotated[
    int, weight_option("Only events of this weight or more: 1, routine, to 5, a landmark.", shows_default=False)
]
RoundOption = Annotated[bool, typer.Option("--round", help="Only round anniversaries: every 10 and every 25 years.")]
ReverseOption = Annotated[bool, typer.Option("--reverse", help="The last first.")]
MOST_NOTABLE = "At most so many events, the most notable ones; 0 for all."


def heaviest(found: Iterable[R], limit: int) -> list[R]:
    """Return the records to print, of equal weight those that come first, in the order they came in; 0 for all."""
    every = list(found)
    if not 0 < limit < len(every):
        return every
    best = sorted(range(len(every)), key=lambda i: (-every[i].weight, i))[:limit]
    return [every[i] for i in sorted(best)]


def left_out(number: int) -> str:
    """Return the line that says how many more there are; "" for none."""
    return f"{number:,} more: --limit 0 shows all" if number else ""

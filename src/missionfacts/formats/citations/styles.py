"""The styles of `cite`, by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from missionfacts.model.works import Citation, Work

Style = Callable[[Iterable[Citation], Mapping[str, Work]], Iterator[str]]


def style_of(name: str) -> Style:
    """Return what renders facts in a style; name: one of those that `cite` offers."""
    from missionfacts.formats.citations import biblatex, bibtex, plain, ris, styled

    if name in styled.STYLES:
        return partial(styled.styled, name)
    if name == "csl-json":
        from missionfacts.formats.citations.csl import csl_json

        return csl_json
    own: dict[str, Style] = {
        "text": plain.text,
        "bibtex": bibtex.bibtex,
        "biblatex": biblatex.biblatex,
        "ris": ris.ris,
    }
    return own[name]

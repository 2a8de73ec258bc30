"""The vocabularies of several libraries as one."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from simulator.authoring.reading import AuthoredFile
from simulator.model.problem import Problem
from simulator.model.vocabulary import Behaviour, Situation, Source, Vocabulary

_Item = Source | Behaviour | Situation
_PARTS = ("sources", "behaviours", "situations")


class _Definition(msgspec.Struct, frozen=True):
    file: AuthoredFile
    part: str
    position: int
    item: _Item


def merged(
    library: Sequence[AuthoredFile], named: Sequence[AuthoredFile]
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """All words of the files that hold a vocabulary, and one problem per file that redefines any.

    What a named file defines stands in for the library's. A word that means the same in two files
    is the same word.
    """
    definitions: dict[tuple[str, str], _Definition] = {}
    redefined: dict[str, list[tuple[_Definition, _Definition]]] = {}
    for file in library:
        for new in _definitions(file):
            first = definitions.setdefault((new.part, new.item.id), new)
            if first.file is not new.file and first.item != new.item:
                redefined.setdefault(file.name, []).append((first, new))
    for file in named:
        definitions.update({(new.part, new.item.id): new for new in _definitions(file)})
    return _vocabulary(definitions.values()), tuple(map(_clash, redefined.values()))


def _definitions(file: AuthoredFile) -> Iterator[_Definition]:
    if isinstance(file.document, Vocabulary):
        for part in _PARTS:
            for position, item in enumerate(getattr(file.document, part)):
                yield _Definition(file, part, position, item)


def _vocabulary(definitions: Collection[_Definition]) -> Vocabulary:
    items = [definition.item for definition in definitions]
    return Vocabulary(
        format="vocabulary/1",
        sources=tuple(item for item in items if isinstance(item, Source)),
        behaviours=tuple(item for item in items if isinstance(item, Behaviour)),
        situations=tuple(item for item in items if isinstance(item, Situation)),
    )


def _clash(pairs: list[tuple[_Definition, _Definition]]) -> Problem:
    first, second = pairs[0]
    assert second.file.parsed is not None, "it has a document"
    line, column = second.file.parsed.place((second.part, second.position))
    others = f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""
    return Problem(
        code="defined-twice",
        file=second.file.name,
        line=line,
        column=column,
        message=f"`{second.item.id}`{others} is defined in {first.file.name} too.",
        hint="Define it in one of the two vocabularies; all libraries share their words.",
    )

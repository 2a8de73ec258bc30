"""Item statistics from the lines of many sessions, each of which counts once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from simulator.batch.attempts import Attempt, Chooser, Which
from simulator.batch.items_group import Group, Path
from simulator.batch.items_reading import GroupKey, Observed
from simulator.model.session import Mode
from simulator.statistics.positions import Place, positions
from simulator.statistics.results import GroupItems, Items

_Kept = tuple[GroupKey, Path, tuple[Place, ...]]


def items(
    chunks: Iterable[bytes],
    groups: Mapping[GroupKey, Group],
    mode: Mode,
    which: Which | Literal["all"],
) -> Items:
    """What the sessions of these lines say; `groups` holds the group of each line.

    Unless all attempts count, one session for each trainee, scenario and rubric waits in memory.
    """
    observed = _observed(chunks)
    kept = map(_kept, observed) if which == "all" else _chosen(observed, which)
    places: Counter[Place] = Counter()
    counted = set()
    for key, path, at in kept:
        groups[key].add(path, at)
        places.update(at)
        counted.add(key)
    found = (groups[key].items() for key in counted)
    return Items(
        mode=mode,
        attempt=which,
        groups=tuple(sorted(found, key=_name)),
        positions=positions(places),
    )


def _observed(chunks: Iterable[bytes]) -> Iterator[Observed]:
    decoder = msgspec.json.Decoder(Observed)
    for chunk in chunks:
        yield from decoder.decode_lines(chunk)


def _chosen(observed: Iterable[Observed], which: Which) -> Iterator[_Kept]:
    chooser: Chooser[_Kept] = Chooser(which)
    for one in observed:
        key = (one.trainee, one.scenario, one.rubric)
        chooser.offer(key, Attempt(one.at, one.attempt, one.session, one.percent), _kept(one))
    return chooser.chosen()


def _kept(observed: Observed) -> _Kept:
    return observed.group, observed.path, observed.places


def _name(group: GroupItems) -> tuple[str, int, str, str, int, str]:
    return (
        group.scenario,
        group.version,
        group.digest,
        group.rubric,
        group.rubric_version,
        group.rubric_digest,
    )

"""Explorations, kept so that a scenario that has not changed is explored only once."""

import contextlib
import hashlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from simulator import __version__
from simulator.exploration.findings import Exploration, explore
from simulator.files import read_bounded
from simulator.model.digests import content
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.storage.files import make_folder, write_whole
from simulator.storage.places import Places

_UNUSABLE = (OSError, msgspec.DecodeError, msgspec.ValidationError, ArithmeticError)

MOST_BYTES = 64 * 1024 * 1024


def explored(scenario: Scenario, rubrics: Sequence[Rubric], places: Places) -> Exploration:
    """What `explore` finds, from the data folder if it was found before by this version.

    It is kept by the content of scenario and rubrics: strategies read texts. A folder that cannot
    be written costs nothing but the time.
    """
    path = places.explored / f"{_key(scenario, rubrics)}.msgpack"
    with contextlib.suppress(
        OSError, msgspec.DecodeError, msgspec.ValidationError, ArithmeticError
    ):
        return _decoder.decode(read_bounded(path, MOST_BYTES, follow_links=False))
    found = explore(scenario, rubrics)
    with contextlib.suppress(OSError):
        _keep(path, found)
    return found


def _keep(path: Path, found: Exploration) -> None:
    make_folder(path.parent)
    write_whole(path, (_encoder.encode(found),))


def _key(scenario: Scenario, rubrics: Sequence[Rubric]) -> str:
    parts = [__version__, content(scenario), *(content(rubric) for rubric in rubrics)]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def _encoded(value: object) -> object:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"{type(value).__name__} is no part of an exploration")


def _decoded(kind: type, value: Any) -> object:
    if kind is Fraction:
        return Fraction(value)
    raise TypeError(f"{kind.__name__} is no part of an exploration")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encoded)
_decoder = msgspec.msgpack.Decoder(Exploration, dec_hook=_decoded)

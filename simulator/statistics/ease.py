"""How easy each decision is for a session of middling strength, whichever ways sessions went.

Talks differ in the decisions they come to. Who ends a talk early by a bad reply has met easy
decisions only, and would seem strong by their mean score; few but strong sessions come to some
decisions, which would seem easy. So strength and ease are fitted together, by least squares: the
score of session i at decision j is taken as ease j + strength i. It is the additive model of the
analysis of variance for an unbalanced table.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Scores = tuple[tuple[str, int], ...]
"""The decisions of a talk, each with its score."""

_SINGULAR = 1e-9
_FINE = 1_000_000


def ease(talks: Mapping[Scores, int]) -> dict[str, Fraction]:
    """The ease of each decision, to six decimals; `talks` counts how often each occurs.

    Over all scores the mean of score − ease is 0. Decisions that no sessions have in common with
    others stand by their mean score.
    """
    names = sorted({name for talk in talks for name, _ in talk})
    places = {name: place for place, name in enumerate(names)}
    matrix = [[Fraction(0)] * len(names) for _ in names]
    totals = [Fraction(0)] * len(names)
    for talk, times in talks.items():
        middle = Fraction(sum(score for _, score in talk), max(1, len(talk)))
        for name, score in talk:
            row = matrix[places[name]]
            row[places[name]] += times
            totals[places[name]] += times * (score - middle)
            for other, _ in talk:
                row[places[other]] -= Fraction(times, len(talk))
    anchors = [float(mean) for mean in _means(talks, names)]
    found = _solved([[float(value) for value in row] for row in matrix], totals, anchors)
    exact = {name: Fraction(value) for name, value in zip(names, found, strict=True)}
    shift = _mean_excess(talks, exact)
    return {name: Fraction(round((value + shift) * _FINE), _FINE) for name, value in exact.items()}


def rests(talk: Scores, eases: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """For each decision, the mean of score − ease over the talk's other ones, if there are any."""
    excess = {name: score - eases[name] for name, score in talk}
    whole = sum(excess.values(), Fraction(0))
    others = len(excess) - 1
    return {name: (whole - own) / others for name, own in excess.items()} if others > 0 else {}


def _means(talks: Mapping[Scores, int], names: Iterable[str]) -> list[Fraction]:
    sums = dict.fromkeys(names, Fraction(0))
    counts = dict.fromkeys(sums, 0)
    for talk, times in talks.items():
        for name, score in talk:
            sums[name] += score * times
            counts[name] += times
    return [sums[name] / counts[name] for name in sums]


def _mean_excess(talks: Mapping[Scores, int], eases: Mapping[str, Fraction]) -> Fraction:
    count = sum(len(talk) * times for talk, times in talks.items())
    excess = (
        times * (score - eases[name]) for talk, times in talks.items() for name, score in talk
    )
    return sum(excess, Fraction(0)) / max(1, count)


def _solved(
    matrix: list[list[float]], totals: Sequence[Fraction], anchors: Sequence[float]
) -> list[float]:
    """Solve the normal equations; where they leave a value open, it is the anchor.

    Only +, −, × and ÷ in a fixed order, which give the same bits on every machine.
    """
    right = [float(total) for total in totals]
    size = len(matrix)
    is_open = [False] * size
    limits = [_SINGULAR * max(1.0, matrix[place][place]) for place in range(size)]
    for place, pivots in enumerate(matrix):
        if pivots[place] <= limits[place]:
            is_open[place] = True
            continue
        for below in range(place + 1, size):
            factor = matrix[below][place] / pivots[place]
            if factor:
                row = matrix[below]
                for column in range(place, size):
                    row[column] -= factor * pivots[column]
                right[below] -= factor * right[place]
    values = list(anchors)
    for place in reversed(range(size)):
        if not is_open[place]:
            row = matrix[place]
            known = sum(row[column] * values[column] for column in range(place + 1, size))
            values[place] = (right[place] - known) / row[place]
    return values

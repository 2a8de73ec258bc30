"""A comparison as plain text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from simulator.model.comparison import Changed, Comparison, CountedCause, Movement, OneSided, Totals
from simulator.reports import comparison_wording as words
from simulator.reports.layout import aligned, shortened
from simulator.reports.wording import counted, short

MOST_SHOWN = 20
"""The most sessions of a list; JSON holds all."""

_MOST_CAUSES = 3
_WIDEST = 24
_WIDEST_REASON = 90
_BAR = 40
_SCENARIO_HEADINGS = (
    *("scenario", "sessions", "passed A", "passed B", "to fail", "to pass"),
    *("mean A", "mean B", "moved"),
)


def lines(comparison: Comparison) -> Iterator[str]:
    """The lines, without line feeds."""
    totals = comparison.totals
    yield f"A: {words.side(totals.a)}"
    yield f"B: {words.side(totals.b)}"
    yield ""
    yield f"{counted(totals.compared, 'session')} compared."
    yield from words.left_out(totals)
    if totals.movement is not None:
        yield from _passes(totals)
        yield from _changed(words.TO_FAIL, totals.only_a, comparison.to_fail, totals)
        yield from _changed(words.TO_PASS, totals.only_b, comparison.to_pass, totals)
        if totals.moved is not None:
            yield from _changed(words.MOVED, totals.moved, comparison.moved, totals)
        yield from _movement(totals.movement, words.spread(totals))
        yield from _causes(words.TO_FAIL, totals.causes_to_fail, totals)
        yield from _causes(words.TO_PASS, totals.causes_to_pass, totals)
        yield from _changes(totals)
        yield from _scenarios(totals)
    yield from _one_sided(comparison.one_sided, totals.scored_only_a + totals.scored_only_b)


def _passes(totals: Totals) -> Iterator[str]:
    whole = totals.compared
    yield f"Passed on A: {totals.passed_a} ({words.share(totals.passed_a, whole)})."
    yield f"Passed on B: {totals.passed_b} ({words.share(totals.passed_b, whole)})."
    yield from _table(
        "",
        ("", "pass on B", "fail on B"),
        [
            ("pass on A", str(totals.passed_both), str(totals.only_a)),
            ("fail on A", str(totals.only_b), str(totals.passed_neither)),
        ],
        right=frozenset({1, 2}),
    )


def _changed(
    direction: str, number: int, sessions: Iterable[Changed], totals: Totals
) -> Iterator[str]:
    rows = [row for one in islice(sessions, MOST_SHOWN) for row in _rows(one, totals)]
    yield from _table(
        words.heading(direction, number),
        ("session", "trainee", "scenario", "A", "B", words.did_it(totals, direction)),
        rows,
        right=frozenset({3, 4}),
    )
    if number > MOST_SHOWN:
        yield f"and {number - MOST_SHOWN} more (--format json holds all)"


def _rows(one: Changed, totals: Totals) -> Iterator[tuple[str, ...]]:
    """The session's row, and one for each further cause."""
    shown = [words.cause(cause, totals) for cause in one.causes[:_MOST_CAUSES]]
    if len(one.causes) > _MOST_CAUSES:
        shown[-1] += f"; and {len(one.causes) - _MOST_CAUSES} more"
    yield (
        short(one.session),
        shortened(one.trainee, _WIDEST),
        shortened(one.scenario, _WIDEST),
        f"{one.percent_a}%",
        f"{one.percent_b}%",
        shown[0],
    )
    for cause in shown[1:]:
        yield ("", "", "", "", "", cause)


def _movement(movement: Movement, spread: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield f"{words.MOVEMENT} (B less A, in points)"
    yield ", ".join(f"{name} {points}" for name, points in spread)
    most = max(step.sessions for step in movement.steps)
    yield from _table(
        "",
        ("points", "sessions", ""),
        [
            (words.step(step), str(step.sessions), "█" * -(-_BAR * step.sessions // most))
            for step in movement.steps
        ],
        right=frozenset({0, 1}),
    )


def _causes(direction: str, causes: Sequence[CountedCause], totals: Totals) -> Iterator[str]:
    if causes:
        yield from _table(
            f"{direction}, {words.did_it(totals, direction)}",
            ("what", "sessions", "points, mean"),
            [
                (
                    words.counted_cause(cause),
                    str(cause.sessions),
                    "" if cause.mean is None else words.points(cause.mean, totals),
                )
                for cause in causes
            ],
            right=frozenset({1, 2}),
        )


def _changes(totals: Totals) -> Iterator[str]:
    """What became of the criteria and critical errors of rubrics that are editions of one."""
    if totals.criteria:
        yield from _table(
            words.CRITERIA,
            ("criterion", "changed in", "accounts for"),
            [
                (words.named(one, totals), str(one.sessions), words.signed(one.mean))
                for one in totals.criteria
            ],
            right=frozenset({1, 2}),
        )
        yield words.LOSSES
    if totals.critical:
        yield from _table(
            words.CRITICAL,
            ("critical error", "only on A", "only on B"),
            [
                (words.named(one, totals), str(one.disappears), str(one.appears))
                for one in totals.critical
            ],
            right=frozenset({1, 2}),
        )


def _scenarios(totals: Totals) -> Iterator[str]:
    yield from _table(
        words.SCENARIOS,
        _SCENARIO_HEADINGS,
        [
            (
                shortened(one.scenario, _WIDEST),
                *map(str, (one.compared, one.passed_a, one.passed_b, one.to_fail, one.to_pass)),
                *map(str, (one.mean_a, one.mean_b)),
                words.signed(one.movement),
            )
            for one in totals.scenarios
        ],
        right=frozenset(range(1, 9)),
    )


def _one_sided(sessions: Iterable[OneSided], number: int) -> Iterator[str]:
    if not number:
        return
    yield from _table(
        words.heading(words.ONE_SIDED, number),
        ("session", "trainee", "scenario", "scored on", "percent", "why not on the other"),
        [
            (
                short(one.session),
                shortened(one.trainee or "", _WIDEST),
                shortened(one.scenario or "", _WIDEST),
                words.scored_on(one.scored),
                "" if one.percent is None else f"{one.percent}%",
                shortened(one.message, _WIDEST_REASON),
            )
            for one in islice(sessions, MOST_SHOWN)
        ],
        right=frozenset({4}),
    )
    if number > MOST_SHOWN:
        yield f"and {number - MOST_SHOWN} more (--format json holds all)"


def _table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]
) -> Iterator[str]:
    """An empty line, the title if there is one, and the rows under their headings, if any."""
    yield ""
    if title:
        yield title
    if rows:
        yield from aligned([headings, *rows], right=right)

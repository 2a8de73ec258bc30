"""The worked example of docs/statistics.md, computed from the page itself."""

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

from simulator.statistics.consistency import alpha, error_ratio
from simulator.statistics.ease import rests
from simulator.statistics.pairs import Number, discrimination, efficiency, mean
from simulator.statistics.proportions import wilson
from simulator.statistics.talks import Held, Reply, visits
from simulator.statistics.uniformity import chi_square, upper_tail

PAGE = (Path(__file__).parents[2] / "docs" / "statistics.md").read_text("utf-8")
SESSIONS = [
    tuple(map(int, row)) for row in re.findall(r"^\| \d \| (\d) \| (\d) \| (\d) \|$", PAGE, re.M)
]
VALUES = {
    figure: float(value) for figure, value in re.findall(r"^\| (.+) \| (\d\.\d{3}) \|$", PAGE, re.M)
}


def turn(step: str, reply: str, before: int, after: int) -> Reply:
    held = Held(before=Fraction(before), after=Fraction(after), strongest=("good",))
    return Reply(step=step, reply=reply, offered=("good", "weak"), held=held)


def test_the_page_tells_the_figures_that_are_computed() -> None:
    listening: Counter[tuple[Number, Number]] = Counter(
        (row[0], row[1] + row[2]) for row in SESSIONS
    )
    facility = mean(Counter[Number](row[0] for row in SESSIONS))
    reliability = alpha(
        [Counter[Number](column) for column in zip(*SESSIONS, strict=True)],
        Counter[Number](map(sum, SESSIONS)),
    )
    interval = wilson(3, 4)
    taken = visits(
        [turn("a", "good", 80, 80), turn("b", "weak", 80, 60), turn("c", "good", 60, 60)]
    )
    eases = {"a": Fraction(9, 10), "b": Fraction(1, 2), "c": Fraction(1, 5)}
    rest = rests(tuple((visit.step, visit.score or 0) for visit in taken), eases)
    assert facility is not None
    assert reliability is not None
    assert interval is not None
    computed = {
        "facility of listening": facility / 2,
        "discrimination of listening": discrimination(listening),
        "efficiency of listening": efficiency(listening),
        "alpha": reliability,
        "error ratio": error_ratio(reliability),
        "accuracy, low": interval.low,
        "accuracy, high": interval.high,
        "chi-square": chi_square((40, 30, 20)),
        "p": upper_tail(float(chi_square((40, 30, 20))), 2),
        "rest of the first decision": rest["a"],
        "rest of the second decision": rest["b"],
        "kept by the second decision": taken[1].kept,
    }
    assert {name: round(float(value or 0), 3) for name, value in computed.items()} == VALUES
    assert len(SESSIONS) == 4

"""A small comparison with one of everything that a report tells."""

import msgspec

from simulator.model.comparison import (
    Cause,
    Changed,
    Comparison,
    CountedCause,
    CriterionChange,
    CriticalChange,
    Movement,
    OneSided,
    ScenarioChange,
    Side,
    Step,
    Totals,
)

SESSION = "0f9d2c4e-1b7a-4c55-9d7e-2f6a3b8c1d90"


def side(name: str, version: int) -> Side:
    """The rubric `fair` in a version."""
    return Side(name=name, rubric="fair", version=version, digest=f"{version}" * 64, pass_=70)


def changed(text: str = "t-07", percent: tuple[float, float] = (75.0, 60.0)) -> Changed:
    """A session that failed on B for four causes."""
    return Changed(
        session=SESSION,
        trainee=text,
        scenario="late-parcel",
        rubric_a="fair",
        rubric_b="fair",
        percent_a=percent[0],
        percent_b=percent[1],
        causes=(
            Cause(kind="critical", id="broken-promise", a=None, b="cap 60%"),
            Cause(kind="need", id="honesty", a="clear", b="unclear"),
            Cause(kind="pass-mark", id=None, a="70%", b="80%"),
            Cause(kind="criterion", id="in-public", a=None, b="unfit", change=-12.5),
        ),
    )


def refused(text: str = "t-08") -> OneSided:
    """A session that does not replay today."""
    return OneSided(
        session=SESSION,
        scored="a",
        trainee=text,
        scenario="late-parcel",
        percent=40.0,
        passed=False,
        source="all.jsonl",
        line=3,
        reason="not-offered",
        message="turn 3: 'today-surely' is not offered",
    )


def comparison(text: str = "t-07", flips: int = 1) -> Comparison:
    """Four sessions and those that flip from pass to fail."""
    totals = Totals(
        kind="editions",
        a=side("as played, under fair", 1),
        b=side("as it is today, under fair", 2),
        compared=4 + flips,
        not_under_a=0,
        not_under_b=2,
        not_under_either=1,
        scored_only_a=1,
        scored_only_b=0,
        passed_a=2 + flips,
        passed_b=2,
        passed_both=2,
        only_a=flips,
        only_b=0,
        passed_neither=2,
        moved=0,
        movement=Movement(
            mean=-3.0,
            lowest=-15.0,
            lower_quartile=0.0,
            median=0.0,
            upper_quartile=0.0,
            highest=0.0,
            steps=(Step(from_=-20, to=-10, sessions=flips), Step(from_=0, to=0, sessions=4)),
        ),
        criteria=(CriterionChange(rubric="fair", id="in-public", sessions=1, mean=-2.5),),
        critical=(CriticalChange(rubric="fair", id="broken-promise", appears=1, disappears=0),),
        causes_to_fail=(CountedCause(kind="need", id="honesty", sessions=1, mean=None),),
        causes_to_pass=(),
        scenarios=(
            ScenarioChange(
                scenario="late-parcel",
                compared=4 + flips,
                passed_a=2 + flips,
                passed_b=2,
                to_fail=flips,
                to_pass=0,
                mean_a=70.0,
                mean_b=67.0,
                movement=-3.0,
            ),
        ),
    )
    return Comparison(
        totals=totals,
        to_fail=[changed(text)] * flips,
        to_pass=[],
        moved=[],
        one_sided=[refused(text)],
    )


def nothing() -> Comparison:
    """A comparison of no sessions."""
    empty = dict.fromkeys(("passed_a", "passed_b", "passed_both", "only_a", "only_b"), 0)
    totals = msgspec.structs.replace(
        comparison().totals,
        compared=0,
        passed_neither=0,
        scored_only_a=0,
        movement=None,
        criteria=(),
        critical=(),
        causes_to_fail=(),
        scenarios=(),
        **empty,
    )
    return Comparison(totals=totals, to_fail=[], to_pass=[], moved=[], one_sided=[])

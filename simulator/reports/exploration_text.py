"""What an exploration found, as plain text for a trainer: what is proved, wrong and odd.

Wrong is what no talk can do although the files say it: a reply that is never offered, a level that
nobody can reach, a rubric that nobody can pass. Odd is what may be meant and deserves a look: a
strategy that passes without thinking, a critical error for which there is no opportunity.
"""

from collections.abc import Collection, Iterator

from simulator.exploration.earnings import Earnings, Path
from simulator.exploration.findings import Exploration
from simulator.model.scorecard import one_decimal
from simulator.reports.layout import aligned, wrapped
from simulator.reports.wording import counted, listed

KINDS = {
    "steps": ("step", "can be come to"),
    "replies": ("reply", "can be chosen"),
    "variants": ("variant", "can be heard"),
    "branches": ("branch", "can be taken"),
    "interruptions": ("interruption", "can happen"),
    "endings": ("ending", "can be come to"),
}
_INDENT = "  "
_DEEPER = "    "


def render(found: Exploration, held_to: Collection[str], width: int = 80) -> str:
    """The whole report, its lines at most `width` columns wide; the tables may be wider.

    `held_to` are the rubrics for which the scenario was written: what others ask in vain is odd.
    """
    return "\n".join(_lines(found, held_to, width)) + "\n"


def wrong(found: Exploration, held_to: Collection[str]) -> list[str]:
    """What the files say and no talk can do, a sentence each; nothing if not all was explored."""
    return _missing(found, held_to) if found.complete else []


def odd(found: Exploration, held_to: Collection[str]) -> list[str]:
    """What may be meant and deserves a look, a sentence each."""
    others = [earned for earned in found.rubrics.values() if earned.rubric not in held_to]
    vain = [sentence for earned in others for sentence in _unearned(earned) if found.complete]
    return [*vain, *_thoughtless_passes(found), *_without_opportunity(found)]


def _lines(found: Exploration, held_to: Collection[str], width: int) -> Iterator[str]:
    yield from wrapped(f"{found.scenario}, version {found.version}", width)
    yield from wrapped(_extent(found), width)
    missing = _missing(found, held_to)
    for heading, mark, sentences in (
        ("Proved", "✓", _proved(found)),
        ("Wrong", "✗", wrong(found, held_to)),
        ("Not found, which proves nothing", "?", [] if found.complete else missing),
        ("Odd", "~", odd(found, held_to)),
    ):
        if sentences:
            yield from ("", heading)
            for sentence in sentences:
                yield from wrapped(sentence, width, f"{_INDENT}{mark} ", _DEEPER)
    if found.rubrics:
        so_far = "" if found.complete else ", so far as explored"
        yield from ("", f"What each ending can earn, in percent{so_far}")
        yield from (f"{_INDENT}{row}" for row in aligned(_by_ending(found)))
        yield from ("", f"Under each rubric{so_far}")
        yield from (f"{_INDENT}{row}" for row in aligned(_by_rubric(found)))


def _extent(found: Exploration) -> str:
    turns = f"a talk takes {found.shortest} to {counted(found.longest, 'turn')}"
    if found.shortest == found.longest:
        turns = f"a talk takes {counted(found.longest, 'turn')}"
    states = counted(found.states, "state")
    if found.complete:
        return f"Explored in full: {states}; {turns}."
    return f"Explored in part: {states}, and then the limit was reached. So far {turns}."


def _proved(found: Exploration) -> list[str]:
    """What holds without exception, so far as the exploration was complete."""
    if not found.complete:
        return []
    whole = [
        f"each {name}"
        for kind, (name, _) in KINDS.items()
        if (paths := [path for thing, path in found.happens.items() if thing[0] == kind])
        and None not in paths
    ]
    sentences = [f"It can happen: {listed(whole)}."] if whole else []
    sound = [rubric for rubric, earned in found.rubrics.items() if not _unearned(earned)]
    if sound:
        sentences.append(
            "There is a pass and a fail, each level can be reached, and each critical error can be "
            f"avoided, under {listed(sound)}."
        )
    return sentences


def _missing(found: Exploration, held_to: Collection[str]) -> list[str]:
    things = [
        f"No talk in which {name} {thing} {verb}."
        for (kind, thing), path in found.happens.items()
        if path is None
        for name, verb in (KINDS[kind],)
    ]
    own = (earned for earned in found.rubrics.values() if earned.rubric in held_to)
    return [*things, *(sentence for earned in own for sentence in _unearned(earned))]


def _unearned(earned: Earnings) -> list[str]:
    sentences = [
        f"no talk {does}."
        for does, path in (("passes", earned.passing), ("fails", earned.failing))
        if path is None
    ]
    sentences += (
        f"no talk reaches {criterion}/{level}."
        for criterion, levels in earned.levels.items()
        for level, path in levels.items()
        if path is None
    )
    sentences += (
        f"no talk avoids the critical error {error}."
        for error, path in earned.avoidable.items()
        if path is None
    )
    return [f"{earned.rubric}: {sentence}" for sentence in sentences]


def _thoughtless_passes(found: Exploration) -> Iterator[str]:
    """A sentence for each talk by which a strategy passes, be it by several or under several."""
    names: dict[Path, dict[str, None]] = {}
    passes: dict[Path, dict[str, str]] = {}
    for rubric, earned in found.rubrics.items():
        for name, played in earned.strategies.items():
            if played.passed:
                percent = f"{one_decimal(played.percent)}%"
                names.setdefault(played.path, {})[name] = None
                passes.setdefault(played.path, {})[rubric] = f"under {rubric} with {percent}"
    for path, by_strategy in names.items():
        one = len(by_strategy) == 1
        who = f"The strateg{'y' if one else 'ies'} {listed(list(by_strategy))}"
        how = listed(list(passes[path].values()))
        yield f"{who} pass{'es' if one else ', by one talk,'} {how} ({', '.join(path)})."


def _without_opportunity(found: Exploration) -> Iterator[str]:
    for rubric, earned in found.rubrics.items():
        idle = [error for error, path in earned.possible.items() if path is None]
        if idle and found.complete:
            yield f"{rubric}: no opportunity for {listed(idle)}."


def _by_ending(found: Exploration) -> list[list[str]]:
    """A row an ending and a column a rubric: from the worst to the best."""
    endings = [thing[1] for thing, path in found.happens.items() if thing[0] == "endings" and path]
    rows = [["ending", *found.rubrics]]
    for ending in endings:
        ranges = (earned.endings.get(ending) for earned in found.rubrics.values())
        rows.append(
            [ending, *(f"{one_decimal(r[1])} to {one_decimal(r[0])}" if r else "" for r in ranges)]
        )
    return rows


def _by_rubric(found: Exploration) -> list[list[str]]:
    """A row a rubric: the whole range, random talks that pass, turns after a pass was lost."""
    heading = ["rubric", "worst", "best", "random passes", "turns after a lost pass"]
    return [
        heading,
        *(
            [
                rubric,
                str(one_decimal(earned.worst.percent)),
                str(one_decimal(earned.best.percent)),
                f"{earned.random_passed} of {earned.random_runs}",
                str(earned.lost[0]) if earned.lost[1] else "never lost" if earned.complete else "?",
            ]
            for rubric, earned in found.rubrics.items()
        ),
    ]

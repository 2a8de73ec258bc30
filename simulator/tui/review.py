"""What the screens after a talk work with: its debrief, its three ways on, and progress.

Everything here may touch the disk or take a moment, so screens call it off the UI thread.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from simulator.authoring.library import InvalidFileError, UnknownIdError
from simulator.debrief import Debrief, debrief
from simulator.model.own_reply import OwnReply
from simulator.model.rubric import Rubric
from simulator.model.session import SHORT_ID
from simulator.model.vocabulary import Behaviour
from simulator.playing.looking_back import PlayedTalk, past
from simulator.playing.opening import new_sitting
from simulator.playing.talk import Branch, Talk
from simulator.progress.facts import Progress, progress
from simulator.storage.files import SaveError, make_folder, write_whole
from simulator.storage.own_replies import keep, kept
from simulator.tui.desk import Desk
from simulator.tui.overview import Offered, Overview
from simulator.tui.preset import Preset

ExportFormat = Literal["md", "html"]


class Next(msgspec.Struct, frozen=True):
    """The scenario to go on with, and why just that one."""

    preset: Preset
    reason: str


class LookBack(msgspec.Struct, frozen=True):
    """A talk that is looked back at: its debrief, what was written since, the other rubrics that
    ask something of it, and what to practise next."""

    talk: PlayedTalk
    told: Debrief
    own: tuple[OwnReply, ...]
    rubrics: tuple[Rubric, ...]
    next: Next | None


class Journey(msgspec.Struct, frozen=True):
    """A trainee's progress, the sessions behind it by UUID, and what could not be recalled."""

    progress: Progress
    talks: dict[str, PlayedTalk]
    titles: dict[str, str]
    today: date
    left_out: tuple[str, ...]


def titles(desk: Desk) -> dict[str, str]:
    """What behaviours are called, by id."""
    return {behaviour.id: behaviour.title for behaviour in _behaviours(desk)}


def look_back(desk: Desk, talk: PlayedTalk) -> LookBack:
    """All that the debrief shows of a finished talk.

    Raises NoDebriefError if there is nothing to tell, and NotOfferedError if it does not replay.
    """
    own = talk.cast.rubric.id
    return LookBack(
        talk=talk,
        told=told(desk, talk, talk.cast.rubric),
        own=kept(desk.places, talk.session.session),
        rubrics=tuple(each for each in desk.rubrics_for(talk.cast.scenario) if each.id != own),
        next=next_scenario(desk, talk.cast.scenario.id),
    )


def told(desk: Desk, talk: PlayedTalk, rubric: Rubric) -> Debrief:
    """What to tell about a talk under a rubric. Raises what `look_back` does."""
    return debrief(talk.cast.shown, rubric, talk.session, titles(desk))


def branch(desk: Desk, talk: PlayedTalk, turn: int) -> Talk:
    """A new talk that goes on before a turn of this one, in practice. Raises SaveError."""
    session = talk.session
    sitting = msgspec.structs.replace(
        new_sitting(desk.places, desk.trainee, session.scenario.id, "practice", None),
        branch=Branch(session.session, session.path[: turn - 1]),
    )
    return Talk.begin(talk.cast, sitting, desk.places, desk.clock)


def next_scenario(desk: Desk, after: str) -> Next | None:
    """What to practise after a scenario: what is due longest, else what is new and no easier, else
    whatever was practised longest ago; None if there is no other. What was begun and left is not
    new: it stands among the talks to go on with."""
    chosen = _next_of(desk.overview(), after)
    if chosen is None:
        return None
    offered, reason = chosen
    try:
        return Next(desk.preset(offered.scenario), reason)
    except (InvalidFileError, UnknownIdError):
        return None


def behaviours_shown(desk: Desk, talk: PlayedTalk, replies: Sequence[str]) -> tuple[Behaviour, ...]:
    """What these replies show, with the words by which one recognises it; empty without a
    vocabulary."""
    steps = talk.cast.scenario.steps
    shown = {
        behaviour
        for step in steps
        for reply in step.replies
        if reply.id in replies
        for behaviour in reply.shows
    }
    return tuple(behaviour for behaviour in _behaviours(desk) if behaviour.id in shown)


def keep_own_reply(desk: Desk, own: OwnReply) -> None:
    """Keep what the trainee wrote. Raises SaveError."""
    keep(desk.places, own)


def export(desk: Desk, told: Debrief, kind: ExportFormat) -> Path:
    """Write a debrief out, whole or not at all, and return where. Raises SaveError."""
    if kind == "html":
        from simulator.reports.debrief_html import render
    else:
        from simulator.reports.debrief_markdown import render
    card = told.card
    name = f"{card.scenario}-{card.session[:SHORT_ID]}-{card.rubric}.{kind}"
    path = desk.places.exports / name
    try:
        make_folder(path.parent)
        write_whole(path, (render(told).encode(),))
    except OSError as error:
        raise SaveError(path, error.strerror or str(error)) from error
    return path


def journey(desk: Desk) -> Journey:
    """All that is known of the trainee's practice."""
    found = past(desk.places, desk.library, desk.trainee)
    return Journey(
        progress=progress(found.practised),
        talks={talk.session.session: talk for talk in found.talks},
        titles=titles(desk),
        today=date.fromisoformat(desk.clock.now()[:10]),
        left_out=found.left_out,
    )


def _behaviours(desk: Desk) -> Sequence[Behaviour]:
    """The vocabulary's; none where it is missing or broken, for ids can be read too."""
    try:
        return desk.library.vocabulary.behaviours if desk.library.has_vocabulary else ()
    except InvalidFileError:
        return ()


def _next_of(overview: Overview, after: str) -> tuple[Offered, str] | None:
    others = [entry for entry in overview.offered if entry.scenario.id != after]
    due = [entry for entry in others if entry.record and entry.record.due <= overview.today]
    if due:
        return min(due, key=lambda entry: _due(entry)), "due for practice"
    here = next((entry for entry in overview.offered if entry.scenario.id == after), None)
    level = here.scenario.difficulty if here else 1
    begun = {talk.session.scenario.id for talk in overview.waiting}
    new = sorted(
        (entry for entry in others if entry.record is None and entry.scenario.id not in begun),
        key=lambda entry: (entry.scenario.difficulty < level, entry.scenario.difficulty),
    )
    if new:
        return new[0], "new to you"
    practised = [entry for entry in others if entry.record is not None]
    return (min(practised, key=_last), "practised longest ago") if practised else None


def _due(entry: Offered) -> date:
    assert entry.record is not None, "only what was practised is due"
    return entry.record.due


def _last(entry: Offered) -> date:
    assert entry.record is not None, "what is not new was practised"
    return entry.record.last

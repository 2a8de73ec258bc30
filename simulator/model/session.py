"""A session: one trainee's talk, as journal events while it is played and as one object after.

Only choices are stored; what they showed follows from the scenario.
"""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import (
    UUID_PATTERN,
    Count,
    Digest,
    Id,
    KnownDigest,
    Language,
    Milliseconds,
    Record,
    Seed,
    Timestamp,
    Version,
)

_UUID_OR_NOTHING = UUID_PATTERN.replace("^", "^(", 1).replace("$", ")?$", 1)

SessionId = Annotated[str, Meta(pattern=UUID_PATTERN)]
BranchedFrom = Annotated[str, Meta(pattern=_UUID_OR_NOTHING)]
SHORT_ID = 8
"""Characters of a session's UUID that are shown; commands accept them as the session."""

Mode = Literal["practice", "assess"]
Attempt = Annotated[int, Meta(ge=1, le=1_000_000)]
ReplyIds = Annotated[tuple[Id, ...], Meta(description="Reply ids in the order they were shown.")]


class ScenarioReference(Record, frozen=True, kw_only=True):
    """The scenario that was played, exactly."""

    id: Annotated[Id, Meta(description="The scenario's id.")]
    version: Annotated[Version, Meta(description="Its version.")]
    digest: Annotated[Digest, Meta(description="SHA-256 over its logic.")]
    content: Annotated[Digest, Meta(description="SHA-256 over all of it.")]


class Circumstances(Record, frozen=True, kw_only=True):
    """Who played what, when and how: what a journal's first line and a session have in common."""

    session: Annotated[SessionId, Meta(description="The session's UUID.")]
    scenario: Annotated[ScenarioReference, Meta(description="The scenario that was played.")]
    rubric: Annotated[Id, Meta(description="The rubric it is scored with.")]
    rubric_content: Annotated[
        KnownDigest, Meta(description="SHA-256 over all of that rubric, as it was then.")
    ] = ""
    translation_content: Annotated[
        KnownDigest, Meta(description="SHA-256 over all of the translation it was played in.")
    ] = ""
    trainee: Annotated[str, Meta(min_length=1, description="An opaque id, never a name.")]
    attempt: Annotated[Attempt, Meta(description="This trainee's how-manieth at the scenario.")]
    mode: Annotated[Mode, Meta(description="practice shows coaching at once, assess at the end.")]
    language: Annotated[Language, Meta(description="The language it was played in.")]
    seed: Annotated[Seed, Meta(description="What the replies were shuffled by.")]
    app: Annotated[str, Meta(description="The program and version that wrote it.")]
    at: Annotated[Timestamp, Meta(description="When it started, UTC.")]
    branched_from: Annotated[
        BranchedFrom, Meta(description="The session it was taken up from, if from any.")
    ] = ""
    branched_at: Annotated[
        int,
        Meta(ge=0, le=100_000, description="The turn from which it was played anew; 0 if none."),
    ] = 0


class Start(Circumstances, frozen=True, kw_only=True, tag_field="event", tag="start"):
    """A journal's first line."""

    format: Annotated[Literal["journal/1"], Meta(description="What this file is.")]


class ReplyChosen(Record, frozen=True, kw_only=True, tag_field="event", tag="reply"):
    """A reply was chosen."""

    seq: Annotated[
        int, Meta(ge=1, le=100_000, description="1 for the first reply event, and so on.")
    ]
    reply: Annotated[Id, Meta(description="The reply.")]
    offered: ReplyIds
    ms: Annotated[Milliseconds, Meta(description="Milliseconds since the replies were shown.")]


class Undone(Record, frozen=True, kw_only=True, tag_field="event", tag="undo"):
    """The last standing reply was taken back."""


class HintShown(Record, frozen=True, kw_only=True, tag_field="event", tag="hint"):
    """The step's hint was asked for."""


class NoteTaken(Record, frozen=True, kw_only=True, tag_field="event", tag="note"):
    """The trainee wrote something down."""

    text: Annotated[str, Meta(description="The note, as plain text.")]


class Ended(Record, frozen=True, kw_only=True, tag_field="event", tag="end"):
    """The talk came to an ending."""

    ending: Annotated[Id, Meta(description="The ending.")]
    ms: Annotated[Milliseconds, Meta(description="Milliseconds over the standing turns.")]
    at: Annotated[Timestamp, Meta(description="When it ended, UTC.")]


Event = Start | ReplyChosen | Undone | HintShown | NoteTaken | Ended


class Turn(Record, frozen=True, kw_only=True):
    """A reply that stands."""

    reply: Annotated[Id, Meta(description="The reply that was chosen.")]
    offered: ReplyIds
    ms: Annotated[Milliseconds, Meta(description="Milliseconds it took.")]


class Session(Circumstances, frozen=True, kw_only=True, omit_defaults=False):
    """A journal, folded into one object."""

    format: Annotated[Literal["session/1"], Meta(description="What this object is.")] = "session/1"
    turns: Annotated[tuple[Turn, ...], Meta(description="The turns that stand, in order.")]
    ending: Annotated[Id | None, Meta(description="The ending; null if unfinished.")] = None
    ended: Annotated[Timestamp | None, Meta(description="When it ended; null if unfinished.")] = (
        None
    )
    undos: Annotated[Count, Meta(description="How often a reply was taken back.")] = 0
    hints: Annotated[Count, Meta(description="How many hints were asked for.")] = 0
    notes: Annotated[tuple[str, ...], Meta(description="What the trainee wrote down.")] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the replies that stand."""
        return tuple(turn.reply for turn in self.turns)

"""A reply of the trainee's own to a turning point, kept beside the session and never scored."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import Id, Record, Timestamp
from simulator.model.session import SessionId

Behaviours = Annotated[tuple[Id, ...], Meta(description="Behaviours, by id.")]


class OwnReply(Record, frozen=True, kw_only=True, omit_defaults=False):
    """What the trainee would say instead, and which behaviours he finds in it himself."""

    format: Annotated[Literal["own-reply/1"], Meta(description="What this line is.")] = (
        "own-reply/1"
    )
    session: Annotated[SessionId, Meta(description="The session it was written after.")]
    turn: Annotated[int, Meta(ge=1, le=100_000, description="The turn it would stand in.")]
    text: Annotated[str, Meta(min_length=1, description="The reply, as plain text.")]
    looked_for: Behaviours
    found: Behaviours
    at: Annotated[Timestamp, Meta(description="When it was written, UTC.")]

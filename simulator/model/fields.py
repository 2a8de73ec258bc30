"""The field types that all formats share, with their limits."""

from typing import Annotated

import msgspec
from msgspec import Meta

# `$` alone would accept "a\n"; JSON Schema's own dialect has no `\Z`.
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"
SOURCE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9-]*$(?!\n)"
DIGEST_PATTERN = r"^[0-9a-f]{64}$(?!\n)"
UUID_PATTERN = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$(?!\n)"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)"

Id = Annotated[str, Meta(pattern=ID_PATTERN, min_length=1, max_length=64)]
"""Lower-case words joined by hyphens, at most 64 characters."""

SourceTag = Annotated[str, Meta(pattern=SOURCE_PATTERN, max_length=64)]
Digest = Annotated[str, Meta(pattern=DIGEST_PATTERN)]
KnownDigest = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$(?!\n)")]
"""A digest, or nothing where it is not known."""

Language = Annotated[str, Meta(pattern=LANGUAGE_PATTERN)]

Text = Annotated[str, Meta(min_length=1)]
"""Plain text, never markup; empty texts are left out instead."""

Version = Annotated[int, Meta(ge=1, le=1_000_000)]
Percent = Annotated[int, Meta(ge=0, le=100)]
FeelingLevel = Annotated[int, Meta(ge=0, le=10)]
FeelingChange = Annotated[int, Meta(ge=-10, le=10)]
Count = Annotated[int, Meta(ge=0, le=1_000)]
Seed = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Milliseconds = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Timestamp = Annotated[
    str,
    Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$(?!\n)"),
]
"""UTC, ISO 8601 with a `Z`, for example `2026-01-31T09:30:00.125Z`."""

# What a field is to the digest of a file's logic; see `digests.logic`.
ABOUT = Meta(extra={"logic": "leave-out"})
PRESENCE = Meta(extra={"logic": "presence"})

ProseText = Annotated[Text, ABOUT]
"""A text that may be mended without changing what the file does."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that is read from or written to a file."""

"""Writing gzip files: the same bytes for the same content, whenever and wherever."""

import zlib
from collections.abc import Iterable, Iterator

_GZIP = 16 + zlib.MAX_WBITS


def zipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as one gzip, in which there is neither a time nor a name."""
    packing = zlib.compressobj(wbits=_GZIP)
    for chunk in chunks:
        if piece := packing.compress(chunk):
            yield piece
    yield packing.flush()

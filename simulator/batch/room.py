"""How much memory there is for what need not be worked out again."""


class Room:
    """So many bytes, roughly, for everything that shares them. What no longer fits is not kept."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, size: int) -> bool:
        """Whether there was room for so many bytes; if so, they are taken."""
        if self._left < size:
            return False
        self._left -= size
        return True

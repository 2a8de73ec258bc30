"""The sizes of a window at which the layout changes, in columns and rows."""

LEAST_WIDTH = 80
LEAST_HEIGHT = 24
"""Below these there is no room for a conversation."""

WIDE = 100
"""From here on there is room beside the talk."""

TALL = 34
"""From here on there is room between the lines."""

"""The words for a YAML file as plain values."""

TreePath = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead from a file's root to a value."""

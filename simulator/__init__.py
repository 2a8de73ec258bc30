"""A terminal simulator that trains customer-service agents on difficult conversations."""

__version__ = "0.1.0"

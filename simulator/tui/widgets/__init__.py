"""The app's own widgets, one a file, each with its messages."""

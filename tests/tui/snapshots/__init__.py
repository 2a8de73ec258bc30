"""Pictures of screens as text, to be compared with what is drawn today.

`python -m tests.tui.snapshots` draws them anew; look at the difference before you keep it.
"""

"""The words of the project as frozen types: what a file, a session and a score consist of.

Nothing here reads a file, knows the time or draws a screen. Import from the modules:
`conditions`, `vocabulary`, `scenario`, `rubric`, `translation`, `cases`, `session`, `scorecard`,
`problem`, `digests`, `schemas`, `texts`.
"""

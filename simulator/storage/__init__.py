"""What outlives a run: journals, the archive of what was played, sessions from any source.

Import from the modules. Writing: `places`, `files`, `journal`, `archive`, `packing`. Reading:
`sessions`, `finding`, `attempts`. What they share: `journal_lines`, `session_lines`, `documents`,
`lines`, `found`, `folding`.
"""

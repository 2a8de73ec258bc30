"""What outlives a run: journals, the archive of what was played, sessions from any source.

Import from the modules: `places`, `files`, `journal`, `journal_lines`, `folding`, `archive`,
`sessions`, `finding`, `packing`.
"""

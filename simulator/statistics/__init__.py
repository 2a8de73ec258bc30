"""What many sessions say together, in exact sums: items, agreement by chance, reliability.

`pairs` relates a score to the rest of a session, `ease` makes sessions comparable that went
different ways, `proportions` puts bounds to a share, `uniformity` tells a habit from chance,
`consistency` says how well criteria measure one thing. `talks` is what one session adds, `group`
adds up sessions, with `decisions`, `replies` and `positions`, and `results` is what comes of them.
Definitions and their sources are in `docs/statistics.md`. Import from the modules.
"""

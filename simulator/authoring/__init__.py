"""From the files that authors write to typed documents, and what is wrong with them, placed.

`library` gets documents by id; `checking` checks files; everything else is on the way there.
"""

"""What can happen in a scenario, proved: all talks, merged where they cannot differ in future.

`talks` explores a scenario, `routes` merges what it found, `yardstick` says what a rubric remembers
of a talk, and `survey` finds for every state what is still possible under a rubric. `findings` puts
it together as proofs with witness paths, `strategies` plays without thinking, and `judging` holds
one session against the best play. Import from the modules.
"""

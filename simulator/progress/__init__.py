"""What a trainee's sessions say together: habits, levels, missed decisions, and when to go on.

Pure, as `debrief` is: sessions and what they were played with come in, facts go out. `facts` is the
whole, `habits`, `order` and `drills` are its parts, and `spacing` says when a scenario is due.
Import from the modules.
"""

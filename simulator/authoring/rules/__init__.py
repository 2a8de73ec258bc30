"""The rules, each in a file of its own whose docstring is its page in the manual."""

from simulator.authoring.rules import (
    backward_destination,
    band_order,
    cap_effect,
    crossed_bounds,
    duplicate_id,
    empty_when,
    equal_replies,
    finds_without_action,
    impossible_when,
    level_points,
    level_when,
    longest_is_best,
    missing_speaker,
    missing_texts,
    missing_tip,
    missing_why,
    no_destination,
    no_plain_say,
    objective_count,
    repeated_word,
    same_language,
    say_or_action,
    stale_translation,
    uneven_lengths,
    unknown_behaviour,
    unknown_criterion,
    unknown_destination,
    unknown_ending,
    unknown_feeling,
    unknown_level,
    unknown_reply,
    unknown_rubric,
    unknown_scenario,
    unknown_situation,
    unknown_source,
    unknown_text,
    unreachable_place,
    unused_behaviour,
    unused_situation,
)
from simulator.authoring.rules.rule import Rule

ERROR_RULES: tuple[Rule, ...] = (
    duplicate_id,
    say_or_action,
    finds_without_action,
    no_destination,
    no_plain_say,
    unknown_destination,
    backward_destination,
    empty_when,
    impossible_when,
    repeated_word,
    unknown_behaviour,
    unknown_situation,
    unknown_source,
    unknown_feeling,
    unknown_reply,
    unknown_rubric,
    level_points,
    level_when,
    band_order,
    cap_effect,
    unknown_level,
    unknown_criterion,
    unknown_scenario,
    unknown_ending,
    crossed_bounds,
    unknown_text,
    same_language,
    objective_count,
)
"""Without these a document cannot be played, scored or shown."""

WARNING_RULES: tuple[Rule, ...] = (
    unreachable_place,
    equal_replies,
    uneven_lengths,
    longest_is_best,
    missing_why,
    missing_speaker,
    missing_tip,
    stale_translation,
    missing_texts,
)
"""What makes a document weak, or behind another one."""

LIBRARY_RULES: tuple[Rule, ...] = (unused_behaviour, unused_situation)
"""What can be said only when the whole library is looked at."""

RULES: tuple[Rule, ...] = (*ERROR_RULES, *WARNING_RULES, *LIBRARY_RULES)

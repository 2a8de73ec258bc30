"""A scenario in another language."""

import msgspec

from simulator.authoring.library import open_library
from simulator.authoring.translating import missing, surplus, translated
from simulator.model.digests import digest
from simulator.model.translation import EndingTexts, ReplyTexts, StepTexts, Translation
from tests.authoring.examples import GOOD

LIBRARY = open_library([GOOD])
SCENARIO = LIBRARY.scenario("night-line")
GREEK = LIBRARY.translation("night-line", "el")


def test_all_texts_are_in_the_other_language() -> None:
    greek = translated(SCENARIO, GREEK)

    assert greek.language == "el"
    assert greek.title == "Η νυχτερινή γραμμή"
    assert greek.objectives == ("Μείνε ήρεμος.", "Πες όχι μία φορά.")
    assert greek.customer.name == "Όχι"
    assert greek.steps[0].variants[0].tone == "σιγά"
    assert greek.steps[0].replies[0].finds == "Έφυγε το μεσημέρι."
    assert greek.endings[0].variants[0].customer == "Καληνύχτα και ευχαριστώ."
    assert list(missing(SCENARIO, GREEK)) == []


def test_the_talk_stays_the_same() -> None:
    assert digest(translated(SCENARIO, GREEK)) == digest(SCENARIO)


def test_texts_that_the_scenario_does_not_have_are_named() -> None:
    steps = {
        "shouts": StepTexts(replies={"look-up": ReplyTexts(say="Κοιτάω.", action="Κοίτα.")}),
        "calms-down": StepTexts(tone="σιγά"),
    }
    odd = msgspec.structs.replace(GREEK, steps=steps)

    assert list(surplus(SCENARIO, GREEK)) == []
    assert list(surplus(SCENARIO, odd)) == [
        (("steps", "shouts", "replies", "look-up", "say"), ["action", "finds"]),
        (("steps", "calms-down", "tone"), ["customer"]),
    ]


def test_missing_texts_fall_back_and_are_named() -> None:
    partial = Translation(
        format="translation/1",
        scenario="night-line",
        language="el",
        of_version=2,
        title="Τίτλος",
        steps={"calms-down": StepTexts(customer="Καλά.")},
        endings={"hangs-up": EndingTexts(customer="Κλικ.")},
    )
    mixed = translated(SCENARIO, partial)
    gaps = list(missing(SCENARIO, partial))

    assert mixed.title == "Τίτλος"
    assert mixed.briefing == SCENARIO.briefing
    assert mixed.steps[2].customer == "Καλά."
    assert mixed.steps[2].replies == SCENARIO.steps[2].replies
    assert ("steps", "calms-down", "customer") not in gaps
    assert ("steps", "calms-down", "replies", "goodbye", "say") in gaps
    assert ("endings", "hangs-up", "later") in gaps
    assert ("steps", "shouts", "variants", "calmer", "tone") in gaps


def test_a_translation_without_texts_changes_the_language_alone() -> None:
    empty = Translation(format="translation/1", scenario="night-line", language="el", of_version=2)

    assert translated(SCENARIO, empty) == msgspec.structs.replace(SCENARIO, language="el")

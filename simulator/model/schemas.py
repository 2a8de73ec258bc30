"""JSON Schemas of the formats, generated from the types, for editors and for error messages."""

from typing import Any

import msgspec

from simulator.model.cases import Cases
from simulator.model.fields import ID_PATTERN, LANGUAGE_PATTERN, SOURCE_PATTERN
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.scorecard import Scorecard
from simulator.model.session import Event, Session
from simulator.model.translation import Translation
from simulator.model.vocabulary import Vocabulary

Document = Vocabulary | Scenario | Rubric | Translation | Cases

DOCUMENTS: dict[str, type[Document]] = {
    "vocabulary": Vocabulary,
    "scenario": Scenario,
    "rubric": Rubric,
    "translation": Translation,
    "tests": Cases,
}
"""The formats that people write, by the word before the slash in `format:`."""

KINDS: dict[str, Any] = {
    **DOCUMENTS,
    "journal": Event,
    "session": Session,
    "scorecard": Scorecard,
}
"""All formats that have a schema."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BEHAVIOUR_LISTS = ("shows", "all", "any", "none")
_BEHAVIOUR_COUNTS = ("at_least", "at_most")
_SITUATION_LISTS = ("situations", "applies")
_IN_WORDS = {
    ID_PATTERN: "Lower-case words joined by hyphens, at most 64 characters.",
    SOURCE_PATTERN: "A tag of letters, digits and hyphens, such as A1.",
    LANGUAGE_PATTERN: "A language such as en or pt-BR.",
}


def schema(kind: str, vocabulary: Vocabulary | None = None) -> dict[str, Any]:
    """The JSON Schema of a format; with a vocabulary, its behaviours and situations as enums.

    Raises KeyError for a kind that is not in KINDS.
    """
    generated: dict[str, Any] = msgspec.json.schema(KINDS[kind])
    generated = {"$schema": _DIALECT, "title": f"{kind}/1", **generated}
    _befriend_editors(generated, generated["$defs"])
    if vocabulary is not None and kind in ("scenario", "rubric"):
        behaviours = {item.id: f"{item.title}. {item.met_when}" for item in vocabulary.behaviours}
        situations = {item.id: item.title for item in vocabulary.situations}
        for definition in generated["$defs"].values():
            _name_words(definition.get("properties", {}), behaviours, situations)
    return generated


def _befriend_editors(node: Any, definitions: dict[str, Any]) -> None:
    """Say the same in the way in which yaml-language-server understands it best.

    It shows a field's own description only if nothing else stands beside its `$ref`; it offers
    empty defaults as if somebody wanted them; and it would show a pattern as it is.
    """
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str) and "minProperties" in node:
            definitions[node["$ref"].rpartition("/")[2]]["minProperties"] = node.pop(
                "minProperties"
            )
        if node.get("default", 0) in (None, "", [], {}):
            del node["default"]
        if isinstance(words := node.get("pattern"), str) and words in _IN_WORDS:
            node["patternErrorMessage"] = _IN_WORDS[words]
    for inner in node.values() if isinstance(node, dict) else node:
        if isinstance(inner, dict | list):
            _befriend_editors(inner, definitions)


def _name_words(
    properties: dict[str, Any], behaviours: dict[str, str], situations: dict[str, str]
) -> None:
    for name, property_ in properties.items():
        if name in _BEHAVIOUR_LISTS and property_.get("type") == "array":
            property_["items"] = _words(behaviours)
        elif name in _SITUATION_LISTS and property_.get("type") == "array":
            property_["items"] = _words(situations)
        elif name in _BEHAVIOUR_COUNTS and "all" in properties:
            property_["propertyNames"] = _words(behaviours)


def _words(titles: dict[str, str]) -> dict[str, Any]:
    """An enumeration whose words editors can explain."""
    return {
        "type": "string",
        "enum": list(titles),
        "markdownEnumDescriptions": list(titles.values()),
    }

"""What an unquoted YAML text means: the core schema of YAML 1.2, and nothing else.

`no`, `on`, `1:30` and `2026-01-01` are text here. https://yaml.org/spec/1.2.2/#103-core-schema
"""

import re

Scalar = str | int | float | bool | None

MOST_DIGITS = 300
"""Longer numbers stay text: Python refuses to read them, and no field allows them."""

YAML_1_1_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words, in small letters, that older YAML readers take for true or false, and this one for text.
"""

_CONSTANTS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{
        sign + word: float(sign + "inf")
        for sign in ("", "+", "-")
        for word in (".inf", ".Inf", ".INF")
    },
}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_FIRST_OF_NUMBERS = frozenset("-+.0123456789")


def resolved(plain: str) -> Scalar:
    """The value of an unquoted scalar."""
    if plain in _CONSTANTS:
        return _CONSTANTS[plain]
    if plain[0] not in _FIRST_OF_NUMBERS or len(plain) > MOST_DIGITS:
        return plain
    if _DECIMAL.fullmatch(plain):
        return int(plain)
    if _OCTAL.fullmatch(plain):
        return int(plain[2:], 8)
    if _HEXADECIMAL.fullmatch(plain):
        return int(plain[2:], 16)
    if _FLOAT.fullmatch(plain):
        return float(plain)
    return plain

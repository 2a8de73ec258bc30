"""From exact numbers to those that are reported."""

from fractions import Fraction
from typing import overload

DECIMALS = 6


@overload
def rounded(value: Fraction | float) -> float: ...
@overload
def rounded(value: None) -> None: ...
@overload
def rounded(value: Fraction | float | None) -> float | None: ...
def rounded(value: Fraction | float | None) -> float | None:
    """With 6 decimals, so that the last bits of a machine's mathematics do not show."""
    return None if value is None else round(float(value), DECIMALS) + 0.0

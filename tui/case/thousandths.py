"""Numbers that may be a thousand times too small: 1.743 for 1,743, as some languages group their digits."""

from __future__ import annotations

import re

from tui.model import Figure
from tui.patterns import regex

_THREE = regex(r"-?[0-9]{1,3}(?:\.[0-9]{3})")
_MEASURES = regex(
    r"[A-Z]{3}|%|‰|°.*|per ?cent|percentage points?|[kcmµ]?m[²³23]?|[kmµ]?g|[mc]?l|[kmµ]?s|[kmgt]?w|[kmgt]?wh|h|ha|t|"
    r"kt|mt|[kmgt]?b|[kmgt]?hz|(?:kilo|centi|milli)?(?:met|lit|hect)(?:er|re)s?|(?:kilo|milli)?grams?|kilos?|"
    r"(?:kilo)?tonn?es?|miles?|knots?|feet|foot|ft|inch(?:es)?|yards?|fathoms?|acres?|hectares?|pounds?|ounces?|gallons?|"
    r"barrels?|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|degrees?.*|points?|times|dollars?|euros?|tenge|"
    r"roub?les?|rubles?|francs?|yen|yuan|hryvnias?|[km]?ph|km/h|m/s|magnitude|million|billion|trillion|thousand.*",
    re.IGNORECASE,
)
"""Units in which a part of one is told; a count has none."""


def may_be_thousands(figure: Figure) -> str | None:
    """Return the number of a figure that counts whole things, where it has exactly three digits behind its point."""
    if figure.unit and _MEASURES.fullmatch(figure.unit.strip()):
        return None
    values = (getattr(figure, name, None) for name in ("value", "from_", "to"))
    numbers = (str(value) for value in values if value is not None)
    return next((digits for digits in numbers if _THREE.fullmatch(digits)), None)

"""What to tell an editor about a resolution that is not simply one place, with lines ready to paste."""

from __future__ import annotations

from collections.abc import Iterable

from .locality import Unit
from .resolution import Choice, Resolution
from .strings import say

Values = dict[str, object]


def describe(resolution: Resolution, text: str) -> tuple[str, Values] | None:
    """Return the problem's code and the values of its words; None when the place is clear.

    `place-unknown` and `place-ambiguous` are errors, `place-unaccented` and `place-split` are warnings.
    """
    if resolution.status == "unknown":
        return "place-unknown", {"text": text, "lines": _choice_lines(resolution.choices) + say("check.place-gone")}
    if resolution.status == "ambiguous":
        return "place-ambiguous", {"text": text, "lines": _choice_lines(resolution.choices)}
    if not resolution.exact:
        return "place-unaccented", {"text": text, "lines": _line(resolution.accented)}
    if resolution.status == "split":
        return "place-split", {"text": text, "lines": _present_lines(resolution)}
    return None


def _line(place: str, as_of: str = "") -> str:
    if as_of:
        return say("check.place-line-dated", place=place, date=as_of)
    return say("check.place-line", place=place)


def _choice_lines(choices: Iterable[Choice]) -> str:
    return "".join(_line(choice.text, choice.as_of) for choice in choices)


def _present_lines(resolution: Resolution) -> str:
    return "".join(say("check.place-now-line", place=_present_label(unit, resolution)) for unit in resolution.present)


def _present_label(unit: Unit, resolution: Resolution) -> str:
    return f"{unit.label}, {resolution.province.label}" if resolution.province else unit.label

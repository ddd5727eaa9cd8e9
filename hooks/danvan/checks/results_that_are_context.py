"""How many people live in a commune is no result of a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import text
from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, warn

GROUP, LINKS = "chi-so-chung", "noi-chi-so-chung"  # of tu_kiem_tra.yml


def _pattern(context: Context) -> re.Pattern[str]:
    """Return what finds such a phrase, alone or with its place: not "Dân số tham gia BHYT"."""
    words = context.catalogue.vocabularies["tu_kiem_tra"]
    if not {GROUP, LINKS} <= set(words):
        return re.compile(r"(?!)")
    phrases, links = (_any_of(words[group].words) for group in (GROUP, LINKS))
    return re.compile(rf"(?:{phrases})(?: (?:{links})(?!\w)|$)")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(_plain(word)) for word in words)


def _plain(words: str) -> str:
    return text.normalize(words).lower()


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    for position, result in enumerate(item.value.results):
        if context.once(_pattern).match(_plain(result.indicator)):
            yield warn(CHECK.name, ("ket_qua", position, "chi_so"), value=result.indicator)


CHECK = Check("results-that-are-context", "records", _run)

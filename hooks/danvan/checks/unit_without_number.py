"""A unit stands beside a number, in digits or in words ("hàng nghìn")."""

from __future__ import annotations

from collections.abc import Iterator

from .. import text
from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, warn

GROUP = "so-bang-chu"  # of tu_kiem_tra.yml


def _number_words(context: Context) -> frozenset[str]:
    words = context.catalogue.vocabularies["tu_kiem_tra"]
    found = words[GROUP].words if GROUP in words else ()
    return frozenset(syllable for word in found for syllable in text.syllables(word))


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    for position, result in enumerate(item.value.results):
        if not result.unit or any(sign.isdigit() for sign in result.value):
            continue
        if not context.once(_number_words).intersection(text.syllables(result.value)):
            yield warn(CHECK.name, ("ket_qua", position, "gia_tri"), value=result.value, unit=result.unit)


CHECK = Check("unit-without-number", "records", _run)

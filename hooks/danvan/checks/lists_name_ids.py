"""A word of a list names only ids that exist: the group of an organisation, the field that another counts under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..catalogue import Filed
from ..problems import Finding, suggestion
from ..vocabulary import Entry
from .base import Check, Context

# List and key -> the list its ids stand in.
NAMED = {("to_chuc", "nhom"): "nhom_to_chuc", ("linh_vuc", "thuoc"): "linh_vuc"}


def _run(item: Filed[Mapping[int, Entry]], context: Context) -> Iterator[Finding]:
    for position, entry in item.value.items():
        for key, value in (("nhom", entry.group), ("thuoc", entry.counts_under)):
            other = NAMED.get((item.id, key))
            known = context.catalogue.vocabularies[other] if other else {}
            if other and value and value not in known:
                values = {"value": value, "list": other, "suggestion": suggestion(value, known)}
                yield Finding("unknown-id", (position, key), values=values)


CHECK = Check("lists-name-ids", "lists", _run)

"""A family names records that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..catalogue import Filed
from ..problems import Finding, suggestion
from ..vocabulary import Entry
from .base import Check, Context, record_ids


def _run(item: Filed[Mapping[int, Entry]], context: Context) -> Iterator[Finding]:
    for position, family in item.value.items():
        for number, name in enumerate(family.records):
            if name not in context.once(record_ids):
                values = {"value": name, "suggestion": suggestion(name, context.once(record_ids))}
                yield Finding("unknown-record", (position, "mo_hinh", number), values=values)


CHECK = Check("families-name-records", "lists", _run)

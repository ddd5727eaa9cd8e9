"""A topic that hardly any record has leads readers to an empty page: one line for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..catalogue import Filed
from ..problems import Finding
from ..vocabulary import Entry
from .base import Check, Context, warn

FEW = 3  # fewer are no list to choose from
SHOWN = 10  # a line that is still read to its end


def _used(context: Context) -> Counter[str]:
    return Counter(topic for item in context.catalogue.records for topic in item.value.topics)


def _run(item: Filed[Mapping[int, Entry]], context: Context) -> Iterator[Finding]:
    if item.id != "chu_de":
        return
    used = context.once(_used)
    rare = [topic.id for topic in item.value.values() if used[topic.id] < FEW and not topic.awaited]
    if rare:
        more = "..." if len(rare) > SHOWN else ""
        names = ", ".join(f"{topic} ({used[topic]})" for topic in rare[:SHOWN]) + more
        yield warn(CHECK.name, (), count=len(rare), few=FEW, names=names)


CHECK = Check("topics-with-few-records", "lists", _run)
